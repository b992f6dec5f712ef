import { html, nothing, render } from "lit";
import { app } from "../app/app.ts";
import { announce } from "../app/announcer.ts";
import { t } from "../app/i18n.ts";
import { problemWords } from "../app/states.ts";
import type { Id, Spoken } from "../app/types.ts";

/**
 * Says what purging does, that nothing brings it back, and whose agreement it needs.
 *
 * @param opening whether it opens its thread, which can then go as a whole
 */
export function askToPurge({ forum, room }: { forum: Id; room: Id }, contribution: Spoken, opening: boolean): void {
  const host = document.createElement("div");
  document.querySelector("parley-app")?.append(host);
  const purge = async (subject: Id): Promise<void> => {
    await app.api.purge(forum, room, contribution.thread, subject).then(
      ({ approval }) => draw("", t(approval === undefined ? "purge.done" : "purge.waits")),
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
          <p>${t("purge.what")}</p><p>${t("purge.cannot")}</p><p class="quiet">${t("purge.two")}</p>
          ${opening ? html`<p class="quiet">${t("purge.takesTitle")}</p>` : nothing}
          <div class="row">
            <button class="button danger" @click=${() => void purge(contribution.id)}>${t("purge.one")}</button>
            ${opening ? html`<button class="button danger" @click=${() => void purge(contribution.thread)}>${t("purge.thread")}</button>` : nothing}
          </div>`}
      </div></dialog>`, host);
  };
  draw("");
  host.querySelector("dialog")?.showModal();
}
