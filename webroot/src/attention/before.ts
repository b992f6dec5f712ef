// How far I had read before I marked all as read.
import type { ReadBefore } from "./types.ts";

/** Taken back is what was before the first of several presses: one entry of each room, however often it was pressed. */
export function joined(later: ReadBefore, earlier: ReadBefore = { rooms: [] }): ReadBefore {
  const rooms = new Map<string, ReadBefore["rooms"][number]>();
  for (const one of [...later.rooms, ...earlier.rooms]) {
    const known = rooms.get(one.room);
    rooms.set(one.room, known === undefined ? one : { ...one, threads: { ...known.threads, ...one.threads }, things: { ...known.things, ...one.things } });
  }
  return { rooms: [...rooms.values()] };
}
