import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { exact, moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { Author, Doc, ForumView, Id } from "../app/types.ts";
import { bylineParts } from "../forum/words.ts";
import { differences } from "../text/difference.ts";
import { quotation } from "./quotation.ts";
import type { Comment, CommentPage, Said } from "./types.ts";

export type Act =
  | { readonly does: "show" | "resolve" | "reopen" | "accept" | "reject" }
  | { readonly does: "answer"; readonly words: string }
  | { readonly does: "takeBack"; readonly answer?: Id }
  /** For good, with the agreement of two. */
  | { readonly does: "remove"; readonly subject: Id };

/** One comment with its answers. Fires "act". */
@customElement("parley-comment")
export class ParleyComment extends Light {
  @property({ attribute: false }) comment!: Comment;
  /** The words it is about, as they stand now or as they were. */
  @property({ attribute: false }) quote?: string | undefined;
  @property({ type: Boolean }) isGone = false;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) page!: CommentPage;
  @property({ type: Boolean }) mayRemove = false;
  @property({ type: Boolean }) busy = false;
  @property() wrong = "";
  @state() private answering = false;
  @state() private words = "";
  private answers = 0;

  /** What was answered has come: the field is empty again. */
  override willUpdate(): void {
    const { answers } = this.comment;
    const mine = answers.some((each, i) => i >= this.answers && each.words === this.words.trim());
    if (this.answering && mine) {
      this.answering = false;
      this.words = "";
    }
    this.answers = answers.length;
  }

  override render(): TemplateResult {
    const { comment } = this;
    return html`<article class="comment ${comment.outcome}" id="comment-${comment.id}" tabindex="-1">
      ${this.about()}
      ${this.said(comment)}
      ${comment.answers.map((answer) => html`<div class="comment-answer">${this.said(answer, answer.id)}</div>`)}
      ${comment.settled === undefined || comment.outcome === "open" ? nothing : html`<p class="quiet small">${t(`comment.outcome.${comment.outcome}`, { who: this.name(comment.settled.by) })} <time datetime=${comment.settled.at} title=${exact(comment.settled.at)}>${moment(comment.settled.at)}</time></p>`}
      ${this.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.wrong}</p></div>`}
      ${this.answering ? this.field() : this.actions()}</article>`;
  }

  /** The words; of a suggestion, what would change in them. */
  private about(): TemplateResult | typeof nothing {
    const { comment, quote } = this;
    const gone = this.isGone ? html`<p class="quiet small">${t(quote === undefined ? "comment.wordsGone" : "comment.wordsGoneWere")}</p>` : nothing;
    if (quote === undefined) return gone;
    if (comment.instead === undefined) return html`${gone}${quotation(quote)}`;
    const pieces = differences(line(quote), line(comment.instead)).flatMap((block) => block.pieces);
    const inside = pieces.map((piece) => piece.is === "gone" ? html`<del>${piece.text}</del>` : piece.is === "new" ? html`<ins>${piece.text}</ins>` : piece.text);
    return html`${gone}${quotation(quote + comment.instead, { inside })}`;
  }

  private said(said: Said, answer?: Id): TemplateResult {
    return html`<p class="comment-by small"><strong dir="auto">${this.name(said.by)}</strong> <time class="quiet" datetime=${said.at} title=${exact(said.at)}>${moment(said.at)}</time></p>
      ${said.takenBack ? html`<p class="quiet small">${t(said.purged === true ? "contribution.purged" : "comment.takenBack")}</p>` : said.words === undefined || said.words === "" ? nothing : html`<p class="comment-words" dir="auto">${said.words}</p>`}
      ${said.mine === true && !said.takenBack && this.page.mayComment ? html`<button type="button" class="plain muted small" ?disabled=${this.busy} @click=${() => this.act(answer === undefined ? { does: "takeBack" } : { does: "takeBack", answer })}>${t("comment.takeBack")}</button>` : nothing}
      ${this.mayRemove && said.purged !== true ? html`<button type="button" class="plain muted small no-print" @click=${() => this.act({ does: "remove", subject: said.id })}>${t("purge.action")}</button>` : nothing}`;
  }

  private name(by: Author): string {
    const { name, rest } = bylineParts(by, this.named);
    return rest.length === 0 ? name : `${name}, ${rest[0]!}`;
  }

  private actions(): TemplateResult {
    const { comment, page } = this;
    const mine = comment.mine === true;
    const isOpen = comment.outcome === "open" && !comment.takenBack;
    const settles = (page.maySettle || mine) && page.mayComment && !comment.takenBack;
    const button = (does: "show" | "resolve" | "reopen" | "accept" | "reject"): TemplateResult =>
      html`<button type="button" class=${does === "accept" ? "button" : "plain"} ?disabled=${this.busy} @click=${() => this.act({ does })}>${t(`comment.${does}`)}</button>`;
    return html`<div class="row comment-acts">
      ${isOpen && !this.isGone ? button("show") : nothing}
      ${page.mayComment ? html`<button type="button" class="plain" @click=${() => void this.begin()}>${t("comment.answer")}</button>` : nothing}
      ${isOpen && comment.suggests && page.maySettle && page.maySuggest && !this.isGone ? button("accept") : nothing}
      ${isOpen && settles ? button(comment.suggests ? "reject" : "resolve") : nothing}
      ${settles && (comment.outcome === "resolved" || comment.outcome === "rejected") ? button("reopen") : nothing}</div>`;
  }

  private async begin(): Promise<void> {
    this.answering = true;
    await this.updateComplete;
    this.querySelector("textarea")?.focus();
  }

  private field(): TemplateResult {
    const id = `answer-${this.comment.id}`;
    return html`<form class="stack" @submit=${(e: Event) => { e.preventDefault(); this.act({ does: "answer", words: this.words.trim() }); }}>
      <div class="field"><label for=${id}>${t("comment.yourAnswer")}</label>
        <textarea class="input" id=${id} rows="3" maxlength="4000" dir="auto" .value=${this.words} @input=${(e: Event) => (this.words = (e.target as HTMLTextAreaElement).value)}></textarea></div>
      <div class="row"><button class="button primary" ?disabled=${this.busy || this.words.trim() === ""}>${t("comment.sendAnswer")}</button>
        <button type="button" class="plain" @click=${() => (this.answering = false)}>${t("app.cancel")}</button></div></form>`;
  }

  private act(act: Act): void {
    this.dispatchEvent(new CustomEvent<Act>("act", { detail: act }));
  }
}

function line(words: string): Doc {
  return { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: words }] }] };
}
