import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Doing } from "../agenda/doing.ts";
import { Problem } from "../app/problem.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { Doc, ForumView, Id, Shown } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import { commentApi, commentsOf } from "./feeds.ts";
import { blocksOf, wordsIn, type Span } from "./positions.ts";
import { quotation } from "./quotation.ts";
import "../room/parley-audience.ts";
import "../room/parley-then-now.ts";

const quoteMax = 60;

/** Makes a comment on words, or suggests others for them. Fires "closed". */
@customElement("parley-comment-form")
export class ParleyCommentForm extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property() on = "";
  @property({ attribute: false }) doc!: Doc;
  @property() language = "";
  @property({ attribute: false }) span!: Span;
  @property({ type: Boolean }) suggests = false;
  @property({ attribute: false }) version = 0;
  @state() private words = "";
  @state() private instead: string | undefined;
  /** What the words were chosen in, and before whom: neither moves under one's hands. */
  private on0: { readonly doc: Doc; readonly version: number; readonly shown: Shown | undefined } | undefined;
  private readonly doing = new Doing(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.on0 = { doc: this.doc, version: this.version, shown: this.feed.shown() };
  }

  override firstUpdated(): void {
    this.querySelector("dialog")?.showModal();
    this.querySelector<HTMLElement>("textarea")?.focus();
  }

  private get then(): Doc {
    return this.on0?.doc ?? this.doc;
  }

  override render(): TemplateResult {
    const view = this.feed.view;
    const quote = wordsIn(this.then, this.span);
    const shown = this.doing.problem instanceof Problem && this.doing.problem.code === "audience-changed" ? this.on0?.shown : undefined;
    return html`<dialog aria-labelledby="comment-title" @close=${this.closed}>
      <div class="dialog-head"><h2 id="comment-title">${t(this.suggests ? "comment.suggest" : "comment.make")}</h2>
        <form method="dialog"><button class="plain">${t("app.cancel")}</button></form></div>
      <form class="dialog-body stack" @submit=${this.send}>
        ${this.suggests ? nothing : this.which()}
        ${quotation(quote, { language: this.language })}
        ${this.suggests ? html`<div class="field"><label for="comment-instead">${t("comment.instead")}</label><p class="help" id="comment-instead-help">${t("comment.insteadHelp")}</p>
          <textarea class="input" id="comment-instead" rows="3" maxlength="4000" dir="auto" aria-describedby="comment-instead-help" .value=${this.instead ?? quote} @input=${(e: Event) => (this.instead = (e.target as HTMLTextAreaElement).value)}></textarea></div>` : nothing}
        <div class="field"><label for="comment-words">${t(this.suggests ? "comment.why" : "comment.words")}</label>
          <textarea class="input" id="comment-words" rows="4" maxlength="4000" dir="auto" .value=${this.words} @input=${(e: Event) => (this.words = (e.target as HTMLTextAreaElement).value)}></textarea></div>
        ${view === undefined ? nothing : html`<parley-audience .kind=${view.kind} .audience=${view.audience} .named=${this.named} .forum=${this.feed.forum} .room=${this.feed.room}></parley-audience>`}
        ${this.doing.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.gone ? t("comment.gone") : this.doing.wrong}</p>
          ${shown === undefined || view === undefined ? nothing : html`<parley-then-now .kind=${view.kind} .shown=${shown.audience} .now=${view.audience} .named=${this.named}></parley-then-now>
            <div class="row"><button type="button" class="button" @click=${this.lookAgain}>${t("paper.seen")}</button></div>`}</div>`}
        <div class="row"><button class="button primary" ?disabled=${this.doing.busy || this.isEmpty(quote)}>${t(this.suggests ? "comment.sendSuggestion" : "comment.send")}</button></div>
      </form></dialog>`;
  }

  private get gone(): boolean {
    return this.doing.problem instanceof Problem && this.doing.problem.code === "version-changed";
  }

  private isEmpty(quote: string): boolean {
    return this.suggests ? (this.instead ?? quote) === quote : this.words.trim() === "";
  }

  /** The words themselves, or another paragraph as a whole: without a selection that is the way to say which. */
  private which(): TemplateResult {
    const blocks = blocksOf(this.then).filter((block) => wordsIn(this.then, block).trim() !== "");
    const isBlock = blocks.some(({ from, to }) => from === this.span.from && to === this.span.to);
    return html`<div class="field"><label for="comment-which">${t("comment.which")}</label>
      <select class="input" id="comment-which" @change=${(e: Event) => { const block = blocks[Number((e.target as HTMLSelectElement).value)]; if (block !== undefined) this.span = block; }}>
        ${isBlock ? nothing : html`<option value="-1" selected>${t("comment.selectedWords")}</option>`}
        ${blocks.map((block, i) => html`<option value=${i} ?selected=${isBlock && block.from === this.span.from}>${cut(wordsIn(this.then, block))}</option>`)}</select></div>`;
  }

  private readonly send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { on0, span } = this;
    if (on0?.shown === undefined) return;
    const instead = this.suggests ? (this.instead ?? "").replace(/\s*\n\s*/g, " ") : undefined;
    const comment = { shown: on0.shown.cursor, version: on0.version, from: span.from, to: span.to, words: this.words.trim(), ...(instead === undefined ? {} : { instead }) };
    const done = await this.doing.run(JSON.stringify(comment), (command) => commentsOf(this.feed, this.on as Id).during(() => commentApi(this.feed, this.on as Id).make(command, comment)));
    if (done) this.querySelector("dialog")?.close();
  };

  /** The audience there is now is the one that is meant. */
  private readonly lookAgain = (): void => {
    if (this.on0 !== undefined) this.on0 = { ...this.on0, shown: this.feed.shown() };
    this.doing.wrong = "";
    this.requestUpdate();
  };

  private readonly closed = (): void => void this.dispatchEvent(new Event("closed"));
}

function cut(words: string): string {
  const signs = [...words];
  return signs.length > quoteMax ? `${signs.slice(0, quoteMax).join("")}…` : words;
}
