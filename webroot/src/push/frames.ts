// What the server tells, by socket and by long poll alike (protocol.md, "Live").
import type { CommandId } from "../app/commands.ts";
import type { Audience, Contribution, Id, ThreadSummary, Time, Tombstone } from "../app/types.ts";

interface Placed {
  readonly room: Id;
  readonly cursor: string;
  /** The cursor of the frame before this one in my view of the room. */
  readonly after: string;
}
export interface ThreadOpened extends Placed {
  readonly type: "threadOpened"; readonly thread: ThreadSummary; readonly contribution: Contribution;
}
export interface ContributedFrame extends Placed {
  readonly type: "contributed"; readonly contribution: Contribution; readonly lastActivity: Time;
}
/** Told late, it may have been withdrawn since. */
export interface Edited extends Placed { readonly type: "edited"; readonly contribution: Contribution }
export interface Withdrawn extends Placed {
  readonly type: "withdrawn"; readonly contribution: Tombstone; readonly quotedIn: readonly Id[];
}
export interface AudienceChanged extends Placed { readonly type: "audienceChanged"; readonly audience: Audience }
/** What changes a room. Applying one twice, or over a newer page, changes nothing. */
export type RoomFrame = ThreadOpened | ContributedFrame | Edited | Withdrawn | AudienceChanged;

export interface Yours {
  readonly type: "yours"; readonly room: Id; readonly cursor: string; readonly command: CommandId;
}
export type Frame =
  | RoomFrame
  | Yours
  | { readonly type: "subscribed"; readonly room: Id; readonly cursor: string }
  | { readonly type: "startOver" | "closed"; readonly room: Id }
  | { readonly type: "forumsChanged" | "pong" };

export function isRoomFrame(frame: Frame): frame is RoomFrame {
  return "after" in frame;
}
