// The library of a room: which papers are shown, and in which order. Pure.
import type { Paper, Status } from "./types.ts";

export const orders = ["newest", "symbol", "title", "party"] as const;
export type Order = (typeof orders)[number];
/** "" for all. */
export interface Sought { readonly party: string; readonly issue: string; readonly status: Status | ""; readonly order: Order; readonly words: string }

export const everything: Sought = { party: "", issue: "", status: "", order: "newest", words: "" };

/** @param named the name of a party as the reader's language has it, to order by */
export function found(papers: readonly Paper[], { party, issue, status, order, words }: Sought, named: (party: string) => string, locale: string): readonly Paper[] {
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const wanted = folded(words).split(/\s+/).filter((word) => word !== "");
  const kept = papers.filter((each) => holds(each, wanted, named)).filter((each) =>
    (party === "" || each.party === party) && (issue === "" || each.issue === issue) && (status === "" || each.status === status));
  const by: Record<Order, (a: Paper, b: Paper) => number> = {
    newest: (a, b) => compare(latest(b), latest(a)),
    symbol: (a, b) => compare(a.symbol ?? "", b.symbol ?? ""),
    title: (a, b) => compare(a.title ?? "", b.title ?? ""),
    party: (a, b) => compare(a.party === undefined ? "" : named(a.party), b.party === undefined ? "" : named(b.party)),
  };
  // Two that are alike always stand in one order.
  return [...kept].sort((a, b) => by[order](a, b) || compare(a.symbol ?? "", b.symbol ?? "") || (a.id < b.id ? -1 : 1));
}

/** All words in what is shown of a paper: its symbol, its title, its issue and its party. */
function holds({ symbol = "", title = "", issue = "", party }: Paper, wanted: readonly string[], named: (party: string) => string): boolean {
  const text = folded([symbol, title, issue, party === undefined ? "" : named(party)].join(" "));
  return wanted.every((word) => text.includes(word));
}

function folded(words: string): string {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** When its present words were circulated. */
export function latest(paper: Paper): string {
  return paper.revisions.reduce((last, { at }) => (at > last ? at : last), paper.circulated);
}

/** What can be chosen from, each once, in order. */
export function partiesOf(papers: readonly Paper[]): readonly string[] {
  return distinct(papers.map(({ party }) => party));
}

export function issuesOf(papers: readonly { readonly issue?: string }[]): readonly string[] {
  return distinct(papers.map(({ issue }) => issue));
}

function distinct(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((each): each is string => each !== undefined))].sort((a, b) => a.localeCompare(b));
}
