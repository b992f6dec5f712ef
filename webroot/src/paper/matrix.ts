// Who says what on which issue: the newest paper of each party on each issue, and its first words. Pure.
import type { Doc, DocNode, PartyCode } from "../app/types.ts";
import { issuesOf, latest, partiesOf } from "./library.ts";
import type { Paper } from "./types.ts";

export interface Row { readonly issue: string; readonly cells: readonly (Paper | undefined)[] }
export interface Matrix { readonly parties: readonly PartyCode[]; readonly rows: readonly Row[] }

/** Papers without a party or an issue, of a person, withdrawn or not open yet, have no cell. */
export function matrixOf(papers: readonly Paper[]): Matrix {
  const standing = papers.filter(({ party, author, issue, status }) => party !== undefined && author === undefined && issue !== undefined && (status === "circulated" || status === "revised"));
  const parties = partiesOf(standing);
  return {
    parties,
    rows: issuesOf(standing).map((issue) => ({ issue, cells: parties.map((party) => newest(standing.filter((each) => each.issue === issue && each.party === party))) })),
  };
}

function newest(papers: readonly Paper[]): Paper | undefined {
  return [...papers].sort((a, b) => (latest(a) < latest(b) ? 1 : latest(a) > latest(b) ? -1 : a.id < b.id ? -1 : 1))[0];
}

/** The first paragraph with words in it; a heading only where there is nothing else. */
export function firstParagraph(doc: Doc): string {
  return first(doc.content, "paragraph") ?? first(doc.content, "heading") ?? "";
}

function first(nodes: readonly DocNode[], type: string): string | undefined {
  for (const node of nodes) {
    const words = node.type === type ? wordsOf(node) : first(node.content ?? [], type);
    if (words !== undefined && words !== "") return words;
  }
  return undefined;
}

function wordsOf(node: DocNode): string {
  return (node.content ?? []).map((each) => (each.type === "hard_break" ? " " : (each.text ?? ""))).join("").trim();
}

/** At most so many characters, to the end of a word. */
export function shortened(words: string, max: number): string {
  const characters = [...words];
  if (characters.length <= max) return words;
  const cut = characters.slice(0, max).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > max / 2 ? cut.slice(0, space) : cut).trimEnd()} …`;
}
