// Where a session is held: shown to those who sit in the room, and never in a calendar or a letter.
import { html, nothing, type TemplateResult } from "lit";
import { t } from "../app/i18n.ts";
import type { Session } from "./types.ts";

export function whereFacts({ place, call }: Pick<Session, "place" | "call">): TemplateResult | typeof nothing {
  if (place === undefined && call === undefined) return nothing;
  return html`<dl class="facts small">
    ${place === undefined ? nothing : html`<dt>${t("agenda.place")}</dt><dd><bdi>${place}</bdi></dd>`}
    ${call === undefined ? nothing : html`<dt class="no-print">${t("agenda.call")}</dt><dd class="no-print">${callWords(call)}</dd>`}</dl>`;
}

/** Only a safe address becomes a link; a number or a sentence stays what it is. */
function callWords(call: string): TemplateResult {
  const safe = /^https:\/\/\S+$/.test(call);
  return safe ? html`<a href=${call} rel="noopener noreferrer" target="_blank"><bdi>${call}</bdi></a>` : html`<bdi>${call}</bdi>`;
}
