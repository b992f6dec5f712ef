// The symbol a paper would get by the forum's scheme, to be shown before it is circulated. The server gives the real one.
import type { RoomKind } from "../app/types.ts";
import type { Paper } from "./types.ts";

/** `AFG/WG1/2026/3` in a plenary, `AFG/WG1/CRP/2026/3` elsewhere; counted from the papers of that room that I can see. */
export function symbolOf(group: string, kind: RoomKind, year: number, papers: readonly { readonly symbol?: string }[]): string {
  const series = `${group}${kind === "plenary" ? "" : "/CRP"}/${year}/`;
  const numbers = papers.flatMap(({ symbol }) => (symbol?.startsWith(series) ? [symbol] : [])).map((symbol) => Number(/^\d+/.exec(symbol.slice(series.length))?.[0] ?? 0));
  return `${series}${Math.max(0, ...numbers) + 1}`;
}

/** The same paper's next revision: `AFG/WG1/2026/3/Rev.1`. */
export function revisionOf({ symbol = "", revisions }: Pick<Paper, "symbol" | "revisions">): string {
  return `${bare(symbol)}/Rev.${Math.max(1, revisions.length)}`;
}

/** As it stood on one of its revisions, counted from none. */
export function symbolAt({ symbol }: { readonly symbol?: string }, revision: number): string | undefined {
  if (symbol === undefined) return undefined;
  return revision === 0 ? bare(symbol) : `${bare(symbol)}/Rev.${revision}`;
}

/** Without what it says of its revision. */
export function bare(symbol: string): string {
  return symbol.replace(/\/Rev\.\d+$/, "");
}
