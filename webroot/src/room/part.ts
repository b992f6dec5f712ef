import type { RoomFrame } from "../push/frames.ts";

/** What is read of a room on its own (a thread, its sessions, an agenda) and kept true by the room's frames. */
export interface Part {
  hear(frame: RoomFrame): void;
  /** More contributions are known to be mine. */
  claimed(): void;
  /** The room's page was read; the first time its page and mine may have crossed. */
  roomRead(first: boolean): void;
  /** As {@link Follower.lineStands}. */
  lineStands(): void;
  gone(): void;
  close(): void;
}
