// Until when the co-chairs are asked: a date and a time in my zone.
import { html, type TemplateResult } from "lit";
import { myZone } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { instantOf, wallAt } from "./zones.ts";

const dayMs = 86_400_000;

/** @param starts when the session begins, before which an answer is of use */
export function deadlineFields(name: string, starts: string): TemplateResult {
  const wall = wallAt(myZone(), Math.max(Date.now() + dayMs, Math.min(Date.parse(starts) - dayMs, Date.now() + 7 * dayMs)));
  return html`<div class="side-by-side"><div class="field"><label for="${name}-date">${t("agenda.deadlineDate")}</label><input class="input" id="${name}-date" name="date" type="date" required value=${wall.date}></div>
      <div class="field"><label for="${name}-time">${t("agenda.time")}</label><input class="input" id="${name}-time" name="time" type="time" required value="18:00"></div></div>`;
}

/** What was chosen; undefined where no clock shows that. */
export function deadlineOf(form: FormData): string | undefined {
  const at = instantOf(form.get("date") as string, form.get("time") as string, myZone());
  return at === undefined ? undefined : new Date(at).toISOString();
}
