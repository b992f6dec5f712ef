// Words that were put in by mistake: their author chooses which, and they go out of the text and its history for good.
import { html, nothing, render, type TemplateResult } from "lit";
import { app } from "../app/app.ts";
import { newCommand } from "../app/commands.ts";
import { exact } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { problemWords } from "../app/states.ts";
import type { Where } from "./history.ts";
import type { OwnPiece } from "./types.ts";

const shownMax = 600;
const atOnce = 20;

/**
 * Asks which of one's own words between two versions are to go.
 *
 * @param pasted the words of the last paste are chosen already
 */
export async function showTakingOut(where: Where, { from, to, pasted }: { from: number; to?: number; pasted?: boolean }, done: () => void): Promise<void> {
  const host = document.createElement("div");
  (document.querySelector("dialog[open]") ?? document.querySelector("parley-app"))?.append(host);
  const chosen = new Set<OwnPiece>();
  const command = newCommand();
  let pieces: readonly OwnPiece[] | undefined;
  let problem: Error | undefined;
  let busy = false;
  const show = (): unknown => render(html`<dialog aria-labelledby="taking-out-title" @close=${closed}>
    <div class="dialog-head"><h2 id="taking-out-title">${t("text.takeOut")}</h2>
      <form method="dialog"><button class="plain">${t("app.close")}</button></form></div>
    <div class="dialog-body">${body()}</div></dialog>`, host);
  const body = (): TemplateResult => html`${problem === undefined ? nothing : html`<p role="alert" class="note danger">${problemWords(problem)}</p>`}
    ${pieces === undefined ? (problem === undefined ? html`<p aria-busy="true">${t("app.loading")}</p>` : nothing)
      : pieces.length === 0 ? html`<p>${t("text.takeOutNothing")}</p>`
        : html`<p>${t("text.takeOutHelp")}</p>
      <fieldset class="choices own-pieces"><legend>${t("text.takeOutWhich")}</legend>${pieces.map(choice)}</fieldset>
      <p class="quiet small">${t("text.takeOutLimits")}</p>
      <div class="row"><button type="button" class="button danger" ?disabled=${chosen.size === 0 || busy} @click=${() => void go()}>${t("text.takeOutDo")}</button></div>`}`;
  const choice = (piece: OwnPiece): TemplateResult => html`<label class="choice"><input type="checkbox" .checked=${chosen.has(piece)} ?disabled=${busy} @change=${() => choose(piece)}>
    <span><span class="quiet small">${exact(piece.at)}</span><br><span dir="auto" class="own-words">${piece.words.length > shownMax ? `${piece.words.slice(0, shownMax)} …` : piece.words}</span></span></label>`;
  const choose = (piece: OwnPiece): void => {
    if (!chosen.delete(piece)) chosen.add(piece);
    show();
  };
  const closed = (event: Event): void => {
    event.stopPropagation();
    host.remove();
  };
  const go = async (): Promise<void> => {
    busy = true;
    problem = undefined;
    show();
    try {
      await app.api.takeWordsOut(where.forum, where.room, where.text, { command, pieces: [...chosen].map((piece) => ({ from: piece.from, to: piece.to })) });
      host.querySelector("dialog")?.close();
      done();
    } catch (error) {
      problem = error as Error;
    }
    busy = false;
    show();
  };
  show();
  host.querySelector("dialog")?.showModal();
  try {
    pieces = await app.api.textPieces(where.forum, where.room, where.text, from, to);
    const last = pasted === true ? pieces.find(({ words }) => words.length >= atOnce) ?? pieces[0] : undefined;
    if (last !== undefined) chosen.add(last);
  } catch (error) {
    problem = error as Error;
  }
  show();
}
