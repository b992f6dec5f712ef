// The parts of a room that are read on their own, side by side: threads, sessions, papers.
import { html, nothing, type TemplateResult } from "lit";
import { t } from "../app/i18n.ts";
import { address } from "../app/places.ts";
import type { Id } from "../app/types.ts";

export type Tab = "threads" | "sessions" | "papers";

export function roomTabs(forum: Id, room: Id, here: Tab): TemplateResult {
  const tab = (which: Tab, to: string, words: string): TemplateResult =>
    html`<li><a href=${to} aria-current=${which === here ? "page" : nothing}>${words}</a></li>`;
  return html`<nav class="tabs" aria-label=${t("agenda.parts")}><ul>
    ${tab("threads", address({ page: "room", forum, room }), t("room.threads"))}
    ${tab("sessions", address({ page: "sessions", forum, room }), t("agenda.sessions"))}
    ${tab("papers", address({ page: "papers", forum, room }), t("paper.papers"))}</ul></nav>`;
}
