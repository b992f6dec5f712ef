// What waits to be sent, and what of it is next. Pure.
import type { CommandId } from "../app/commands.ts";
import type { Code } from "../app/problem.ts";
import type { Audience, Id, Shown } from "../app/types.ts";
import type { DraftText, Target, WithdrawalTarget } from "./target.ts";

export type Fate =
  | { readonly is: "open" }
  | { readonly is: "refused"; readonly code: Code; readonly field?: string }
  /** `next` is what is shown beside the old one, and what the person agrees to. */
  | { readonly is: "audienceChanged"; readonly now?: Audience; readonly next?: Shown };

export interface StoredItem {
  readonly id: string;
  /** Made once; stays through every retry, so that the server does it once. */
  readonly command: CommandId;
  readonly target: Target | WithdrawalTarget;
  readonly text: DraftText;
  readonly shown: Shown;
  readonly madeAt: number;
  readonly order: number;
  /** Until then it can be taken back before it leaves the device. */
  readonly leavesAt: number;
  readonly fate: Fate;
}

export type Why = "turn" | "line" | "session" | "server" | "behind";
export type ItemState =
  | { readonly is: "undo"; readonly until: number }
  | { readonly is: "waiting"; readonly why: Why }
  | { readonly is: "sending" }
  | { readonly is: "sent"; readonly contribution?: Id; readonly thread?: Id }
  | { readonly is: "refused"; readonly code: Code; readonly field?: string }
  | { readonly is: "audienceChanged"; readonly before: Audience; readonly now?: Audience; readonly ready: boolean };

export interface Item extends StoredItem {
  readonly state: ItemState;
  /** From 1, among what waits. */
  readonly place: number;
}

export type Next = { readonly send: StoredItem } | { readonly until: number } | undefined;

/** Which of one room's items leaves now; none while an earlier one can still be taken back. */
export function next(items: readonly StoredItem[], now: number): Next {
  const stuck = behind(items);
  for (const item of items) {
    if (item.fate.is !== "open" || stuck.has(item.id)) continue;
    return item.leavesAt > now ? { until: item.leavesAt } : { send: item };
  }
  return undefined;
}

/** Those that follow on a refused one: a reply must not overtake what it was written after. */
export function behind(items: readonly StoredItem[]): ReadonlySet<string> {
  const stuck = new Set<string>();
  const stopped: StoredItem[] = [];
  for (const item of items) {
    const waits = stopped.some((earlier) => follows(item, earlier));
    if (waits) stuck.add(item.id);
    if (waits || item.fate.is !== "open") stopped.push(item);
  }
  return stuck;
}

export function inOrder(items: readonly StoredItem[]): StoredItem[] {
  return [...items].sort((a, b) => a.order - b.order || a.madeAt - b.madeAt);
}

export function stateOf(item: StoredItem, stuck: ReadonlySet<string>, why: Why, now: number): ItemState {
  switch (item.fate.is) {
    case "refused":
      return item.fate;
    case "audienceChanged": {
      const shown = item.fate.next?.audience ?? item.fate.now;
      return {
        is: "audienceChanged", before: item.shown.audience, ready: item.fate.next !== undefined,
        ...(shown === undefined ? {} : { now: shown }),
      };
    }
    case "open":
      if (stuck.has(item.id)) return { is: "waiting", why: "behind" };
      return item.leavesAt > now ? { is: "undo", until: item.leavesAt } : { is: "waiting", why };
  }
}

function follows(item: StoredItem, earlier: StoredItem): boolean {
  const [later, first] = [item.target, earlier.target];
  if (later.room !== first.room || later.kind === "thread" || first.kind === "thread") return false;
  if (later.kind === "contribution" || first.kind === "contribution") {
    return later.kind === first.kind && later.thread === first.thread;
  }
  return later.contribution === first.contribution;
}
