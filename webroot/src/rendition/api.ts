// The routes of a paper's language versions. Everything may throw Problem or Unreachable, nothing else.
import type { CommandId } from "../app/commands.ts";
import type { Http } from "../app/http.ts";
import type { Id, Language } from "../app/types.ts";
import type { RenditionAnswer, RenditionList, RenditionPage, RenditionWords } from "./types.ts";

const id = encodeURIComponent;

/** Each change takes the id of its command, which is given again only to repeat one whose outcome is unknown. */
export class RenditionApi {
  private readonly base: string;

  constructor(private readonly http: Http, forum: Id, room: Id, paper: Id) {
    this.base = `/api/forums/${id(forum)}/rooms/${id(room)}/papers/${id(paper)}/renditions`;
  }

  all(): Promise<RenditionList> { return this.http.get(this.base); }
  one(language: Language, revision?: number): Promise<RenditionPage> {
    return this.http.get(`${this.base}/${id(language)}${revision === undefined ? "" : `?revision=${revision}`}`);
  }
  render(command: CommandId, language: Language, paragraph: number, words: RenditionWords): Promise<RenditionAnswer> {
    return this.http.put(`${this.base}/${id(language)}/paragraphs/${paragraph}`, { command, ...words });
  }
  declare(command: CommandId, language: Language, said: { readonly authentic: boolean; readonly revision: number; readonly last: Id }): Promise<unknown> {
    return this.http.put(`${this.base}/${id(language)}/authenticity`, { command, ...said });
  }
  withdraw(command: CommandId, language: Language, last: Id): Promise<unknown> {
    return this.http.put(`${this.base}/${id(language)}/withdrawal`, { command, last });
  }
}
