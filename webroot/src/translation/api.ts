// The routes of the languages of a room. Everything may throw Problem or Unreachable, nothing else.
import { newCommand, type CommandId } from "../app/commands.ts";
import type { Http } from "../app/http.ts";
import type { Doc, Id, Language } from "../app/types.ts";
import type { LanguagesPage, TranslationsPage, WorkingPage } from "./types.ts";

export interface NewTranslation {
  readonly command: CommandId;
  readonly shown: string;
  readonly version: number;
  readonly language: Language;
  readonly body: Doc;
}
interface At { readonly forum: Id; readonly room: Id; readonly thread: Id; readonly contribution: Id }

const id = encodeURIComponent;
const room = (forum: Id, which: Id): string => `/api/forums/${id(forum)}/rooms/${id(which)}`;
const one = (at: At): string =>
  `${room(at.forum, at.room)}/threads/${id(at.thread)}/contributions/${id(at.contribution)}/translations`;

export class TranslationApi {
  constructor(private readonly http: Http) {}

  languages(forum: Id, which: Id): Promise<LanguagesPage> { return this.http.get(`${room(forum, which)}/languages`); }
  working(forum: Id, which: Id): Promise<WorkingPage> { return this.http.get(`${room(forum, which)}/languages?awaiting=no`); }
  work(forum: Id, which: Id, languages: readonly Language[]): Promise<unknown> {
    return this.http.put(`${room(forum, which)}/languages`, { command: newCommand(), languages });
  }
  inThread(forum: Id, which: Id, thread: Id): Promise<TranslationsPage> {
    return this.http.get(`${room(forum, which)}/threads/${id(thread)}/translations`);
  }
  translate(at: At, words: NewTranslation): Promise<unknown> { return this.http.post(one(at), words); }
  withdraw(at: At, translation: Id): Promise<unknown> {
    return this.http.put(`${one(at)}/${id(translation)}/withdrawal`, { command: newCommand() });
  }
}
