// The clock of an agenda: when each item begins if those before it take as long as planned, and what is too much.
import type { Id } from "../app/types.ts";
import { plannedOf } from "./state.ts";
import type { AgendaPage, Session, SessionsPage } from "./types.ts";

const minuteMs = 60_000;

export interface Running { readonly from: number; readonly to: number }

export function runningTimes({ session, items }: Pick<AgendaPage, "session" | "items">): ReadonlyMap<Id, Running> {
  let from = Date.parse(session.starts);
  return new Map(plannedOf(items).map((item) => {
    const to = from + item.minutes * minuteMs;
    const running = { from, to };
    from = to;
    return [item.id, running];
  }));
}

export interface Total {
  readonly planned: number;
  readonly length: number;
  /** Above zero: so many minutes are left; below: so many are too much. */
  readonly left: number;
}

export function total({ session, items }: Pick<AgendaPage, "session" | "items">): Total {
  const planned = plannedOf(items).reduce((sum, item) => sum + item.minutes, 0);
  return { planned, length: session.minutes, left: session.minutes - planned };
}

/** Sessions to come first, soonest first; then those past or cancelled, newest first. */
export function inTime<T extends { readonly starts: string; readonly minutes: number; readonly state: string }>(sessions: readonly T[], now: number): { coming: readonly T[]; past: readonly T[] } {
  const isComing = (each: T): boolean => each.state === "planned" && Date.parse(each.starts) + each.minutes * minuteMs > now;
  return { coming: sessions.filter(isComing), past: sessions.filter((each) => !isComing(each)).reverse() };
}

/** When the sessions begin whose hours count: all but those cancelled, and the one that is being changed. */
export function countedStarts({ sessions }: SessionsPage, except?: Session): readonly string[] {
  return sessions.filter((each) => each.state === "planned" && each.id !== except?.id).map((each) => each.starts);
}
