// The routes of the comments on one paper or text. Everything may throw Problem or Unreachable, nothing else.
import type { CommandId } from "../app/commands.ts";
import type { Http } from "../app/http.ts";
import type { Id } from "../app/types.ts";
import type { CommentPage, NewComment } from "./types.ts";

const id = encodeURIComponent;

export class CommentApi {
  private readonly base: string;

  constructor(private readonly http: Http, forum: Id, room: Id, on: Id) {
    this.base = `/api/forums/${id(forum)}/rooms/${id(room)}/comments/${id(on)}`;
  }

  read(revision?: number): Promise<CommentPage> { return this.http.get(revision === undefined ? this.base : `${this.base}?revision=${revision}`); }
  make(command: CommandId, comment: NewComment): Promise<unknown> { return this.http.post(this.base, { command, ...comment }); }
  answer(command: CommandId, comment: Id, shown: string, words: string): Promise<unknown> { return this.http.post(`${this.one(comment)}/answers`, { command, shown, words }); }
  settle(command: CommandId, comment: Id, outcome: "open" | "resolved" | "rejected"): Promise<unknown> { return this.http.put(`${this.one(comment)}/settlement`, { command, outcome }); }
  accept(command: CommandId, comment: Id, shown: string, version: number): Promise<unknown> { return this.http.put(`${this.one(comment)}/acceptance`, { command, shown, version }); }
  takeBack(command: CommandId, comment: Id, answer?: Id): Promise<unknown> { return this.http.put(`${this.one(comment)}/withdrawal`, { command, ...(answer === undefined ? {} : { answer }) }); }

  private one(comment: Id): string { return `${this.base}/${id(comment)}`; }
}
