// Whoever wants to hear of a room: where it stands, and what it is told.
import type { Id } from "../app/types.ts";
import type { Frame } from "./frames.ts";

export interface Follower {
  readonly forum: Id;
  readonly room: Id;
  /** How far it has come; absent until its page is read. */
  readonly cursor: string | undefined;
  /** A new subscription begins at `cursor`; what an older one still tells may not follow on it. */
  subscribing(): void;
  hear(frame: Frame): void;
}

/** What both ways of being told have in common. */
export interface Line {
  subscribe(follower: Follower): void;
  unsubscribe(follower: Follower): void;
  /** Ask for a sign of life; without one the line closes itself. */
  ping(): void;
  close(): void;
}
