// Positions as they stood at a session: what was circulated by then, in the words it had then. Pure.
import type { Session } from "../agenda/types.ts";
import { inOrder } from "./order.ts";
import { symbolAt } from "./symbol.ts";
import type { Paper } from "./types.ts";

/** A session by whose end positions are looked at. */
export interface Round { readonly id: string; readonly title: string; readonly ends: string }

/** The sessions that are over, the oldest first. */
export function roundsOf(sessions: readonly Session[], now: number): readonly Round[] {
  return sessions.filter(({ state }) => state === "planned")
    .map(({ id, title, starts, minutes }) => ({ id, title, ends: new Date(Date.parse(starts) + minutes * 60_000).toISOString() }))
    .filter(({ ends }) => Date.parse(ends) <= now)
    .sort((a, b) => (a.ends < b.ends ? -1 : a.ends > b.ends ? 1 : 0));
}

/** The papers as they stood at a moment; what is withdrawn today is not to be read of any day. */
export function asOf(papers: readonly Paper[], moment: string): readonly Paper[] {
  return papers.flatMap((paper) => {
    const then = inOrder(paper.revisions).filter(({ at }) => at <= moment);
    const last = then.at(-1);
    if (last === undefined || paper.status === "withdrawn" || paper.status === "embargoed") return [];
    const symbol = symbolAt(paper, then.length - 1);
    return [{ ...paper, revision: last.revision, revisions: then, status: then.length > 1 ? "revised" as const : "circulated" as const, ...(symbol === undefined ? {} : { symbol }) }];
  });
}

/** Whether a position is another than it was. */
export function isNew(now: Paper | undefined, then: Paper | undefined): boolean {
  return now !== undefined && (then === undefined || now.id !== then.id || now.revision !== then.revision);
}
