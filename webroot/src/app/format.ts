// Times, numbers and lists as my language writes them, in my zone.
import { messages, t } from "./i18n.ts";
import type { Time } from "./types.ts";

const made = new Map<string, Intl.DateTimeFormat>();

/** "today 14:05", "yesterday 09:10", "Mon, 16 November, 14:05". */
export function moment(time: Time, now = Date.now()): string {
  const at = new Date(time);
  const clockTime = format("time", { hour: "2-digit", minute: "2-digit" }).format(at);
  if (day(at) === day(new Date(now))) return t("time.today", { time: clockTime });
  if (day(at) === day(new Date(now - 86_400_000))) return t("time.yesterday", { time: clockTime });
  const sameYear = day(at).slice(0, 4) === day(new Date(now)).slice(0, 4);
  return written(format(sameYear ? "date" : "dateYear", {
    weekday: "short", day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }), hour: "2-digit", minute: "2-digit",
  }), at);
}

/** To the second, with weekday and zone: "Monday, 16 November 2026 at 14:05:16 GMT+3". */
export function exact(time: Time): string {
  return written(format("exact", {
    weekday: "long", day: "numeric", month: "long", year: "numeric",
    hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short",
  }), new Date(time));
}

/** Only the hour and minute. */
export function clockTime(time: Time | number): string {
  return format("time", { hour: "2-digit", minute: "2-digit" }).format(new Date(time));
}

/** "Tuesday, 24 November 2026". */
export function fullDay(time: Time | number): string {
  return written(format("fullDay", { weekday: "long", day: "numeric", month: "long", year: "numeric" }), new Date(time));
}

/** "16 – 22 November 2026", as my language joins two days. */
export function span(from: number, to: number): string {
  return format("span", { day: "numeric", month: "long", year: "numeric" }).formatRange(from, to);
}

/** The zone of the reader as the reader's language names it at that time: "Central European Time". */
export function zoneName(time: Time | number): string {
  const parts = format("zone", { timeZoneName: "longGeneric" }).formatToParts(new Date(time));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? myZone();
}

/** The zone chosen in the settings, or that of the device. */
export function myZone(): string {
  return messages.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A day of the calendar, wherever it is: "Wed, 25 Nov". */
export function shortDay(date: string): string {
  return format("shortDay", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

/** "Monday" for 1. */
export function weekday(day: number): string {
  return format("weekday", { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2026, 0, 4 + day));
}

/** The time on the wall somewhere, in my digits. @param time HH:MM */
export function wallTime(time: string): string {
  return format("wallTime", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" }).format(new Date(`1970-01-01T${time}:00Z`));
}

/** What clock and calendar on the wall show somewhere: "Wed, 25 Nov, 21:00". @param time HH:MM */
export function wallMoment(date: string, time: string): string {
  return format("wallMoment", {
    weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC",
  }).format(new Date(`${date}T${time}:00Z`));
}

export function number(value: number): string {
  return new Intl.NumberFormat(messages.locale).format(value);
}

/** "A, B and C"; in the order of the language, whichever way the letters of each run. */
export function list(items: readonly string[]): string {
  return new Intl.ListFormat(messages.locale, { type: "conjunction" }).format(items.map((each) => messages.isolated(each)));
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Year, month and day in my zone, to compare by. */
function day(at: Date): string {
  return format("day", { year: "numeric", month: "2-digit", day: "2-digit", calendar: "gregory" }, "en-CA").format(at);
}

/** ICU writes a full Persian date year first, as nobody there does: the day comes first, whatever follows stays. */
function written(format: Intl.DateTimeFormat, at: Date): string {
  if (messages.locale !== "fa") return format.format(at);
  const parts = format.formatToParts(at);
  const last = parts.findIndex(({ type }) => type === "weekday");
  if (parts[0]?.type !== "year") return format.format(at);
  const date = (["weekday", "day", "month", "year"] as const).map((each) => parts.find(({ type }) => type === each)?.value ?? "");
  return date.join(" ") + parts.slice(last + 1).map(({ value }) => value).join("");
}

function format(name: string, options: Intl.DateTimeFormatOptions, locale = messages.locale): Intl.DateTimeFormat {
  const key = `${name} ${locale} ${messages.zone ?? ""}`;
  // English of this house: the day before the month, and hours to 24.
  const written = locale === "en" ? "en-GB" : locale;
  let found = made.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(written, { ...(messages.zone === undefined ? {} : { timeZone: messages.zone }), ...options });
    made.set(key, found);
  }
  return found;
}
