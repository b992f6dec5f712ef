// Sharing bad hours fairly: whose evening or night a session takes, how much each party has borne so far, and which
// hour of a day keeps the largest share smallest. Pure; a session weighs as the hour at which it begins.
import type { PartyCode, Time } from "../app/types.ts";
import type { Holiday, Zones } from "./types.ts";
import { badness, halfHours, isWeekend, timeOf, wallAt } from "./zones.ts";

export type Burdens = Readonly<Record<PartyCode, number>>;

/** How a party meets one instant. */
export interface Local {
  readonly party: PartyCode;
  readonly zone: string;
  /** The date there, YYYY-MM-DD. */
  readonly date: string;
  /** HH:MM there. */
  readonly time: string;
  readonly burden: 0 | 1 | 2;
  readonly weekend: boolean;
  /** The name of a holiday that the organiser has entered for this party. */
  readonly holiday?: string;
}
export interface Slot {
  /** HH:MM in the zone that was asked for. */
  readonly time: string;
  readonly at: number;
  readonly locals: readonly Local[];
  /** What each party would have borne with this session. */
  readonly then: Burdens;
  /** The largest of these. */
  readonly most: number;
  /** What this session adds, over all parties. */
  readonly adds: number;
}
export interface Rotation {
  readonly parties: readonly PartyCode[];
  readonly soFar: Burdens;
  readonly slots: readonly Slot[];
  /** Place in `slots`; absent where no party has a zone. */
  readonly suggested?: number;
}
export interface Candidate {
  /** YYYY-MM-DD in `zone`. */
  readonly date: string;
  readonly zone: string;
  readonly holidays?: readonly Holiday[];
}

/** How each party meets an instant, by party code. */
export function localsAt(zones: Zones, at: number, holidays: readonly Holiday[] = []): Local[] {
  return partiesOf(zones).map((party) => {
    const zone = zones[party]!;
    const wall = wallAt(zone, at);
    const holiday = holidays.find((each) => each.party === party && each.date === wall.date)?.name;
    return {
      party, zone, date: wall.date, time: timeOf(wall), burden: badness(wall), weekend: isWeekend(party, wall.weekday),
      ...(holiday === undefined ? {} : { holiday }),
    };
  });
}

/** What each party has borne by sessions beginning at these times. */
export function burdens(zones: Zones, starts: readonly Time[]): Burdens {
  return Object.fromEntries(partiesOf(zones).map((party) =>
    [party, starts.reduce((sum, start) => sum + badness(wallAt(zones[party]!, Date.parse(start))), 0)]));
}

/**
 * Every half hour of the candidate day with what it costs each party, and the one to suggest: the largest accumulated
 * burden as small as can be, then the least added in all, then the earliest.
 */
export function rotation(zones: Zones, starts: readonly Time[], candidate: Candidate): Rotation {
  const parties = partiesOf(zones);
  const soFar = burdens(zones, starts);
  const slots = halfHours(candidate.date, candidate.zone).map(({ time, at }): Slot => {
    const locals = localsAt(zones, at, candidate.holidays);
    const then = Object.fromEntries(locals.map(({ party, burden }) => [party, soFar[party]! + burden]));
    return { time, at, locals, then, most: Math.max(0, ...Object.values(then)), adds: locals.reduce((sum, { burden }) => sum + burden, 0) };
  });
  const best = parties.length === 0 ? undefined : [...slots].sort((a, b) => a.most - b.most || a.adds - b.adds || a.at - b.at)[0];
  return { parties, soFar, slots, ...(best === undefined ? {} : { suggested: slots.indexOf(best) }) };
}

function partiesOf(zones: Zones): PartyCode[] {
  return Object.keys(zones).sort();
}
