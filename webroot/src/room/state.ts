// A room as a fold: the page read at its cursor, then frames in their order. Pure; knows no clock and no line.
import { newest } from "../discussion/state.ts";
import type { RoomFrame, ThreadOpened } from "../push/frames.ts";
import { isWithdrawn, type Audience, type Contribution, type Id, type RoomView, type ThreadSummary, type Time } from "../app/types.ts";

/** A tab is open for days. */
const arrivedMax = 1_000;
interface Arrival { readonly cursor: string; readonly thread: Id; readonly contribution: Id }

export interface RoomState {
  readonly page: RoomView;
  /** Contributions known to be mine since the page was read; they are never new to me. */
  readonly mine: ReadonlySet<Id>;
  /** The last that came since the page was read: counted once, however often they are told. */
  readonly arrived: readonly Arrival[];
}

export function roomState(page: RoomView): RoomState {
  return { page: { ...page, threads: newestFirst(page.threads) }, mine: new Set(), arrived: [] };
}

/** The room after this frame. That the frame follows on the room's cursor is the caller's to check. */
export function apply(state: RoomState, frame: RoomFrame): RoomState {
  const moved = { ...state, page: { ...state.page, cursor: frame.cursor } };
  switch (frame.type) {
    case "threadOpened":
      return arrive(withThread(moved, frame), frame.contribution, frame.cursor, frame.contribution.at, 0);
    case "contributed":
      return arrive(moved, frame.contribution, frame.cursor, frame.lastActivity, 1);
    case "audienceChanged":
      return { ...moved, page: { ...moved.page, audience: mineKept(state.page, frame.audience), rule: frame.audience.rule } };
    case "edited":
    case "withdrawn":
      return moved;
    default:
      // What is about another part of the room, or of a kind that this page is too old to know: the place moves on.
      return moved;
  }
}

/** `contribution` is mine: I learned it from the answer, or by `yours` with this cursor. */
export function claim(state: RoomState, which: { contribution: Id } | { cursor: string }): RoomState {
  const arrival = state.arrived.find((each) =>
    "cursor" in which ? each.cursor === which.cursor : each.contribution === which.contribution);
  const id = arrival?.contribution ?? ("contribution" in which ? which.contribution : undefined);
  if (id === undefined || state.mine.has(id)) return state;
  const next = { ...state, mine: new Set(state.mine).add(id) };
  return arrival === undefined ? next : changed(next, arrival.thread, (thread) => ({ ...thread, new: Math.max(0, (thread.new ?? 0) - 1) }));
}

/** I have read on in a thread: `left` are still new. */
export function read(state: RoomState, thread: Id, left: number): RoomState {
  return changed(state, thread, (each) => ({ ...each, new: left }));
}

function withThread(state: RoomState, { thread, contribution }: ThreadOpened): RoomState {
  if (state.page.threads.some((each) => each.id === thread.id)) return state;
  // Told late, the thread is as it stands today; what was contributed since is told, and counted, on its own.
  const opened = { ...thread, contributions: 1, lastActivity: contribution.at, new: 0 };
  return { ...state, page: { ...state.page, threads: newestFirst([opened, ...state.page.threads]) } };
}

function arrive(state: RoomState, contribution: Contribution, cursor: string, at: Time, count: 0 | 1): RoomState {
  if (state.arrived.some((each) => each.contribution === contribution.id)) return state;
  const arrived = [...state.arrived.slice(1 - arrivedMax), { cursor, thread: contribution.thread, contribution: contribution.id }];
  const isNew = state.mine.has(contribution.id) || isWithdrawn(contribution) ? 0 : 1;
  // At one instant the later told comes first, as the server has it: a batch has one time.
  const first = [...state.page.threads].sort((a, b) => Number(b.id === contribution.thread) - Number(a.id === contribution.thread));
  return changed({ ...state, page: { ...state.page, threads: first }, arrived }, contribution.thread, (thread) => ({
    ...thread,
    contributions: thread.contributions + count,
    lastActivity: newest(thread.lastActivity, at),
    new: (thread.new ?? 0) + isNew,
  }));
}

function changed(state: RoomState, id: Id, change: (thread: ThreadSummary) => ThreadSummary): RoomState {
  const threads = state.page.threads.map((thread) => (thread.id === id ? change(thread) : thread));
  return { ...state, page: { ...state.page, threads: newestFirst(threads) } };
}

function newestFirst(threads: readonly ThreadSummary[]): readonly ThreadSummary[] {
  return [...threads].sort((a, b) => (a.lastActivity < b.lastActivity ? 1 : a.lastActivity > b.lastActivity ? -1 : 0));
}

/** A frame is the same for all, so how I appear is kept from what was told to me alone. */
function mineKept(page: RoomView, audience: Audience): Audience {
  const youAppearAs = page.audience.youAppearAs;
  return youAppearAs === undefined ? audience : { ...audience, youAppearAs };
}
