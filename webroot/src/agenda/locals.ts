// How an instant falls for each party: a small table with a sign and a word, never by colour alone.
import moon from "lucide-static/icons/moon.svg";
import sun from "lucide-static/icons/sun.svg";
import sunset from "lucide-static/icons/sunset.svg";
import { html, nothing, type TemplateResult } from "lit";
import { wallMoment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { drawn } from "../app/icons.ts";
import type { ForumView } from "../app/types.ts";
import { partyName } from "../forum/words.ts";
import { localsAt, type Local } from "./rotation.ts";
import type { Holiday, Zones } from "./types.ts";

const signs = [sun, sunset, moon] as const;
const names = ["agenda.hour.day", "agenda.hour.edge", "agenda.hour.night"] as const;

export function hourSign(burden: 0 | 1 | 2): TemplateResult {
  return drawn(signs[burden]);
}

export function hourWord(burden: 0 | 1 | 2): string {
  return t(names[burden]);
}

/** What speaks against an hour besides the clock. */
export function dayWords({ weekend, holiday }: Pick<Local, "weekend" | "holiday">): string {
  return [weekend ? t("agenda.hour.weekend") : "", holiday === undefined ? "" : t("agenda.hour.holiday", { name: holiday })].filter((each) => each !== "").join(" · ");
}

export function localsTable(at: number, planning: { zones: Zones; holidays: readonly Holiday[]; named: ForumView | undefined }): TemplateResult | typeof nothing {
  const locals = localsAt(planning.zones, at, planning.holidays);
  if (locals.length === 0) return nothing;
  return html`<table class="locals"><caption>${t("agenda.localTimes")}</caption>
    <thead class="unseen"><tr><th scope="col">${t("forum.party")}</th><th scope="col">${t("agenda.localTime")}</th><th scope="col">${t("agenda.howItFalls")}</th></tr></thead>
    <tbody>${locals.map((local) => html`<tr class="hour-${local.burden}">
      <th scope="row">${partyName(local.party, planning.named)}</th>
      <td><span class="number">${wallMoment(local.date, local.time)}</span></td>
      <td><span class="hour-word">${hourSign(local.burden)}${hourWord(local.burden)}</span>${against(local)}</td></tr>`)}</tbody></table>`;
}

function against(local: Local): TemplateResult | typeof nothing {
  const words = dayWords(local);
  return words === "" ? nothing : html` <span class="quiet">· ${words}</span>`;
}
