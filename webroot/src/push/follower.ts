// Whoever wants to hear of a room, or of one text of it: where it stands, and what it is told.
import type { Id } from "../app/types.ts";
import type { Frame } from "./frames.ts";

export interface Follower {
  readonly forum: Id;
  readonly room: Id;
  /** The text of the room, if it follows one and not the room itself. */
  readonly text?: Id;
  /** How far it has come; absent until its page is read. */
  readonly cursor: string | undefined;
  /** A new subscription begins at `cursor`; what an older one still tells may not follow on it. */
  subscribing(): void;
  /** The line stands again: what could not be read for want of it is read now, not when a wait is over. */
  lineStands(): void;
  hear(frame: Frame): void;
}

/** Under which frames find their follower. */
export function keyOf({ room, text }: { readonly room: Id; readonly text?: Id }): Id {
  return text ?? room;
}

/** What both ways of being told have in common. */
export interface Line {
  subscribe(follower: Follower): void;
  unsubscribe(follower: Follower): void;
  /** Ask for a sign of life; without one the line closes itself. */
  ping(): void;
  close(): void;
}
