// The parts of a room that are read on their own, side by side: threads, sessions, papers.
import { html, nothing, type TemplateResult } from "lit";
import { t } from "../app/i18n.ts";
import { address } from "../app/places.ts";
import type { Id } from "../app/types.ts";
import { fresh } from "../forum/parley-forums.ts";
import type { News } from "../news/news.ts";

export type Tab = "threads" | "sessions" | "papers";

export function roomTabs(forum: Id, room: Id, here: Tab, news?: News): TemplateResult {
  const tab = (which: Tab, to: string, words: string, count = 0): TemplateResult =>
    html`<li><a href=${to} aria-current=${which === here ? "page" : nothing}><span>${words}</span>${count > 0 ? html` ${fresh(count)}` : nothing}</a></li>`;
  return html`<nav class="tabs" aria-label=${t("agenda.parts")}><ul>
    ${tab("threads", address({ page: "room", forum, room }), t("room.threads"))}
    ${tab("sessions", address({ page: "sessions", forum, room }), t("agenda.sessions"), news?.sessions)}
    ${tab("papers", address({ page: "papers", forum, room }), t("paper.papers"), news?.papers)}</ul></nav>`;
}
