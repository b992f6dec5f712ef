// How a room is chaired as a fold, and how much parties were heard, by week. Pure.
import type { Id, PartyCode, Time } from "../app/types.ts";
import type { RoomFrame } from "../push/frames.ts";
import type { ConductPage, HeardDay } from "./types.ts";

export function applyConduct(page: ConductPage, frame: RoomFrame): ConductPage {
  if (frame.type !== "conductChanged") return { ...page, cursor: frame.cursor };
  return { cooling: frame.cooling, cursor: frame.cursor, ...(frame.tour === undefined ? {} : { tour: frame.tour }) };
}

/** Until when nothing is sent to a thread, or to a new one. */
export function coolsUntil(page: ConductPage | undefined, thread: Id | undefined): Time | undefined {
  return page?.cooling.room ?? page?.cooling.threads.find((each) => each.thread === thread)?.until;
}

const dayMs = 86_400_000;

/** Words a week of one party, the oldest first; the last week ends today. */
export function weeks(days: readonly HeardDay[], party: PartyCode | undefined, now: number, count = 8): number[] {
  const sums = new Array<number>(count).fill(0);
  for (const day of days) {
    const ago = Math.floor((now - Date.parse(`${day.date}T00:00:00Z`)) / (7 * dayMs));
    if (day.party === party && ago >= 0 && ago < count) sums[count - 1 - ago]! += day.words;
  }
  return sums;
}
