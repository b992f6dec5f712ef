// Until when a paper stays shut, by the clock on the wall of whoever circulates it.
import { html, nothing, type TemplateResult } from "lit";
import { instantOf } from "../agenda/zones.ts";
import { myZone } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import type { Time } from "../app/types.ts";
import { field, type Mistake } from "../membership/form.ts";

/** YYYY-MM-DD and HH:MM. */
export interface Embargo { readonly date: string; readonly time: string }

/** The instant that is meant; undefined where there is none, or it has passed. */
export function embargoOf({ date, time }: Embargo, now: number, zone = myZone()): Time | undefined {
  const at = date === "" || time === "" ? undefined : instantOf(date, time, zone);
  return at === undefined || at <= now ? undefined : new Date(at).toISOString();
}

export function embargoFields(embargo: Embargo, mistakes: readonly Mistake[], change: (embargo: Embargo) => void): TemplateResult {
  const input = (name: "date" | "time") => (ids: string, wrong: boolean): TemplateResult =>
    html`<input class="input" id="embargo-${name}" type=${name} .value=${embargo[name]} aria-describedby=${ids || nothing} aria-invalid=${wrong}
      @change=${(e: Event) => change({ ...embargo, [name]: (e.target as HTMLInputElement).value })}>`;
  return html`<div class="side-by-side">
      ${field({ name: "embargo-date", label: t("agenda.date"), mistakes }, input("date"))}
      ${field({ name: "embargo-time", label: t("agenda.time"), mistakes }, input("time"))}</div>
    <p class="quiet small">${t("paper.inZone", { zone: myZone() })}</p>`;
}
