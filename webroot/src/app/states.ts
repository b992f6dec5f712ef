// What a page shows while it has nothing yet, or cannot have it: with a way on, and without a jump.
import { html, nothing, type TemplateResult } from "lit";
import { t } from "./i18n.ts";
import { Problem } from "./problem.ts";

export function waiting(): TemplateResult {
  return html`<div class="waiting" aria-busy="true">
    <p class="unseen">${t("app.loading")}</p>
    <div class="bar title"></div><div class="bar"></div><div class="bar"></div><div class="bar half"></div>
  </div>`;
}

/** An empty list says what to do first. */
export function empty(words: string, action: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="note calm"><p>${words}</p>${action === nothing ? nothing : html`<div class="row">${action}</div>`}</div>`;
}

export function problemWords(problem: Error | undefined): string {
  if (problem instanceof Problem) return t(`problem.${problem.code}`);
  return t("problem.unreachable");
}

export function failed(problem: Error | undefined, again: () => void): TemplateResult {
  return html`<div class="note danger" role="alert">
    <p>${problemWords(problem)}</p>
    <div class="row"><button class="button" @click=${again}>${t("app.again")}</button><a href="/">${t("app.toForums")}</a></div>
  </div>`;
}

/** Gone or never there: the page cannot and must not tell which. */
export function gone(words: string, title = t("app.notHere")): TemplateResult {
  return html`<div class="column narrow stack">
    <h1 tabindex="-1">${title}</h1>
    <p>${words}</p>
    <p><a href="/">${t("app.toForums")}</a></p>
  </div>`;
}

