// Holidays as an organiser types them: one a line, date, party, name.
import type { PartyCode } from "../app/types.ts";
import type { Holiday } from "./types.ts";

/** The holidays of the text, and the number of the first line that is none, counted from 1. */
export function holidaysOf(text: string, parties: readonly PartyCode[]): { holidays: readonly Holiday[]; unread?: number } {
  const read = text.split("\n").map((line) => ({ line: line.trim(), holiday: holidayOf(line.trim(), parties) }));
  const unread = read.findIndex(({ line, holiday }) => line !== "" && holiday === undefined);
  const holidays = read.map(({ holiday }) => holiday).filter((each) => each !== undefined);
  return unread < 0 ? { holidays } : { holidays, unread: unread + 1 };
}

export function holidayLines(holidays: readonly Holiday[]): string {
  return holidays.map(({ date, party, name }) => `${date} ${party} ${name}`).join("\n");
}

function holidayOf(line: string, parties: readonly PartyCode[]): Holiday | undefined {
  const [, date, party, name] = /^(\d{4}-\d\d-\d\d)\s+(\S+)\s+(\S.*)$/.exec(line) ?? [];
  const isDay = date !== undefined && !Number.isNaN(Date.parse(`${date}T00:00:00Z`));
  return isDay && parties.includes(party!) ? { date, party: party!, name: name! } : undefined;
}
