// A block of a text as it differs from another version, in marks and in words.
import { html, nothing, type TemplateResult } from "lit";
import { t } from "../app/i18n.ts";
import type { BlockChange } from "./difference.ts";
import { holdsTakenOut, partedAtGaps } from "./tombstone.ts";

export function block({ is, type, dir, pieces }: BlockChange): TemplateResult {
  const inside = pieces.map(({ is, text }) => (is === "gone" ? html`<del>${shown(text)}</del>` : is === "new" ? html`<ins>${shown(text)}</ins>` : shown(text)));
  const words = is === "gone" ? t("text.blockGone") : is === "new" ? t("text.blockNew") : "";
  return html`<p class="block-${is} as-${type}" dir=${dir ?? "auto"}>${words === "" ? nothing : html`<span class="unseen">${words}: </span>`}${inside}</p>`;
}

/** Where words were taken out of the history stands that they were. */
function shown(text: string): unknown {
  return holdsTakenOut(text) ? partedAtGaps(text).map((part, i) => (i % 2 === 1 ? html`<span class="taken-out">${t("text.takenOut")}</span>` : part)) : text;
}
