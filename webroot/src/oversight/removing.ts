import { html, nothing, render, type TemplateResult } from "lit";
import { announce } from "../app/announcer.ts";
import { app } from "../app/app.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { problemWords } from "../app/states.ts";
import type { Id } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import type { Removable } from "./types.ts";

/** What is said of a thing before it is removed; an answer is a comment to the server. */
export type Removed = Removable | "answer";

/** The way to remove something for good, for those who may ask for it. */
export function removal(feed: RoomFeed, what: Removed, subject: Id, done?: () => void): TemplateResult | typeof nothing {
  if (feed.view?.you.rights.includes("purge") !== true) return nothing;
  return html`<button type="button" class="plain muted no-print" @click=${() => askToRemove(feed, what, subject, done)}>${icon("close")}${t("purge.action")}</button>`;
}

/** Says what goes, that nothing brings it back, and whose agreement it needs. */
export function askToRemove({ forum, room }: { readonly forum: Id; readonly room: Id }, what: Removed, subject: Id, done?: () => void): void {
  const host = document.createElement("div");
  document.querySelector("parley-app")?.append(host);
  const purge = async (): Promise<void> => {
    await app.api.purge(forum, room, undefined, subject).then(
      ({ approval }) => {
        draw("", t(approval === undefined ? "purge.done" : "purge.waitsThis"));
        if (approval === undefined) done?.();
      },
      (problem: Error) => draw(problemWords(problem)),
    );
  };
  const draw = (wrong: string, said = ""): void => {
    if (said !== "") announce(said);
    render(html`<dialog aria-labelledby="purge-title" @close=${() => host.remove()}>
      <div class="dialog-head"><h2 id="purge-title">${t("purge.title")}</h2>
        <form method="dialog"><button class="plain">${t("app.close")}</button></form></div>
      <div class="dialog-body stack">
        ${wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${wrong}</p></div>`}
        ${said !== "" ? html`<div class="note calm" role="status"><p>${said}</p></div>` : html`
          <p>${t(`purge.of.${what}`)}</p><p>${t("purge.cannot")}</p><p class="quiet">${t("purge.two")}</p>
          <div class="row"><button class="button danger" @click=${() => void purge()}>${t("purge.now")}</button></div>`}
      </div></dialog>`, host);
  };
  draw("");
  host.querySelector("dialog")?.showModal();
}
