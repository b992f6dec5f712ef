// The web of fora as a graph: who sits where, how fora bear on each other, and which places are empty. Made of what
// is published (config/fora) and of nothing else: no forum that anybody has opened can change a byte of it.
import type { PartyCode } from "../app/types.ts";
import type { Fora, LinkKind, Row } from "./rows.ts";

export interface Knot {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}
/** Of a forum and a party, or of two fora; a party of a row may be an optional seat. */
export interface Tie {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind | "seat" | "optionalSeat";
}
export interface Web {
  readonly knots: readonly Knot[];
  readonly ties: readonly Tie[];
}

export const partyId = (code: PartyCode): string => `party-${code}`;
const forum = { width: 168, height: 62 };
const party = { width: 124, height: 34 };

/** Every row and every party that has a seat somewhere. What bears on all others is no tie: it is said in words. */
export function webOf({ fora }: Pick<Fora, "fora">): Web {
  const codes = [...new Set(fora.flatMap((row) => seatsOf(row)))];
  const seats = fora.flatMap((row): Tie[] => [
    ...row.parties.map((seat): Tie => ({ from: row.id, to: partyId(seat.party), kind: "seat" })),
    ...row.optionalSeats.map((seat): Tie => ({ from: row.id, to: partyId(seat.party), kind: "optionalSeat" })),
  ]);
  const links = fora.flatMap((row) => row.links.filter(({ to }) => to !== "all").map(({ kind, to }): Tie => ({ from: row.id, to, kind })));
  // "beside" holds both ways, and the data say it at both ends.
  const once = links.filter((tie, at) => tie.kind !== "beside" || !links.slice(0, at).some((other) => other.kind === "beside" && other.from === tie.to && other.to === tie.from));
  return {
    knots: [...codes.map((code) => ({ id: partyId(code), ...party })), ...fora.map((row) => ({ id: row.id, ...forum }))],
    ties: [...seats, ...once],
  };
}

export function seatsOf(row: Row): PartyCode[] {
  return [...row.parties, ...row.optionalSeats].map((seat) => seat.party);
}

/**
 * Pairs of parties that share no forum: on this issue among those concerned with it, or, where none is named, on any.
 * Two whose fora are kept apart on purpose are no empty place: nothing is to suggest that they meet.
 */
export function emptyPlaces(fora: readonly Row[], issue: string): [PartyCode, PartyCode][] {
  const rows = issue === "" ? fora : fora.filter((row) => row.issue === issue);
  const codes = [...new Set(rows.flatMap(seatsOf))];
  const together = (a: PartyCode, b: PartyCode): boolean => rows.some((row) => seatsOf(row).includes(a) && seatsOf(row).includes(b));
  return codes.flatMap((a, at) => codes.slice(at + 1).filter((b) => !together(a, b) && !apart(fora, a, b)).map((b): [PartyCode, PartyCode] => [a, b]));
}

function apart(fora: readonly Row[], a: PartyCode, b: PartyCode): boolean {
  return fora.some((row) => seatsOf(row).includes(a) && row.keptApartFrom.some((id) => fora.some((other) => other.id === id && seatsOf(other).includes(b) && !seatsOf(other).includes(a))));
}

/** What a form for a forum in an empty place begins with, as the end of an address: it stays in the browser. */
export function placeHash(parties: readonly PartyCode[], issue: string): string {
  return `#${[...parties, ...(issue === "" ? [] : [`issue-${issue}`])].join("+")}`;
}

export function placeFrom(hash: string, web: Pick<Fora, "parties" | "vocabulary">): { parties: PartyCode[]; issue?: Fora["vocabulary"]["issues"][number] } {
  const words = hash.slice(1).split("+");
  const issue = web.vocabulary.issues.find(({ id }) => words.includes(`issue-${id}`));
  return { parties: web.parties.map(({ code }) => code).filter((code) => words.includes(code)), ...(issue === undefined ? {} : { issue }) };
}
