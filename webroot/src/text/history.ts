// How a text came about: a slider over what was written without a pause, who wrote it as far as the rule shows, what it
// changed, the difference between any two versions, and a way to make an older one the newest again.
import { html, nothing, render, type TemplateResult } from "lit";
import { app } from "../app/app.ts";
import { exact } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { problemWords } from "../app/states.ts";
import type { Doc, ForumView, Id } from "../app/types.ts";
import { bylineParts } from "../forum/words.ts";
import { block } from "./blocks.ts";
import { differences, type BlockChange } from "./difference.ts";
import type { Change } from "./types.ts";

export interface Where { forum: Id; room: Id; text: Id; label: string; language: string; named: ForumView | undefined }
type Against = "before" | "now" | "other";
/** @param other after how many of the changes the other version stood */
interface View { readonly changes: readonly Change[]; readonly at: number; readonly against: Against; readonly other: number }
interface Page extends View { readonly shown?: readonly BlockChange[]; readonly chosen?: Doc; readonly problem?: Error }

/** The versions that are compared, the older first, and which of them was chosen. */
export function compared({ changes, at, against, other }: View): { from: number; to: number; chosen: "from" | "to" } {
  const change = changes[at]!;
  const second = against === "before" ? change.from : against === "now" ? changes.at(-1)!.to : other === 0 ? changes[0]!.from : changes[other - 1]!.to;
  return second < change.to ? { from: second, to: change.to, chosen: "to" } : { from: change.to, to: second, chosen: "from" };
}

/** @param restore makes a version the newest; absent where the reader may not write */
export async function showHistory(where: Where, restore: ((doc: Doc) => Promise<void>) | undefined): Promise<void> {
  const host = document.createElement("div");
  document.querySelector("parley-app")?.append(host);
  let page: Page | undefined;
  let asked = 0;
  const show = (): unknown => render(dialog(body()), host);
  const dialog = (inside: TemplateResult): TemplateResult => html`<dialog class="wide" aria-labelledby="text-history-title" @close=${() => host.remove()}>
    <div class="dialog-head"><h2 id="text-history-title">${t("text.historyOf", { what: where.label })}</h2>
      <form method="dialog"><button class="plain">${t("app.close")}</button></form></div>
    <div class="dialog-body">${inside}</div></dialog>`;
  const body = (): TemplateResult => {
    if (page === undefined) return html`<p aria-busy="true">${t("app.loading")}</p>`;
    if (page.changes.length === 0) return html`<p>${t("text.noHistory")}</p>`;
    const change = page.changes[page.at]!;
    return html`<div class="field wide"><label for="text-at">${t("text.change", { number: page.at + 1, of: page.changes.length })}</label>
        <input id="text-at" type="range" min="0" max=${page.changes.length - 1} .value=${String(page.at)} aria-valuetext=${words(change)} @input=${(e: Event) => go({ at: numberOf(e) })}></div>
      <p class="small"><strong>${words(change)}</strong></p>
      <fieldset class="choices"><legend class="small">${t("text.compare")}</legend>
        ${(["before", "now", "other"] as const).map((against) => html`<label class="choice"><input type="radio" name="against" .checked=${page!.against === against} @change=${() => go({ against })}>
          <span>${t(`text.against.${against}`)}</span></label>`)}</fieldset>
      ${page.against !== "other" ? nothing : html`<div class="field wide"><label for="text-other">${t("text.other", { number: page.other, of: page.changes.length })}</label>
        <input id="text-other" type="range" min="0" max=${page.changes.length} .value=${String(page.other)} aria-valuetext=${page.other === 0 ? nothing : words(page.changes[page.other - 1]!)} @input=${(e: Event) => go({ other: numberOf(e) })}></div>
        ${page.other === 0 ? nothing : html`<p class="small">${words(page.changes[page.other - 1]!)}</p>`}`}
      ${page.problem !== undefined ? html`<p role="alert">${problemWords(page.problem)}</p>` : nothing}
      ${page.shown === undefined ? html`<p aria-busy="true">${t("app.loading")}</p>` : html`<div class="prose differences" lang=${where.language || nothing}>${page.shown.map(block)}</div>`}
      <div class="row">${restore === undefined || page.chosen === undefined ? nothing : html`<button type="button" class="button" @click=${() => void again(page!.chosen!)}>${t("text.restore")}</button>`}
        ${change.mine && !change.takenOut ? html`<button type="button" class="plain muted" @click=${() => void takeOut(change)}>${t("text.takeOut")}</button>` : nothing}</div>`;
  };
  const words = (change: Change): string => {
    const { name } = bylineParts(change.author, where.named);
    return `${change.takenOut ? t("text.tookOut", { who: name }) : name} · ${exact(change.until)}`;
  };
  const takeOut = async ({ from, to }: Change): Promise<void> => {
    const { showTakingOut } = await import("./taking.ts");
    await showTakingOut(where, { from, to }, () => void load());
  };
  const go = (to: Partial<View>): void => {
    const { changes, at, against, other } = page!;
    page = { changes, at, against, other, ...to };
    void look();
  };
  const again = async (doc: Doc): Promise<void> => {
    await restore!(doc);
    host.querySelector("dialog")?.close();
  };
  const look = async (): Promise<void> => {
    const mine = ++asked;
    const now = page!;
    show();
    const { from, to, chosen } = compared(now);
    const version = (at: number): Promise<{ doc: Doc }> => app.api.textVersion(where.forum, where.room, where.text, at);
    try {
      const [older, newer] = await Promise.all([version(from), version(to)]);
      if (mine !== asked) return;
      page = { ...now, shown: differences(older.doc, newer.doc), chosen: (chosen === "to" ? newer : older).doc };
    } catch (problem) {
      if (mine === asked) page = { ...now, problem: problem as Error };
    }
    show();
  };
  const load = async (): Promise<void> => {
    try {
      const { changes } = await app.api.textChanges(where.forum, where.room, where.text);
      page = { changes, at: Math.min(page?.at ?? Infinity, Math.max(0, changes.length - 1)), against: "before", other: 0 };
      if (changes.length > 0) await look();
      else show();
    } catch (problem) {
      render(dialog(html`<p role="alert">${problemWords(problem as Error)}</p>`), host);
    }
  };
  show();
  host.querySelector("dialog")?.showModal();
  await load();
}

function numberOf(event: Event): number {
  return Number((event.target as HTMLInputElement).value);
}
