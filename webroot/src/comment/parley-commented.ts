import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { clock } from "../app/clock.ts";
import { Watch } from "../app/controller.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { Doc, ForumView, Id } from "../app/types.ts";
import { prose } from "../discussion/doc.ts";
import type { RoomFeed } from "../room/feed.ts";
import { commentsOf, type CommentsFeed } from "./feeds.ts";
import { blocksOf, inOneBlock, select, selectedIn, withMarks, wordsIn, type Mark, type Span } from "./positions.ts";
import type { CommentPage } from "./types.ts";
import "./parley-comment-form.ts";
import "./parley-margin.ts";

const soonMs = 400;

interface Begun { readonly span: Span; readonly suggests: boolean }

/** A document with what was said on its margin: marks in the text, the comments beside it, and a way to make one. */
@customElement("parley-commented")
export class ParleyCommented extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) named?: ForumView | undefined;
  /** The paper or text. */
  @property() on = "";
  @property({ attribute: false }) doc!: Doc;
  @property() language = "";
  @property() kind: "text" | "paper" = "text";
  /** Of the text, or revision of the paper, that the document is; undefined while it holds what nobody else has. */
  @property({ attribute: false }) version?: number | undefined;
  /** Whether it is an older revision of a paper that is read. */
  @property({ type: Boolean }) older = false;
  /** Without the document: it is being written in, and stands elsewhere. */
  @property({ type: Boolean }) bare = false;
  @state() private selected: Span | undefined;
  @state() private begun: Begun | undefined;
  private cancel = () => {};
  /** What is selected on the page when it is about to be drawn anew. */
  private held: Span | undefined;
  private readonly watch = new Watch(this, () => this.comments);

  private get comments(): CommentsFeed | undefined {
    return this.on === "" ? undefined : commentsOf(this.feed, this.on as Id, this.older ? this.version : undefined);
  }

  private get page(): CommentPage | undefined {
    return this.watch.store?.page;
  }

  /** Whether the places are those of the words that are shown. */
  private get isInStep(): boolean {
    return this.page !== undefined && this.page.version === this.version;
  }

  private get prose(): Element | null {
    return this.querySelector(":scope .prose");
  }

  private selectedNow(): Span | undefined {
    return this.prose === null ? undefined : selectedIn(this.prose, this.doc);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("selectionchange", this.look);
  }

  override disconnectedCallback(): void {
    document.removeEventListener("selectionchange", this.look);
    this.cancel();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has("doc") || changed.has("on");
    if (isOther) this.selected = undefined;
    this.held = isOther ? undefined : this.selectedNow();
  }

  override updated(): void {
    const { held, prose } = this;
    if (held !== undefined && prose !== null) {
      const now = selectedIn(prose, this.doc);
      if (now?.from !== held.from || now.to !== held.to) select(prose, this.doc, held);
    }
    this.cancel();
    // Somebody wrote on: where the words stand now is asked once they pause.
    const behind = this.page !== undefined && this.version !== undefined && this.page.version !== this.version;
    if (behind) this.cancel = clock.after(soonMs, () => void this.comments?.reload());
  }

  private readonly look = (): void => {
    if (this.begun !== undefined || this.version === undefined) return;
    const span = this.selectedNow();
    const words = span === undefined ? "" : wordsIn(this.doc, span).trim();
    this.selected = words === "" ? undefined : span;
  };

  override render(): TemplateResult {
    const { page } = this;
    const margin = page === undefined ? nothing : html`<parley-margin class="no-print" .feed=${this.feed} .named=${this.named} .page=${page} .doc=${this.doc} .inStep=${this.isInStep} .version=${this.version} @show=${this.show}></parley-margin>`;
    if (this.bare) return html`${margin}`;
    const text = html`<div class="prose text-read" lang=${this.language || nothing} @click=${this.pressed}>${prose(withMarks(this.doc, this.marks()), this.named, () => "")}</div>`;
    if (page === undefined) return text;
    return html`<div class="commented-page ${page.comments.length === 0 ? "bare" : ""}">
      <div class="commented-text">${text}${this.beginning(page)}</div>
      ${margin}</div>
      ${this.selected === undefined || this.begun !== undefined || !page.mayComment ? nothing : this.bar(page, this.selected)}
      ${this.begun === undefined ? nothing : html`<parley-comment-form .feed=${this.feed} .named=${this.named} .on=${this.on} .doc=${this.doc} .language=${this.language}
        .span=${this.begun.span} .suggests=${this.begun.suggests} .version=${this.version ?? 0} @closed=${this.ended}></parley-comment-form>`}`;
  }

  private marks(): Mark[] {
    const { page } = this;
    if (page === undefined || !this.isInStep) return [];
    return page.places.flatMap(({ comment, from, to }) => {
      const about = page.comments.find(({ id }) => id === comment);
      if (about === undefined || from === undefined || to === undefined || about.outcome !== "open" || about.takenBack) return [];
      return [{ comment, from, to, ...(about.instead === undefined ? {} : { instead: about.instead }) }];
    });
  }

  /** For the keyboard and for whoever cannot select: a comment on a paragraph, chosen in the form. */
  private beginning(page: CommentPage): TemplateResult | typeof nothing {
    if (!page.mayComment || this.version === undefined) return nothing;
    return html`<p class="no-print"><button type="button" class="plain" @mousedown=${(e: Event) => e.preventDefault()} @click=${() => this.begin(false)}>${t("comment.make")}</button></p>`;
  }

  private bar(page: CommentPage, span: Span): TemplateResult {
    return html`<div class="selection-bar no-print" role="group" aria-label=${t("comment.selected")} @mousedown=${(e: Event) => e.preventDefault()}>
      <button type="button" class="button primary" @click=${() => this.begin(false)}>${t("comment.make")}</button>
      ${page.maySuggest && inOneBlock(this.doc, span) ? html`<button type="button" class="button" @click=${() => this.begin(true)}>${t("comment.suggest")}</button>` : nothing}</div>`;
  }

  private begin(suggests: boolean): void {
    const first = blocksOf(this.doc).find(({ from, to }) => to > from);
    const span = this.selected ?? (first === undefined ? undefined : { from: first.from, to: first.to });
    if (span !== undefined) this.begun = { span, suggests };
  }

  private readonly ended = (): void => {
    this.begun = this.selected = undefined;
    getSelection()?.removeAllRanges();
  };

  private readonly pressed = (event: Event): void => {
    const ids = (event.target as Element).closest<HTMLElement>("[data-comments]")?.dataset["comments"];
    if (ids !== undefined && getSelection()?.isCollapsed !== false) this.querySelector<HTMLElement>(`#comment-${CSS.escape(ids.split(" ")[0]!)}`)?.focus();
  };

  private readonly show = ({ detail }: CustomEvent<Id>): void => {
    const words = [...this.querySelectorAll<HTMLElement>("[data-comments]")].filter(({ dataset }) => dataset["comments"]!.split(" ").includes(detail));
    words[0]?.scrollIntoView({ block: "center" });
    for (const each of words) {
      each.classList.add("shown");
      clock.after(2_000, () => each.classList.remove("shown"));
    }
  };
}
