// All sessions of one's own rooms in one list, by week or by month, as they fall in one's own zone. Pure.
import type { Id, PartyCode, RoomKind, Text } from "../app/types.ts";
import { badness, isWeekend, wallAt } from "./zones.ts";
import type { Session } from "./types.ts";

const dayMs = 86_400_000;

export interface Joint {
  readonly forum: Id;
  readonly forumName: Text;
  readonly room: Id;
  readonly kind: RoomKind;
  readonly roomName: string;
  /** Whose rest days count, where the zone alone does not say it. */
  readonly party?: PartyCode;
  readonly session: Session;
}
export interface Falling extends Joint {
  readonly burden: 0 | 1 | 2;
  readonly weekend: boolean;
  /** Another session of mine takes place at the same time. */
  readonly clash: boolean;
}
export interface Stretch {
  /** An instant within its first day, to be named by. */
  readonly from: number;
  /** Within its last day; the same instant where the stretch is a month. */
  readonly to: number;
  readonly sessions: readonly Falling[];
}
export interface View {
  readonly by: "week" | "month";
  readonly zone: string;
  readonly now: number;
  /** Of an instant in my zone, equal within a month of my calendar, whichever that is. */
  readonly monthOf: (at: number) => string;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekBegins: number;
}

/** Soonest first; what is over or cancelled is left out. */
export function stretches(all: readonly Joint[], view: View): Stretch[] {
  const coming = all.filter(({ session }) => session.state === "planned" && end(session) > view.now)
    .sort((a, b) => start(a.session) - start(b.session) || a.session.id.localeCompare(b.session.id));
  const found = new Map<string, Stretch & { sessions: Falling[] }>();
  for (const each of coming) {
    const at = start(each.session);
    const from = view.by === "week" ? weekStart(at, view) : at;
    const key = view.by === "week" ? dayOf(from, view.zone) : view.monthOf(at);
    const stretch = found.get(key) ?? { from, to: view.by === "week" ? from + 6 * dayMs : at, sessions: [] };
    stretch.sessions.push(falling(each, coming, view.zone));
    found.set(key, stretch);
  }
  return [...found.values()];
}

function falling(each: Joint, all: readonly Joint[], zone: string): Falling {
  const wall = wallAt(zone, start(each.session));
  const clash = all.some((other) => other !== each && start(other.session) < end(each.session) && start(each.session) < end(other.session));
  return { ...each, burden: badness(wall), weekend: isWeekend(each.party ?? "", wall.weekday), clash };
}

/** Noon of the day on which the week begins: no change of the clock moves it into another day. */
function weekStart(at: number, { zone, weekBegins }: View): number {
  const wall = wallAt(zone, at);
  const noon = at + (12 - wall.hour) * 3_600_000;
  const back = (((wall.weekday - weekBegins) % 7) + 7) % 7;
  return noon - back * dayMs;
}

function dayOf(at: number, zone: string): string {
  return wallAt(zone, at).date;
}

function start(session: Session): number {
  return Date.parse(session.starts);
}

function end(session: Session): number {
  return start(session) + session.minutes * 60_000;
}
