// Time in a place: what the wall clock shows there, and which instant a wall clock means. Zones are IANA names;
// the rules of summer time are the browser's.

export interface Wall {
  /** YYYY-MM-DD, Gregorian. */
  readonly date: string;
  readonly hour: number;
  readonly minute: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError for a zone that is none */
export function wallAt(zone: string, at: number): Wall {
  const parts = Object.fromEntries(formatOf(zone).formatToParts(at).map(({ type, value }) => [type, value]));
  const date = `${parts["year"]!.padStart(4, "0")}-${parts["month"]}-${parts["day"]}`;
  return { date, hour: Number(parts["hour"]), minute: Number(parts["minute"]), weekday: new Date(`${date}T00:00:00Z`).getUTCDay() };
}

/**
 * The instant at which the clock on the wall shows this; the first of two when clocks are put back, none for a time
 * that is left out when they are put forward.
 *
 * @param time HH:MM
 */
export function instantOf(date: string, time: string, zone: string): number | undefined {
  const asIfUtc = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(asIfUtc)) return undefined;
  const found = [asIfUtc - dayMs, asIfUtc + dayMs]
    .map((near) => asIfUtc - offset(zone, near))
    .filter((at) => at + offset(zone, at) === asIfUtc);
  return found.length === 0 ? undefined : Math.min(...found);
}

/** Every half hour of that day there, in order. */
export function halfHours(date: string, zone: string): { readonly time: string; readonly at: number }[] {
  return Array.from({ length: 48 }, (_, i) => `${two(Math.floor(i / 2))}:${i % 2 === 0 ? "00" : "30"}`)
    .map((time) => ({ time, at: instantOf(date, time, zone) }))
    .filter((each): each is { time: string; at: number } => each.at !== undefined);
}

/** How bad an hour to sit is where the clock shows this: 2 at night, 1 early or late, 0 by day. */
export function badness({ hour }: Pick<Wall, "hour">): 0 | 1 | 2 {
  if (hour >= 22 || hour < 7) return 2;
  return hour >= 20 || hour < 8 ? 1 : 0;
}

// As the CLDR has them, for the countries of our fora; elsewhere Saturday and Sunday.
const restDays: Readonly<Record<string, readonly number[]>> = {
  AF: [4, 5], IR: [5], IL: [5, 6], SA: [5, 6], EG: [5, 6], IQ: [5, 6], JO: [5, 6], QA: [5, 6], SY: [5, 6], IN: [0],
};

/** Whether a day of the week is one of rest in the country of a party. */
export function isWeekend(party: string, weekday: number): boolean {
  return (restDays[party] ?? [0, 6]).includes(weekday);
}

/** HH:MM */
export function timeOf({ hour, minute }: Pick<Wall, "hour" | "minute">): string {
  return `${two(hour)}:${two(minute)}`;
}

function offset(zone: string, at: number): number {
  const { date, hour, minute } = wallAt(zone, at);
  return Date.parse(`${date}T${two(hour)}:${two(minute)}:00Z`) - Math.floor(at / minuteMs) * minuteMs;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone);
  if (found === undefined) {
    found = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23",
      year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
    });
    formats.set(zone, found);
  }
  return found;
}
