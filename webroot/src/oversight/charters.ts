import { html, type TemplateResult } from "lit";
import { languageName, t, tag } from "../app/i18n.ts";
import type { Text } from "../app/types.ts";

/** A proposed charter in each language in which it is proposed: to all of them one agrees. */
export function charters(charter: Text): TemplateResult[] {
  return Object.entries(charter).map(([language, words]) => html`<details><summary>${t("approval.charterRead")} (${languageName(language)})</summary>
    <div class="prose charter" lang=${tag(language)} dir="auto">${(words ?? "").split(/\n+/).map((line) => html`<p>${line}</p>`)}</div></details>`);
}
