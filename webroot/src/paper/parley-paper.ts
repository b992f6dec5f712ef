import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Doing } from "../agenda/doing.ts";
import "../annex/parley-annexes.ts";
import type { Annex } from "../annex/types.ts";
import { announce } from "../app/announcer.ts";
import { app } from "../app/app.ts";
import { Every, politeMs, Watch } from "../app/controller.ts";
import { exact, fullDay } from "../app/format.ts";
import { languageName, t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { failed, gone, waiting } from "../app/states.ts";
import type { Doc, ForumView, RoomView } from "../app/types.ts";
import { prose } from "../discussion/doc.ts";
import { roomTitle, ruleName } from "../forum/words.ts";
import { removal } from "../oversight/removing.ts";
import { Since } from "../news/since.ts";
import { newsNote, paperNews } from "../news/words.ts";
import type { RoomFeed } from "../room/feed.ts";
import { copies } from "../handout/copies.ts";
import { kindSign } from "../room/kind.ts";
import { paperApi, paperOf, papersOf } from "./feeds.ts";
import { inOrder } from "./order.ts";
import { symbolAt } from "./symbol.ts";
import type { Begun } from "./parley-draft-form.ts";
import type { Paper, PaperPage } from "./types.ts";
import { revisionWords, submitter, symbolWords, titleOf } from "./words.ts";
import "../agenda/parley-thread-items.ts";
import "../comment/parley-commented.ts";
import "../rendition/parley-renditions.ts";
import "./parley-comparison.ts";
import "./parley-draft-form.ts";

type Task = "none" | "withdraw" | "revise";

/** A paper as it was circulated: to be read, compared with what it was, printed. */
@customElement("parley-paper")
export class ParleyPaper extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property() paper = "";
  @state() private task: Task = "none";
  @state() private comparing = false;
  /** An older revision that is read instead of the newest. */
  @state() private older: { readonly revision: number; readonly doc?: Doc; readonly annexes?: readonly Annex[]; readonly problem?: Error } | undefined;
  /** The words that stood here last. */
  private read: { readonly revision: number; readonly doc: Doc; readonly annexes: readonly Annex[] } | undefined;
  private readonly one = new Watch(this, () => paperOf(this.feed, this.paper));
  private readonly since = new Since(this, () => ({ feed: this.feed, thing: this.paper, stands: this.one.store?.page !== undefined }));
  protected readonly polite = new Every(this, politeMs, () => this.tell());
  private readonly papers = new Watch(this, () => papersOf(this.feed));
  private readonly doing = new Doing(this);
  private ready = false;

  /** A revision that comes while one reads does not take the words away from under the eyes. */
  override willUpdate(): void {
    const page = this.one.store?.page;
    if (page === undefined || page.paper.status === "withdrawn") {
      this.older = this.read = undefined;
      this.comparing = false;
    } else if (this.older === undefined && this.read !== undefined && this.read.revision !== page.paper.revision) this.older = this.read;
    if (page?.doc !== undefined && page.paper.status !== "withdrawn") this.read = { revision: page.paper.revision, doc: page.doc, annexes: page.annexes };
  }

  override updated(): void {
    if (this.ready || this.one.store?.state === "loading") return;
    this.ready = true;
    this.stands();
  }

  private tell(): void {
    if ((this.one.store?.takeHeard() ?? 0) > 0) announce(t("paper.changed"));
  }

  override render(): TemplateResult {
    const store = this.one.store;
    if (store?.state === "gone") return gone(t("paper.gone"));
    const { forum, room } = this.feed;
    return html`<div class="row over-thread no-print"><a class="plain back" href=${address({ page: "papers", forum, room })}>${icon("back")}${t("paper.papers")}</a>
        ${kindSign(this.view.kind)}<span class="quiet small">${roomTitle(this.view)} · ${ruleName(this.view.rule)}</span></div>
      ${store?.page !== undefined ? this.body(store.page) : store?.state === "failed" ? failed(store.problem, () => void store.reload()) : waiting()}`;
  }

  private body(page: PaperPage): TemplateResult {
    const { paper } = page;
    const isGone = paper.status === "withdrawn";
    return html`${newsNote(paperNews(this.since.paper))}<parley-thread-items class="no-print" .feed=${this.feed} .paper=${paper.id}></parley-thread-items>
      <article class="sheet-of-paper">
        ${this.letterhead(paper)}
        ${paper.status === "embargoed" ? html`<div class="note"><p>${paper.opens === undefined ? t(paper.release === undefined ? "paper.embargoed" : "paper.embargoedRelease") : t("paper.embargoedUntil", { time: exact(paper.opens) })}</p></div>` : nothing}
        ${isGone ? html`<p class="tombstone">${t(paper.purged === true ? "purge.gonePaper" : "paper.withdrawnWords")}</p>` : [this.words(page), this.annexes(page)]}
      </article>
      ${this.doing.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.doing.wrong}</p></div>`}
      <div class="row after-bar no-print">
        <button type="button" class="button" @click=${() => window.print()}>${t("paper.print")}</button>
        ${isGone || page.doc === undefined ? nothing : copies(this.feed, `papers/${paper.id}`, "paper", { revision: String(this.older?.revision ?? paper.revision) })}
        ${isGone ? nothing : this.actions(paper)}
        ${paper.purged === true ? nothing : removal(this.feed, "paper", paper.id)}</div>
      ${this.step(paper)}
      ${isGone || paper.status === "embargoed" ? nothing : html`<parley-renditions class="no-print" .feed=${this.feed} .paper=${paper.id}></parley-renditions>`}
      ${isGone || paper.revisions.length < 2 ? nothing : html`<section class="section no-print"><h2>${t("paper.differences")}</h2>
        ${this.comparing ? html`<parley-comparison .feed=${this.feed} .paper=${paper}></parley-comparison>`
          : html`<p><button type="button" class="button" @click=${() => void this.compare()}>${t("paper.compare")}</button></p>`}</section>`}
      ${this.rule()}`;
  }

  /** As a paper begins in print: symbol and date at the end of the line, then who submits it, then its title. */
  private letterhead(paper: Paper): TemplateResult {
    const who = submitter(paper, this.named);
    // The words of one revision never stand under the symbol of another.
    const revisions = inOrder(paper.revisions);
    const read = revisions.findIndex(({ revision }) => revision === (this.older?.revision ?? paper.revision));
    const at = revisions[read]?.at ?? paper.circulated;
    const symbol = symbolAt(paper, Math.max(0, read));
    const symbolOfRead = symbol === undefined ? {} : { symbol };
    return html`<header class="letterhead">
      <div class="marks"><p class="quiet small">${this.named === undefined ? nothing : roomTitle(this.view)}</p>
        <dl><dt class="unseen">${t("paper.symbol")}</dt><dd><bdi class="symbol">${symbolWords(read < 0 ? paper : symbolOfRead)}</bdi></dd>
          <dt class="unseen">${t("paper.date")}</dt><dd><time datetime=${at}>${fullDay(at)}</time></dd>
          ${paper.language === undefined ? nothing : html`<dt class="unseen">${t("paper.original")}</dt><dd>${t("paper.originalIn", { language: languageName(paper.language) })}</dd>`}</dl></div>
      ${paper.withoutPrejudice ? html`<p class="prejudice"><strong>${t("paper.withoutPrejudice")}</strong></p>` : nothing}
      <h1 tabindex="-1" dir="auto" lang=${paper.language ?? nothing}>${titleOf(paper)}</h1>
      ${who === "" ? nothing : html`<p class="submitter">${t("paper.submittedBy", { who })}</p>`}
      <p class="small quiet">${paper.issue === undefined ? nothing : html`<bdi>${paper.issue}</bdi> · `}<span class="status-${paper.status}">${t(paper.purged === true ? "contribution.purged" : `paper.status.${paper.status}`)}</span></p>
      ${paper.status === "withdrawn" || paper.revisions.length < 2 ? nothing : this.revisions(paper)}</header>`;
  }

  private revisions(paper: Paper): TemplateResult {
    const now = this.older?.revision ?? paper.revision;
    return html`<div class="field no-print"><label for="revision">${t("paper.revision")}</label>
      <select class="input" id="revision" @change=${(e: Event) => void this.turnTo(paper, Number((e.target as HTMLSelectElement).value))}>
        ${[...inOrder(paper.revisions)].reverse().map((each) => html`<option value=${each.revision} .selected=${each.revision === now}>${revisionWords(paper, each)}, ${fullDay(each.at)}</option>`)}</select></div>`;
  }

  private words(page: PaperPage): TemplateResult {
    const { older } = this;
    const { paper } = page;
    if (older?.problem !== undefined) return failed(older.problem, () => void this.turnTo(paper, older.revision));
    const doc = older === undefined ? page.doc : older.doc;
    return html`${older === undefined ? nothing : html`<div class="note"><p>${t("paper.notNewest", { revision: revisionWords(paper, older) })}</p>
        <div class="row no-print"><button type="button" class="button" @click=${() => (this.older = undefined)}>${t("paper.readNewest")}</button></div></div>`}
      ${doc === undefined ? (older === undefined && paper.status === "embargoed" ? nothing : html`<p aria-busy="true">${t("app.loading")}</p>`)
        : paper.status === "embargoed" ? html`<div class="prose" lang=${paper.language ?? nothing}>${prose(doc, this.named, () => "")}</div>`
        : html`<parley-commented kind="paper" .feed=${this.feed} .named=${this.named} .on=${paper.id} .doc=${doc} .language=${paper.language ?? ""} .version=${older?.revision ?? paper.revision} .older=${older !== undefined}></parley-commented>`}`;
  }

  private actions(paper: Paper): TemplateResult {
    return html`
      ${this.mayRevise(paper) ? html`<button type="button" class="button" @click=${() => (this.task = "revise")}>${icon("pen")}${t("paper.writeRevision")}</button>` : nothing}
      ${paper.mine === true ? html`<button type="button" class="plain muted" aria-expanded=${this.task === "withdraw"} @click=${() => (this.task = this.task === "withdraw" ? "none" : "withdraw")}>${icon("withdraw")}${t("paper.withdraw")}</button>` : nothing}`;
  }

  private mayRevise(paper: Paper): boolean {
    return paper.status !== "embargoed" && paper.mine === true && this.papers.store?.page !== undefined;
  }

  private annexes(page: PaperPage): TemplateResult | typeof nothing {
    const annexes = this.older === undefined ? page.annexes : this.older.annexes ?? [];
    if (annexes.length === 0) return nothing;
    return html`<section class="section"><h2>${t("annex.annexes")}</h2><parley-annexes .annexes=${annexes}
      .from=${paperApi(this.feed).one(page.paper.id)} .which=${`?revision=${this.older?.revision ?? page.paper.revision}`}></parley-annexes></section>`;
  }

  private step(paper: Paper): TemplateResult | typeof nothing {
    const back = (): void => void (this.task = "none");
    if (this.task === "withdraw") {
      return html`<div class="note no-print" role="group" aria-label=${t("paper.withdraw")}><p>${t("paper.withdrawWhat")}</p><p>${t("paper.withdrawCannot")}</p>
        <div class="row"><button type="button" class="button danger" ?disabled=${this.doing.busy} @click=${() => void this.withdraw(paper)}>${t("paper.withdrawNow")}</button>
          <button type="button" class="plain" @click=${back}>${t("contribution.withdrawNot")}</button></div></div>`;
    }
    const page = this.papers.store?.page;
    if (this.task !== "revise" || page === undefined) return nothing;
    return html`<parley-draft-form .feed=${this.feed} .view=${this.view} .page=${page} .named=${this.named} .from=${paper} @cancel=${back}
      @done=${(event: CustomEvent<Begun>) => app.router.go({ page: "draft", forum: this.feed.forum, ...event.detail })}></parley-draft-form>`;
  }

  /** What may be done with it outside stands under it, on the page and in print. */
  private rule(): TemplateResult {
    return html`<p class="paper-rule quiet small">${ruleName(this.view.rule)}. ${t(`rule.outsideLong.${this.view.rule.outsideUse}`)}
      <span class="only-print">${t("paper.printed", { time: exact(new Date().toISOString()) })}</span></p>`;
  }

  private async turnTo(paper: Paper, revision: number): Promise<void> {
    if (revision === paper.revision) return void (this.older = undefined);
    this.older = { revision };
    const older = await paperApi(this.feed).revision(paper.id, revision).then(({ doc, annexes }) => ({ revision, doc, annexes }), (problem: Error) => ({ revision, problem }));
    if (this.older?.revision === revision) this.older = older;
  }

  private async compare(): Promise<void> {
    this.comparing = true;
    await this.updateComplete;
    this.querySelector<HTMLElement>("#compare-before")?.focus();
  }

  private async withdraw(paper: Paper): Promise<void> {
    const done = await this.doing.run(`withdraw ${paper.id}`, (command) => paperOf(this.feed, paper.id).during(() => paperApi(this.feed).withdraw(command, paper.id)));
    if (done) this.task = "none";
    // Of what was still shut nobody is told that it is gone.
    if (done) void papersOf(this.feed).reload();
    if (done) this.querySelector<HTMLElement>("h1")?.focus();
  }
}
