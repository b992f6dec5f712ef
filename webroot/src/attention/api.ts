// The routes of what I keep for myself (protocol.md). Everything may throw Problem or Unreachable, nothing else.
import type { Http } from "../app/http.ts";
import type { Id } from "../app/types.ts";
import type { Heed, Heeded, ReadBefore, ShownRoom } from "./types.ts";

export class AttentionApi {
  constructor(private readonly http: Http) {}

  choose(forum: Id, room: Id, thread?: Id, attention?: Heeded): Promise<Heed> {
    const body = { ...(thread === undefined ? {} : { thread }), ...(attention === undefined ? {} : { attention }) };
    return this.http.put(`/api/forums/${encodeURIComponent(forum)}/rooms/${encodeURIComponent(room)}/attention`, body);
  }
  readAll(rooms: readonly ShownRoom[]): Promise<ReadBefore> { return this.http.put("/api/me/reading", { rooms }); }
  takeBack(before: ReadBefore): Promise<void> { return this.http.put("/api/me/reading/before", before); }
}
