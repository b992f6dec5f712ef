// An agenda as it once was adopted, in a dialog: all of it, with its notes as they stood.
import { html, nothing, render, type TemplateResult } from "lit";
import { moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { problemWords } from "../app/states.ts";
import type { Doc, ForumView } from "../app/types.ts";
import { prose } from "../discussion/doc.ts";
import type { RoomFeed } from "../room/feed.ts";
import { editionName } from "./editions.ts";
import { agendaApi } from "./feeds.ts";
import type { Edition, EditionPage, Session } from "./types.ts";
import { leadWords } from "./words.ts";

export async function showEdition(room: RoomFeed, session: Session, edition: Edition, named: ForumView | undefined): Promise<void> {
  const host = document.createElement("div");
  document.querySelector("parley-app")?.append(host);
  const show = (inside: TemplateResult): unknown => render(html`<dialog class="wide" aria-labelledby="edition-title" @close=${() => host.remove()}>
    <div class="dialog-head"><h2 id="edition-title">${editionName(edition)}</h2><form method="dialog"><button class="plain">${t("app.close")}</button></form></div>
    <div class="dialog-body">${inside}</div></dialog>`, host);
  show(html`<p aria-busy="true">${t("app.loading")}</p>`);
  host.querySelector("dialog")?.showModal();
  try {
    show(editionWords(await agendaApi(room).edition(session.id, edition.number), session, named));
  } catch (problem) {
    show(html`<p role="alert">${problemWords(problem as Error)}</p>`);
  }
}

export function editionWords(page: EditionPage, session: Pick<Session, "title">, named: ForumView | undefined): TemplateResult {
  return html`<p class="quiet small"><bdi>${session.title}</bdi> · ${moment(page.at)}</p>
    ${said(page.introduction, named)}
    <ol class="edition-items">${page.items.map(({ title, minutes, lead, notes }) => html`<li><h3><bdi>${title}</bdi></h3>
      <p class="quiet small">${t("agenda.minutes", { count: minutes })}${lead === undefined ? nothing : html` · ${t("agenda.lead")}: <bdi>${leadWords(lead, named)}</bdi>`}</p>
      ${said(notes, named)}</li>`)}</ol>`;
}

function said(doc: Doc | undefined, named: ForumView | undefined): TemplateResult {
  if (doc === undefined) return html`<p class="quiet small">${t("amend.notesUnread")}</p>`;
  return html`<div class="prose">${prose(doc, named, () => "")}</div>`;
}
