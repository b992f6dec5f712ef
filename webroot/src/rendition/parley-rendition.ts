import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { announce } from "../app/announcer.ts";
import { Every, politeMs, Watch } from "../app/controller.ts";
import { fullDay } from "../app/format.ts";
import { directionOf, languageName, t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { failed, gone, waiting } from "../app/states.ts";
import type { ForumView, Language, RoomView } from "../app/types.ts";
import { roomTitle, ruleName } from "../forum/words.ts";
import { copies } from "../handout/copies.ts";
import { kindSign } from "../room/kind.ts";
import type { RoomFeed } from "../room/feed.ts";
import { paperOf } from "../paper/feeds.ts";
import { inOrder } from "../paper/order.ts";
import type { Paper } from "../paper/types.ts";
import { revisionWords, symbolWords, titleOf } from "../paper/words.ts";
import { nothingLeft, renditionApi, renditionOf } from "./feeds.ts";
import { keptOf, looseOf, type Loose } from "./kept.ts";
import { isOpen } from "./state.ts";
import type { RenditionPage, Row } from "./types.ts";
import { statusWords } from "./words.ts";
import "./parley-rendition-loose.ts";
import "./parley-rendition-row.ts";
import "./parley-rendition-standing.ts";

/** A language version of a paper beside its original, paragraph by paragraph. */
@customElement("parley-rendition")
export class ParleyRendition extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property() paper = "";
  @property() language: Language = "en";
  @state() private alone = false;
  @state() private onlyOpen = false;
  @state() private writing: number | undefined;
  @state() private begun: ReadonlySet<number> = new Set();
  @state() private loose: readonly Loose[] = [];
  /** The rows of which it was looked up what was begun for them. */
  private looked = "";
  /** An older revision that is read instead of the newest. */
  @state() private older: { readonly revision: number; readonly page?: RenditionPage; readonly problem?: Error } | undefined;
  private readonly one = new Watch(this, () => renditionOf(this.feed, this.paper, this.language));
  private readonly of = new Watch(this, () => paperOf(this.feed, this.paper));
  protected readonly polite = new Every(this, politeMs, () => this.tell());
  private ready = false;

  /** Of a version that was taken back, nothing older is shown either. */
  override willUpdate(): void {
    const newest = this.one.store?.page;
    if (this.older !== undefined && (newest?.withdrawn === true || newest?.rendition.rendered === 0)) this.older = undefined;
  }

  override updated(): void {
    const rows = rowsOf(this.there);
    if (this.ready && rows !== this.looked) void this.look();
    if (this.ready || this.one.store?.state === "loading" || this.of.store?.state === "loading") return;
    this.ready = true;
    void this.look();
    this.stands();
  }

  private tell(): void {
    if ((this.one.store?.takeHeard() ?? 0) > 0) announce(t("rendition.changedByOthers"));
  }

  /** The version; of a paper that is not to be read any more, one that holds nothing. */
  private get there(): RenditionPage | undefined {
    const store = this.one.store;
    return store?.state === "gone" ? nothingLeft(this.feed, this.paper, this.language) : store?.page;
  }

  /** Which paragraphs were begun on this device. */
  private async look(): Promise<void> {
    const page = this.there;
    if (page === undefined) return;
    const { paper, language } = this;
    this.looked = rowsOf(page);
    const found = await Promise.all(page.rows.map(({ paragraph }) => keptOf({ paper, language, paragraph }).then((kept) => (kept === undefined ? [] : [paragraph]))));
    this.begun = new Set(found.flat());
    this.loose = await looseOf(paper, language, page.rows.map(({ paragraph }) => paragraph));
  }

  override render(): TemplateResult {
    const [store, of] = [this.one.store, this.of.store];
    if (store?.state === "gone" || of?.state === "gone") return html`${gone(t("paper.gone"))}${this.left(nothingLeft(this.feed, this.paper, this.language))}`;
    const { forum, room } = this.feed;
    const paper = of?.page?.paper;
    const newest = store?.page;
    return html`<div class="row over-thread no-print"><a class="plain back" href=${address({ page: "paper", forum, room, paper: this.paper })}>${icon("back")}${t("rendition.toPaper")}</a>
        ${kindSign(this.view.kind)}<span class="quiet small">${roomTitle(this.view)} · ${ruleName(this.view.rule)}</span></div>
      ${paper !== undefined && newest !== undefined ? this.body(paper, newest) : store?.state === "failed" ? failed(store.problem, () => void store.reload()) : waiting()}`;
  }

  private body(paper: Paper, newest: RenditionPage): TemplateResult {
    if (newest.withdrawn === true || paper.status === "withdrawn") {
      return html`${this.head(paper, undefined)}<p class="tombstone">${t(paper.purged === true ? "purge.gonePaper" : "paper.withdrawnWords")}</p>${this.left(newest)}`;
    }
    const page = this.older === undefined ? newest : this.older.page;
    return html`${this.head(paper, page)}
      ${this.older?.problem !== undefined ? failed(this.older.problem, () => void this.turnTo(this.older!.revision, newest)) : page === undefined ? waiting() : html`
      <parley-rendition-standing class="no-print" .feed=${this.feed} .page=${page}></parley-rendition-standing>
      ${this.ways(page)}${this.rows(page)}${this.older === undefined ? this.left(newest) : nothing}
      ${page.rendition.rendered === 0 ? nothing : this.takeAway(page)}`}
      <p class="paper-rule quiet small">${ruleName(this.view.rule)}. ${t(`rule.outsideLong.${this.view.rule.outsideUse}`)}</p>`;
  }

  private head(paper: Paper, page: RenditionPage | undefined): TemplateResult {
    const revisions = [...inOrder(paper.revisions)].reverse();
    const now = this.older?.revision ?? paper.revision;
    return html`<header class="page-head"><p class="over"><bdi class="symbol">${symbolWords(paper)}</bdi> · ${t("rendition.in", { language: languageName(this.language) })}</p>
        <h1 tabindex="-1" dir="auto" lang=${paper.language ?? nothing}>${titleOf(paper)}</h1>
        ${page === undefined ? nothing : html`<p class="quiet">${statusWords(page.rendition)}</p>`}</header>
      ${paper.status === "withdrawn" || revisions.length < 2 || this.one.store?.page === undefined ? nothing : html`<div class="field no-print"><label for="rendition-revision">${t("paper.revision")}</label>
        <select class="input auto" id="rendition-revision" @change=${(e: Event) => void this.turnTo(Number((e.target as HTMLSelectElement).value), this.one.store!.page!)}>
          ${revisions.map((each) => html`<option value=${each.revision} .selected=${each.revision === now}>${revisionWords(paper, each)}, ${fullDay(each.at)}</option>`)}</select></div>`}`;
  }

  /** What was begun here and has no paragraph any more. */
  private left(page: RenditionPage): TemplateResult | typeof nothing {
    if (this.loose.length === 0) return nothing;
    const begun = this.writing === undefined ? this.begun : new Set([...this.begun, this.writing]);
    return html`<parley-rendition-loose .named=${this.named} .page=${page} .loose=${this.loose} .begun=${begun}
      @moved=${(e: CustomEvent<number>) => void this.look().then(() => (this.writing = e.detail))} @gone=${() => void this.look()}></parley-rendition-loose>`;
  }

  /** How it is read: both beside each other, or this language only; all, or what is still to be done. */
  private ways({ rendition, mayRender, rows }: RenditionPage): TemplateResult | typeof nothing {
    if (rendition.rendered === 0) return nothing;
    return html`<div class="filters no-print"><fieldset class="field"><legend>${t("rendition.how")}</legend>
        ${[false, true].map((alone) => html`<label class="choice"><input type="radio" name="rendition-how" .checked=${this.alone === alone} @change=${() => (this.alone = alone)}>
          <span>${t(alone ? "rendition.alone" : "rendition.beside")}</span></label>`)}</fieldset>
      ${mayRender && rows.some(isOpen) ? html`<label class="choice"><input type="checkbox" .checked=${this.onlyOpen} @change=${(e: Event) => (this.onlyOpen = (e.target as HTMLInputElement).checked)}><span>${t("rendition.onlyOpen")}</span></label>` : nothing}</div>`;
  }

  private rows(page: RenditionPage): TemplateResult {
    const { language, rendition } = page;
    const rows = page.rows.filter((row) => !this.onlyOpen || isOpen(row) || row.paragraph === this.writing);
    const alone = this.alone && rendition.rendered > 0;
    return html`${rows.length === 0 ? html`<p class="quiet" role="status">${t("rendition.allThere")}</p>` : nothing}
      <div class="rendition ${alone ? "alone" : ""}">
        ${alone ? nothing : html`<div class="rendition-heads" aria-hidden="true"><span dir=${directionOf(language)}>${languageName(language)} · ${t("rendition.original")}</span><span dir=${directionOf(rendition.language)}>${languageName(rendition.language)}</span></div>`}
        ${repeat(rows, ({ paragraph }) => paragraph, (row) => html`<parley-rendition-row .feed=${this.feed} .named=${this.named} .page=${page} .row=${row} .alone=${alone} .begun=${this.begun.has(row.paragraph)}
          .open=${this.writing === row.paragraph} @write=${() => (this.writing = row.paragraph)} @closed=${(e: CustomEvent<string>) => void this.close(row, e.detail)}></parley-rendition-row>`)}</div>`;
  }

  private takeAway({ paper, rendition, revision }: RenditionPage): TemplateResult {
    const more = { revision: String(revision), rendition: rendition.language };
    return html`<div class="row after-bar no-print"><button type="button" class="button" @click=${() => window.print()}>${t("paper.print")}</button>
        <span class="quiet small">${t("rendition.alone")}:</span>${copies(this.feed, `papers/${paper}`, `paper-${rendition.language}`, more)}</div>
      <div class="row no-print"><span class="quiet small">${t("rendition.beside")}:</span>${copies(this.feed, `papers/${paper}`, `paper-${rendition.language}-2`, { ...more, beside: "true" })}</div>`;
  }

  /** The focus goes to what is next to be translated, or back to where it came from. */
  private async close({ paragraph }: Row, how: string): Promise<void> {
    this.writing = undefined;
    if (how === "put") announce(t("rendition.put"));
    void this.look();
    await this.updateComplete;
    const rows = this.one.store?.page?.rows ?? [];
    const next = how === "put" ? rows.find((row) => row.paragraph > paragraph && isOpen(row)) : undefined;
    this.querySelector<HTMLElement>(`[data-write="${next?.paragraph ?? paragraph}"]`)?.focus();
  }

  private async turnTo(revision: number, newest: RenditionPage): Promise<void> {
    this.writing = undefined;
    if (revision === newest.revision) return void (this.older = undefined);
    this.older = { revision };
    const older = await renditionApi(this.feed, this.paper).one(this.language, revision).then((page) => ({ revision, page }), (problem: Error) => ({ revision, problem }));
    if (this.older?.revision === revision) this.older = older;
  }
}

function rowsOf(page: RenditionPage | undefined): string {
  return page === undefined ? "" : `${page.revision} ${page.rows.map(({ paragraph }) => paragraph).join(" ")}`;
}
