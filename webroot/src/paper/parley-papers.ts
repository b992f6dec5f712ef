import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { announce } from "../app/announcer.ts";
import { app } from "../app/app.ts";
import { Every, politeMs, Watch } from "../app/controller.ts";
import { moment } from "../app/format.ts";
import { messages, t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { empty, failed, gone, waiting } from "../app/states.ts";
import type { ForumView, RoomView } from "../app/types.ts";
import { partyName, roomTitle } from "../forum/words.ts";
import { roomTabs } from "../agenda/tabs.ts";
import { newsOf } from "../news/news.ts";
import { newsTag, paperNews } from "../news/words.ts";
import type { RoomFeed } from "../room/feed.ts";
import { kindSign } from "../room/kind.ts";
import { papersOf } from "./feeds.ts";
import { everything, found, issuesOf, orders, partiesOf, type Sought } from "./library.ts";
import type { Begun } from "./parley-draft-form.ts";
import { statuses, type Draft, type Paper, type PapersPage } from "./types.ts";
import { byWords, datedWords, submitter, symbolWords, titleOf } from "./words.ts";
import "../handout/parley-next-papers.ts";
import "./parley-draft-form.ts";
import "./parley-nonpapers.ts";
import "./parley-releases.ts";

/** The library of a room: what was circulated to it, what is being written in it, releases, non-papers. */
@customElement("parley-papers")
export class ParleyPapers extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @state() private writing = false;
  @state() private sought: Sought = everything;
  private readonly papers = new Watch(this, () => papersOf(this.feed));
  private readonly news = new Watch(this, () => newsOf(this.feed));
  protected readonly polite = new Every(this, politeMs, () => this.tell());
  private ready = false;

  override firstUpdated(): void {
    void newsOf(this.feed).load();
  }

  override updated(): void {
    if (this.ready || this.papers.store?.state === "loading") return;
    this.ready = true;
    this.stands();
  }

  private tell(): void {
    if ((this.papers.store?.takeHeard() ?? 0) > 0) announce(t("paper.libraryChanged"));
  }

  override render(): TemplateResult {
    const store = this.papers.store;
    if (store?.state === "gone") return gone(t("paper.libraryGone"));
    const { forum, room } = this.feed;
    return html`
      <a class="plain back" href=${address({ page: "room", forum, room })}>${icon("back")}${roomTitle(this.view)}</a>
      <header class="page-head"><p class="over">${kindSign(this.view.kind)} ${roomTitle(this.view)}</p><h1 tabindex="-1">${t("paper.papers")}</h1></header>
      ${roomTabs(forum, room, "papers", this.news.store)}
      ${store?.page !== undefined ? this.body(store.page) : store?.state === "failed" ? failed(store.problem, () => void store.reload()) : waiting()}`;
  }

  private body(page: PapersPage): TemplateResult {
    const { forum, room } = this.feed;
    return html`
      <div class="row after-bar">
        ${page.mayDraft ? html`<button type="button" class="button" @click=${() => (this.writing = true)}>${icon("add")}${t("paper.write")}</button>` : nothing}
        ${page.papers.length === 0 ? nothing : html`<a class="plain" href=${address({ page: "positions", forum, room })}>${t("paper.positions")}</a>`}
      </div>
      ${this.writing ? html`<parley-draft-form .feed=${this.feed} .view=${this.view} .page=${page} .named=${this.named}
        @done=${(event: CustomEvent<Begun>) => this.begun(event.detail)} @cancel=${() => (this.writing = false)}></parley-draft-form>` : nothing}
      <parley-next-papers .feed=${this.feed} .named=${this.named}></parley-next-papers>
      ${this.drafts(page.drafts)}
      <section class="section"><h2>${t("paper.circulatedHere")}</h2>
        ${page.papers.length === 0 ? empty(t(page.mayDraft ? "paper.none" : "paper.noneYet")) : this.library(page.papers)}</section>
      <parley-releases .feed=${this.feed} .view=${this.view} .page=${page} .named=${this.named}></parley-releases>
      <parley-nonpapers .feed=${this.feed} .view=${this.view} .page=${page} .named=${this.named}></parley-nonpapers>`;
  }

  private begun(begun: Begun): void {
    this.writing = false;
    app.router.go({ page: "draft", forum: this.feed.forum, ...begun });
  }

  private drafts(all: readonly Draft[]): TemplateResult | typeof nothing {
    const open = all.filter(({ state }) => state === "draft");
    const ended = all.filter(({ state }) => state === "ended");
    if (all.length === 0) return nothing;
    return html`<section class="section"><h2>${t("paper.writtenHere")}</h2>
      <p class="quiet small">${t("paper.writtenHereWhat")}</p>
      ${open.length === 0 ? nothing : html`<ul class="contents">${open.map((draft) => this.draft(draft))}</ul>`}
      ${ended.length === 0 ? nothing : html`<details class="fold"><summary>${t("paper.ended", { count: ended.length })}</summary><ul class="contents">${ended.map((draft) => this.draft(draft))}</ul></details>`}</section>`;
  }

  private draft(draft: Draft): TemplateResult {
    const { forum, room } = this.feed;
    const gone = draft.circulations.at(-1);
    return html`<li><a class="entry" href=${address({ page: "draft", forum, room, draft: draft.id })}>
      <span class="title" dir="auto" lang=${draft.language}>${draft.title}</span>
      <span class="beneath"><strong>${t("paper.draft")}</strong> · <span>${byWords(draft, this.named)}</span>${draft.issue === undefined ? nothing : html` · <bdi>${draft.issue}</bdi>`}${gone === undefined ? nothing : html` · <span>${t("paper.circulatedAs", { symbol: gone.symbol, time: moment(gone.at) })}</span>`}</span></a></li>`;
  }

  private library(all: readonly Paper[]): TemplateResult {
    const shown = found(all, this.sought, (party) => partyName(party, this.named), messages.locale);
    return html`${all.length < 2 ? nothing : this.filters(all)}
      <p class="quiet small" role="status">${t("paper.found", { count: shown.length })}</p>
      ${shown.length === 0 ? empty(t("paper.noneFound"), html`<button type="button" class="button" @click=${() => (this.sought = everything)}>${t("paper.showAll")}</button>`)
        : html`<ul class="contents papers">${shown.map((paper) => this.paper(paper))}</ul>`}`;
  }

  private filters(all: readonly Paper[]): TemplateResult {
    const { sought } = this;
    const choice = (name: "party" | "issue" | "status" | "order", label: string, options: readonly (readonly [string, string])[]): TemplateResult =>
      html`<div class="field"><label for="papers-${name}">${label}</label>
        <select class="input" id="papers-${name}" @change=${(e: Event) => (this.sought = { ...sought, [name]: (e.target as HTMLSelectElement).value })}>
          ${options.map(([value, words]) => html`<option value=${value} .selected=${value === sought[name]}>${words}</option>`)}</select></div>`;
    return html`<div class="filters" role="group" aria-label=${t("paper.filters")}>
      <div class="field"><label for="papers-words">${t("paper.withWords")}</label>
        <input class="input" id="papers-words" type="search" dir="auto" autocomplete="off" maxlength="200" .value=${sought.words} @input=${(e: Event) => (this.sought = { ...sought, words: (e.target as HTMLInputElement).value })}></div>
      ${choice("party", t("forum.party"), [["", t("paper.all")], ...partiesOf(all).map((party) => [party, partyName(party, this.named)] as const)])}
      ${choice("issue", t("paper.issue"), [["", t("paper.all")], ...issuesOf(all).map((issue) => [issue, issue] as const)])}
      ${choice("status", t("paper.status"), [["", t("paper.all")], ...statuses.filter((each) => all.some(({ status }) => status === each)).map((each) => [each, t(`paper.status.${each}`)] as const)])}
      ${choice("order", t("paper.order"), orders.map((each) => [each, t(`paper.order.${each}`)] as const))}</div>`;
  }

  private paper(paper: Paper): TemplateResult {
    const { forum, room } = this.feed;
    const who = submitter(paper, this.named);
    const news = paperNews(this.news.store?.paper(paper.id));
    return html`<li><a class="entry ${news === "" ? "" : "unread"}" href=${address({ page: "paper", forum, room, paper: paper.id })}>
      <span class="title" dir="auto" lang=${paper.language ?? nothing}>${titleOf(paper)}</span><bdi class="symbol">${symbolWords(paper)}</bdi>
      <span class="beneath">${news === "" ? nothing : html`${newsTag(news)} · `}${who === "" ? nothing : html`<span>${who}</span> · `}${paper.issue === undefined ? nothing : html`<bdi>${paper.issue}</bdi> · `}
        <span class="status-${paper.status}">${t(paper.purged === true ? "contribution.purged" : `paper.status.${paper.status}`)}</span> · <span>${datedWords(paper)}</span>${paper.withoutPrejudice ? html` · <span>${t("paper.withoutPrejudice")}</span>` : nothing}</span></a></li>`;
  }
}
