// What I want to hear of a room, by my own choice; the same on all my devices.
import type { Id } from "../app/types.ts";

export type Heeded = "followed" | "muted";
export interface Heed {
  /** Absent as long as nothing was chosen, which is followed. */
  readonly room?: Heeded;
  /** The threads that differ from their room. */
  readonly threads: Readonly<Record<Id, Heeded>>;
}
/** A room as it was shown: what came since stays unread. */
export interface ShownRoom {
  readonly forum: Id;
  readonly room: Id;
  readonly cursor: string;
  /** With its papers and agendas. */
  readonly whole?: true;
}
/** How far I had read: the last contribution of a thread, the cursor of a paper or session; "" for nothing. */
export interface ReadBefore {
  readonly rooms: readonly { readonly forum: Id; readonly room: Id; readonly threads: Readonly<Record<Id, string>>; readonly things: Readonly<Record<Id, string>> }[];
}
