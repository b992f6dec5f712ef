import { html, nothing, render, type TemplateResult } from "lit";
import { AgendaApi } from "../agenda/api.ts";
import { announce } from "../app/announcer.ts";
import { app } from "../app/app.ts";
import { t } from "../app/i18n.ts";
import { problemWords } from "../app/states.ts";
import type { Id, RoomView } from "../app/types.ts";
import { roomTitle } from "../forum/words.ts";
import { PaperApi } from "../paper/api.ts";
import { isNamed } from "./named.ts";

/** What goes with a room, as far as its reader sees it. */
interface Lost { readonly threads: number; readonly contributions: number; readonly papers: number; readonly sessions: number }

async function lost(view: RoomView): Promise<Lost> {
  const { forum, id, threads } = view;
  const [papers, sessions] = await Promise.all([new PaperApi(app.api.http, forum, id).papers(), new AgendaApi(app.api.http, forum, id).sessions()]);
  return {
    threads: threads.length,
    contributions: threads.reduce((sum, thread) => sum + thread.contributions, 0),
    papers: papers.papers.length + papers.drafts.length + papers.nonPapers.length,
    sessions: sessions.sessions.length,
  };
}

/** Asks for a room to be burned. */
export function askToBurn(view: RoomView): void {
  open(view, async () => {
    const { approval } = await app.api.burn(view.forum, view.id);
    return t(approval === undefined ? "burn.done" : "burn.waits");
  });
}

/** Agrees to what another party's co-chair asked for, with the same in view. */
export async function agreeToBurn(forum: Id, room: Id, agree: () => Promise<unknown>): Promise<void> {
  open(await app.api.room(forum, room), async () => {
    await agree();
    return t("burn.done");
  });
}

/** Says what goes, counted, and has the name of the room typed: nothing brings it back. */
function open(view: RoomView, act: () => Promise<string>): void {
  const host = document.createElement("div");
  document.querySelector("parley-app")?.append(host);
  const title = roomTitle(view);
  let [wrong, said, busy] = ["", "", false];
  let counted: Lost | undefined;
  const burn = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy || !isNamed(String(new FormData(event.target as HTMLFormElement).get("name")), title)) return;
    [busy, wrong] = [true, ""];
    await act().then((words) => announce((said = words)), (problem: Error) => (wrong = problemWords(problem)));
    busy = false;
    draw();
  };
  const form = (): TemplateResult => html`
    <p>${t("burn.goes")}</p>
    ${counted === undefined ? nothing : html`<ul>${(["threads", "contributions", "papers", "sessions"] as const).map((each) => html`<li>${t(`burn.${each}`, { count: counted?.[each] ?? 0 })}</li>`)}</ul>`}
    <p>${t("burn.copies")}</p><p>${t("purge.cannot")}</p><p class="quiet">${t("burn.two")}</p>
    <form class="stack tight" @submit=${burn}>
      <div class="field"><label for="burn-name">${t("burn.type", { name: title })}</label>
        <input class="input" id="burn-name" name="name" autocomplete="off" spellcheck="false" @input=${(event: Event) => {
    const input = event.target as HTMLInputElement;
    input.form?.querySelector("button")?.toggleAttribute("disabled", !isNamed(input.value, title));
  }}></div>
      <p><button class="button danger" disabled>${t("burn.now")}</button></p></form>`;
  const draw = (): void => {
    render(html`<dialog aria-labelledby="burn-title" @close=${() => host.remove()}>
      <div class="dialog-head"><h2 id="burn-title">${t("burn.title")}</h2>
        <form method="dialog"><button class="plain">${t("app.close")}</button></form></div>
      <div class="dialog-body stack">
        ${wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${wrong}</p></div>`}
        ${said === "" ? form() : html`<div class="note calm" role="status"><p>${said}</p></div>`}
      </div></dialog>`, host);
  };
  draw();
  host.querySelector("dialog")?.showModal();
  void lost(view).then((all) => (counted = all), (problem: Error) => (wrong = problemWords(problem))).then(draw);
}
