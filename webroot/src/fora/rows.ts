// The web of fora as GET /api/fora gives it (config/fora), and what can be filtered by.
import type { PartyCode, Text } from "../app/types.ts";

export interface Seat {
  party: PartyCode;
  namedBy: "source" | "commonKnowledge";
}

export type LinkKind = "growsInto" | "extends" | "feeds" | "buildsOn" | "beside" | "conditions";

export interface Row {
  id: string;
  number: number;
  name: Text;
  parties: readonly Seat[];
  optionalSeats: readonly Seat[];
  partiesNote?: Text;
  issue: string;
  goals: readonly string[];
  track: { value?: "T1" | "T1_5" | "T2" | "T3"; suggestedBy: "parley" | "source" };
  reference: boolean;
  statusAsProposed: Text;
  laterDevelopments: readonly { date: string; text: Text; source?: string }[];
  summary: Text;
  links: readonly { kind: LinkKind; to: string }[];
  keptApartFrom: readonly string[];
}

export interface Fora {
  fora: readonly Row[];
  parties: readonly { code: PartyCode; name: Text }[];
  vocabulary: { goals: readonly { id: string; name: Text; wording: Text }[]; issues: readonly { id: string; name: Text }[] };
  source: { title: Text; authors: readonly Text[]; published: Text; note: Text };
}

export interface Filter {
  issue: string;
  goal: string;
  track: string;
  party: string;
  /** What stands as a reference, or is proposed. */
  kind: string;
  /** Searched for in all languages. */
  words: string;
}

export const everything: Filter = { issue: "", goal: "", track: "", party: "", kind: "", words: "" };

export function matching(rows: readonly Row[], filter: Filter): Row[] {
  return rows.filter(
    (row) =>
      (filter.issue === "" || row.issue === filter.issue) &&
      (filter.goal === "" || row.goals.includes(filter.goal)) &&
      (filter.track === "" || row.track.value === filter.track) &&
      (filter.kind === "" || row.reference === (filter.kind === "reference")) &&
      holds(row, filter.words) &&
      (filter.party === "" || [...row.parties, ...row.optionalSeats].some(({ party }) => party === filter.party)),
  );
}

/** Every word stands somewhere in the row, in whatever language. */
function holds(row: Row, words: string): boolean {
  const texts = [row.name, row.summary, row.statusAsProposed, row.partiesNote ?? {}].flatMap((text) => Object.values(text)).join("\n").toLocaleLowerCase();
  return words.toLocaleLowerCase().split(/\s+/).every((word) => texts.includes(word));
}

/** What other rows say of this one: "grows into 4" at 3 is told at 4 as well. */
export function linksTo(row: Row, rows: readonly Row[]): { kind: LinkKind; from: Row }[] {
  return rows.flatMap((from) => from.links.filter(({ to }) => to === row.id).map(({ kind }) => ({ kind, from })));
}
