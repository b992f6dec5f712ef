import { html, nothing, render, type TemplateResult } from "lit";
import { app } from "../app/app.ts";
import type { Ask } from "../app/http.ts";
import { t } from "../app/i18n.ts";
import { Problem } from "../app/problem.ts";
import { problemWords } from "../app/states.ts";
import { secretShown } from "../token/secret.ts";
import { actOf, keep, take, type Pending } from "./pending.ts";
import type { Factors } from "./types.ts";

/** Says why somebody who is signed in is asked once more who they are, and leads there and back to what they pressed. */
export async function askToStepUp(path: string, ask: Ask): Promise<void> {
  if (document.querySelector("#step-up") !== null) return;
  const host = opened();
  question(host, { path, ask, page: location.pathname, at: Date.now() }, await found());
}

function question(host: HTMLElement, pending: Pending, mine?: Factors, waits: TemplateResult | typeof nothing = nothing): void {
  const leave = async (): Promise<void> => {
    await keep(app.session.vault, { ...pending, at: Date.now() });
    await app.session.signInAnew();
  };
  const asked = mine?.asked === true;
  const none = asked && mine.known && mine.factors.length === 0;
  show(host, t("stepUp.title"), html`${waits}<p>${t("stepUp.what")}</p>
    ${none ? html`<div class="note"><p>${t("stepUp.none")}</p></div>` : asked ? html`<p>${t("stepUp.ready")}</p>` : nothing}
    <p class="quiet">${t("stepUp.back")}</p>
    <p><button class="button primary" @click=${() => void leave()}>${t("stepUp.do")}</button></p>`);
}

/** Somebody is back: what they had pressed is offered as it was, or, if they came back without a sign-in, they are asked again. */
export async function backFromStepUp(): Promise<void> {
  const mine = await found();
  // It stays on the device until it can be offered: while the server is slow the page may be left, or something else be pressed.
  if (document.querySelector("#step-up") !== null) return;
  const pending = await take(app.session.vault, location.pathname, Date.now());
  if (pending === undefined) return;
  if (mine?.shown === false) question(opened(), pending, mine, waiting(pending));
  else offer(opened(), pending);
}

function waiting(pending: Pending): TemplateResult {
  return html`<p>${t("stepUp.waits")}</p><p><strong>${t(`stepUp.act.${actOf(pending)}`)}</strong></p>`;
}

/** Nothing where nobody could be asked: then the server says when it is pressed. */
async function found(): Promise<Factors | undefined> {
  return app.api.factors().catch(() => undefined);
}

function offer(host: HTMLElement, pending: Pending, wrong = ""): void {
  const now = async (): Promise<void> => {
    await app.api.http.ask<{ approval?: string; secret?: string } | undefined>(pending.path, pending.ask).then(
      (answer) => done(host, t(answer?.approval === undefined ? "stepUp.done" : "stepUp.proposed"), answer?.secret),
      (problem: Error) => {
        if (!(problem instanceof Problem && problem.code === "step-up")) return offer(host, pending, problemWords(problem));
        // They thought about it for longer than the sign-in is fresh: this dialog stood in the way of being asked.
        host.remove();
        void askToStepUp(pending.path, pending.ask);
      },
    );
  };
  show(host, t("stepUp.again"), html`${waiting(pending)}
    ${wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${wrong}</p></div>`}
    <div class="row"><button class="button primary" @click=${() => void now()}>${t("stepUp.now")}</button>
      <button class="button" @click=${() => host.querySelector("dialog")?.close()}>${t("stepUp.leave")}</button></div>`);
}

/** The page behind was read before it was done. */
function done(host: HTMLElement, words: string, secret?: string): void {
  show(host, t("stepUp.again"), html`<div class="note calm" role="status"><p>${words}</p></div>${secret === undefined ? nothing : secretShown(secret)}
    <p><button class="button primary" @click=${() => location.reload()}>${t("app.close")}</button></p>`, () => location.reload());
}

function opened(): HTMLElement {
  const host = document.createElement("div");
  host.id = "step-up";
  document.querySelector("parley-app")?.append(host);
  return host;
}

function show(host: HTMLElement, title: string, body: TemplateResult, closed = (): void => host.remove()): void {
  render(html`<dialog aria-labelledby="step-up-title" @close=${closed}>
    <div class="dialog-head"><h2 id="step-up-title">${title}</h2>
      <form method="dialog"><button class="plain">${t("app.close")}</button></form></div>
    <div class="dialog-body stack">${body}</div></dialog>`, host);
  const dialog = host.querySelector("dialog");
  if (dialog?.open === false) dialog.showModal();
}
