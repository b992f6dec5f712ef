// How sessions, leads and affected parties are named on a page.
import { clockTime, fullDay, zoneName } from "../app/format.ts";
import { messages, t } from "../app/i18n.ts";
import type { ForumView } from "../app/types.ts";
import { partyName } from "../forum/words.ts";
import type { Affected, Lead, Session } from "./types.ts";

type Named = ForumView | undefined;
const minuteMs = 60_000;

/** "Tuesday, 24 November 2026, 14:00–15:30". */
export function whenWords(session: Pick<Session, "starts" | "minutes">): string {
  const ends = Date.parse(session.starts) + session.minutes * minuteMs;
  return t("agenda.when", { day: fullDay(session.starts), from: clockTime(session.starts), to: clockTime(ends) });
}

/** The same with the reader's zone. */
export function whenAndZone(session: Pick<Session, "starts" | "minutes">): string {
  return `${whenWords(session)} · ${zoneName(session.starts)}`;
}

export function leadWords(lead: Lead, named: Named): string {
  if ("party" in lead) return partyName(lead.party, named);
  return "role" in lead ? begun(t(`role.${lead.role}`)) : lead.name;
}

export function affectedName({ party, name }: Affected, named: Named): string {
  return name ?? (party === undefined ? "" : partyName(party, named));
}

/** As at the beginning of a line. */
function begun(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase(messages.locale) + words.slice(1);
}
