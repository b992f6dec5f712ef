// What a room told since somebody looked last: all of a batch, not its last frame alone.
import type { Id } from "../app/types.ts";
import type { RoomFrame } from "../push/frames.ts";

export interface Telling { readonly recent: readonly RoomFrame[]; readonly epoch: number }

/** What is said in threads changes neither paper nor agenda, and is not worth telling that it was seen. */
const elsewhere: ReadonlySet<string> = new Set(["threadOpened", "contributed", "edited", "withdrawn"]);

/** All after one of them; all there are where it stands there no more. */
export function after(recent: readonly RoomFrame[], last: RoomFrame | undefined): readonly RoomFrame[] {
  return last === undefined ? recent : recent.slice(recent.lastIndexOf(last) + 1);
}

export class Heard {
  private last: RoomFrame | undefined;
  private epoch: number;

  constructor(private readonly room: Telling) {
    this.last = room.recent.at(-1);
    this.epoch = room.epoch;
  }

  /** Whether something that changes more than threads was told since this was asked, or the room was read again. */
  more(): boolean {
    const { recent, epoch } = this.room;
    const told = after(recent, this.last).some((frame) => !elsewhere.has(frame.type));
    const again = epoch !== this.epoch;
    this.last = recent.at(-1);
    this.epoch = epoch;
    return told || again;
  }
}

/** Whether an agenda was changed by others after a frame, up to and with what I did at a cursor; undefined: that is not told yet. */
export function othersUpTo(recent: readonly RoomFrame[], last: RoomFrame | undefined, session: Id, own: { readonly at: string; readonly all: ReadonlySet<string> }): boolean | undefined {
  const told = after(recent, last);
  const end = told.findIndex(({ cursor }) => cursor === own.at);
  if (end < 0) return undefined;
  return told.slice(0, end).some((frame) => (frame.type === "itemChanged" || frame.type === "agendaChanged") && frame.session === session && !own.all.has(frame.cursor));
}
