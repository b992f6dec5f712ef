// A thread as a fold: the pages read, then frames. Pure; a frame applied twice or over a newer page changes nothing.
import type { RoomFrame } from "../push/frames.ts";
import {
  isWithdrawn, type Contribution, type DocNode, type Id, type ThreadPage, type ThreadSummary, type Time,
} from "../app/types.ts";

export interface ThreadState {
  readonly summary: ThreadSummary;
  /** In the order of being made. */
  readonly contributions: readonly Contribution[];
  readonly mine: ReadonlySet<Id>;
  /** The last one I had read before this visit. */
  readonly readTo?: Id;
  readonly cursor: string;
  /** Later pages are still to be read: what is not in the list yet must not be put at its end. */
  readonly more: boolean;
}

export function threadState(page: ThreadPage): ThreadState {
  const { thread, contributions, mine, readTo, cursor, more } = page;
  return { summary: thread, contributions, mine: new Set(mine), cursor, more, ...(readTo === undefined ? {} : { readTo }) };
}

/** The next page behind what was read. `readTo` stays where it stood at the first. */
export function withPage(state: ThreadState, page: ThreadPage): ThreadState {
  const known = new Set(state.contributions.map((each) => each.id));
  return {
    ...state,
    summary: page.thread,
    contributions: [...state.contributions, ...page.contributions.filter((each) => !known.has(each.id))],
    mine: new Set([...state.mine, ...page.mine]),
    cursor: page.cursor,
    more: page.more,
  };
}

export function apply(state: ThreadState, frame: RoomFrame): ThreadState {
  const moved = { ...state, cursor: frame.cursor };
  switch (frame.type) {
    case "threadOpened":
      return frame.thread.id === state.summary.id ? arrive(moved, frame.contribution, frame.thread.lastActivity) : moved;
    case "contributed":
      return frame.contribution.thread === state.summary.id ? arrive(moved, frame.contribution, frame.lastActivity) : moved;
    case "edited":
      return replace(moved, frame.contribution);
    case "withdrawn":
      return unquote(replace(moved, frame.contribution), frame.contribution.id, frame.quotedIn);
    case "audienceChanged":
      return moved;
    default:
      // About another part of the room, or of a kind that this page is too old to know.
      return moved;
  }
}

export function claim(state: ThreadState, contribution: Id): ThreadState {
  return state.mine.has(contribution) ? state : { ...state, mine: new Set(state.mine).add(contribution) };
}

export function newest(a: Time, b: Time): Time {
  return a > b ? a : b;
}

function arrive(state: ThreadState, contribution: Contribution, at: Time): ThreadState {
  if (state.contributions.some((each) => each.id === contribution.id)) return replace(state, contribution);
  if (state.more) return state;
  const summary = {
    ...state.summary,
    contributions: state.summary.contributions + 1,
    lastActivity: newest(state.summary.lastActivity, at),
  };
  return { ...state, summary, contributions: [...state.contributions, contribution] };
}

function replace(state: ThreadState, contribution: Contribution): ThreadState {
  if (!state.contributions.some((each) => each.id === contribution.id)) return state;
  return {
    ...state,
    contributions: state.contributions.map((each) => (each.id === contribution.id ? later(each, contribution) : each)),
  };
}

/** Withdrawn stays withdrawn, an older version never follows a newer, and what is told twice is as it was told first. */
function later(known: Contribution, told: Contribution): Contribution {
  if (isWithdrawn(known)) return known;
  if (isWithdrawn(told)) return told;
  return told.version > known.version ? told : known;
}

function unquote(state: ThreadState, withdrawn: Id, quotedIn: readonly Id[]): ThreadState {
  if (quotedIn.length === 0) return state;
  const contributions = state.contributions.map((each) =>
    quotedIn.includes(each.id) && !isWithdrawn(each)
      ? { ...each, body: { ...each.body, content: each.body.content.map((node) => gone(node, withdrawn)) } }
      : each);
  return { ...state, contributions };
}

function gone(node: DocNode, withdrawn: Id): DocNode {
  if (node.type === "quote") {
    return node.attrs?.["contribution"] === withdrawn ? goneQuote(node) : node;
  }
  return node.content === undefined ? node : { ...node, content: node.content.map((each) => gone(each, withdrawn)) };
}

function goneQuote(node: DocNode): DocNode {
  const { contribution, version, from, to, dir } = node.attrs ?? {};
  return { type: "quote", attrs: { contribution, version, from, to, gone: true, ...(dir === undefined ? {} : { dir }) } };
}
