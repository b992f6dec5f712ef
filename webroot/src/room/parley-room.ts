import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { sessionsOf } from "../agenda/feeds.ts";
import { roomTabs } from "../agenda/tabs.ts";
import { inTime } from "../agenda/timing.ts";
import { app } from "../app/app.ts";
import { announce } from "../app/announcer.ts";
import { Every, politeMs, Watch } from "../app/controller.ts";
import { moment } from "../app/format.ts";
import { t, textOf } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Keys } from "../app/keys.ts";
import { Light } from "../app/light.ts";
import { address, type PaperPlace, type RoomPart } from "../app/places.ts";
import { empty, failed, gone, waiting } from "../app/states.ts";
import type { RoomView } from "../app/types.ts";
import type { Heed } from "../attention/types.ts";
import { roomTitle, ruleName } from "../forum/words.ts";
import { fetchAhead } from "../draft/fetching.ts";
import { conductOf } from "../conduct/feeds.ts";
import { conductStrip } from "../conduct/strip.ts";
import { newsOf } from "../news/news.ts";
import type { Item } from "../outbox/queue.ts";
import { paperPart } from "../paper/parts.ts";
import { burnedWords } from "../oversight/burned.ts";
import type { RoomFeed } from "./feed.ts";
import { kindSign } from "./kind.ts";
import "../agenda/parley-next-session.ts";
import "../discussion/parley-thread.ts";
import "../discussion/parley-threads.ts";
import "../draft/parley-composer.ts";
import "../forum/parley-index.ts";
import "./parley-audience.ts";
import "./parley-context.ts";

/** A room, or one of its threads: index at the inline start, text in the middle, people and rule at the end. */
@customElement("parley-room")
export class ParleyRoom extends Light {
  @property() forum = "";
  @property() room = "";
  @property() thread?: string | undefined;
  @property() at?: string | undefined;
  /** The session whose agenda is read here. */
  @property() session?: string | undefined;
  /** The sessions are read here. */
  @property({ type: Boolean }) sessions = false;
  /** Another page of it. */
  @property() besides?: RoomPart | undefined;
  /** What of its papers is read here. */
  @property({ attribute: false }) papers?: PaperPlace | undefined;
  @state() private opening = false;
  private feed: RoomFeed | undefined;
  private readonly follow = new Watch(this, () => this.feed);
  private readonly news = new Watch(this, () => (this.feed === undefined ? undefined : newsOf(this.feed)));
  protected readonly polite = new Every(this, politeMs, () => this.summarise());
  private readonly named = new Watch(this, () => app.forums.view(this.forum));
  private ready = "";
  private wasOpen = false;
  private heard = Date.now();
  private audienceHeard: string | undefined;

  constructor() {
    super();
    new Watch(this, () => app.outbox);
    new Watch(this, () => (this.feed === undefined ? undefined : conductOf(this.feed)));
    new Keys(this, {
      room: () => app.router.go({ page: "room", forum: this.forum, room: this.room }),
      newThread: () => this.begin(),
      agenda: () => this.toAgenda(),
      papers: () => app.router.go({ page: "papers", forum: this.forum, room: this.room }),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("page-ready", fetchAhead, { once: true });
    void import("../attention/parley-attention.ts");
    void import("../agenda/parley-thread-items.ts");
  }

  override disconnectedCallback(): void {
    if (this.feed) app.rooms.close(this.feed);
    this.feed = undefined;
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("forum") && !changed.has("room")) return;
    if (this.feed) app.rooms.close(this.feed);
    this.feed = app.rooms.open(this.forum, this.room);
    void app.forums.view(this.forum).reload();
    this.wasOpen = false;
    this.opening = false;
    this.heard = Date.now();
    this.audienceHeard = undefined;
    void this.reopen();
  }

  override updated(): void {
    const state = this.feed?.state;
    if (state === "ready") this.wasOpen = true;
    if (!this.isList) this.ready = "";
    // A room that is gone or cannot be read stands here, whatever of it was to be read.
    const inside = !this.isList && this.feed?.view !== undefined;
    if (inside || this.ready === this.room || state === "loading") return;
    this.ready = this.room;
    if (this.feed !== undefined && state === "ready") void newsOf(this.feed).load();
    this.stands();
  }

  /** The room itself, not one of the things in it. */
  private get isList(): boolean {
    return this.thread === undefined && this.session === undefined && !this.sessions && this.besides === undefined && this.papers === undefined;
  }

  /** To the agenda of the next session, or to where one is planned. */
  private toAgenda(): void {
    if (this.feed === undefined) return;
    const next = inTime(sessionsOf(this.feed).page?.sessions ?? [], Date.now()).coming[0];
    const { forum, room } = this;
    app.router.go(next === undefined ? { page: "sessions", forum, room } : { page: "agenda", forum, room, session: next.id });
  }

  /** A thread begun here before stands open again. */
  private async reopen(): Promise<void> {
    const room = this.room;
    const begun = await app.drafts.all();
    if (room === this.room && begun.some(({ target }) => target.kind === "thread" && target.room === room)) this.opening = true;
  }

  /** Screen readers hear, at most every five seconds, how much has come. */
  private summarise(): void {
    const since = this.heard;
    this.heard = Date.now();
    const come = this.feed?.arrivals(since) ?? [];
    if (come.length > 0) announce(t("room.arrived", { count: come.length }));
    const { rule, parties, people, glasses } = this.feed?.view?.audience ?? {};
    const audience = JSON.stringify([rule, parties, people, glasses]);
    if (this.audienceHeard !== undefined && audience !== this.audienceHeard) announce(t("audience.changed"));
    this.audienceHeard = this.feed?.view === undefined ? undefined : audience;
  }

  override render(): TemplateResult {
    const feed = this.follow.store;
    const burned = feed?.state === "gone" ? this.named.store?.view?.burned?.find(({ room }) => room === this.room) : undefined;
    if (burned !== undefined) return gone(`${burnedWords(burned, this.named.store?.view)} ${t("burned.gone")}`, t("burned.title"));
    if (feed?.state === "gone") return this.wasOpen ? gone(t("room.closedToYou"), t("room.closedTitle")) : gone(t("room.gone"));
    const view = feed?.view;
    if (feed === undefined || view === undefined) {
      return html`<div class="panes with-start"><div class="pane-start"></div><div class="pane-main"><div class="text-column">
        ${feed?.state === "failed" ? html`<h1 tabindex="-1" class="unseen">${t("room.title")}</h1>${failed(feed.problem, () => void feed.reload())}` : waiting()}</div></div></div>`;
    }
    const off = view.rule.outsideUse === "none" && view.rule.inside === "name";
    return html`<div class="panes with-start with-end ${off ? "off-the-record" : ""}">
      <div class="pane-start"><parley-index .view=${this.named.store?.view} .threads=${view.threads} .forum=${this.forum} .room=${this.room} .thread=${this.thread} .within=${!this.isList}></parley-index></div>
      <div class="pane-main"><div class="text-column">${this.middle(feed, view)}</div></div>
      <aside class="pane-end" aria-label=${t("room.context")}>${this.context(view)}</aside>
    </div>`;
  }

  private middle(feed: RoomFeed, view: RoomView): TemplateResult {
    if (this.thread !== undefined) return this.one(feed, view);
    const named = this.named.store?.view;
    if (this.besides === "conduct") return html`<parley-conduct .feed=${feed} .view=${view} .named=${named}></parley-conduct>`;
    if (this.besides !== undefined) return html`<parley-languages .feed=${feed} .view=${view} .named=${named}></parley-languages>`;
    if (this.papers !== undefined) return paperPart(this.papers, { feed, view, named });
    if (this.session !== undefined) return html`${keyed(this.session, html`<parley-agenda .feed=${feed} .view=${view} .named=${named} .session=${this.session} .at=${this.at}></parley-agenda>`)}`;
    return this.sessions ? html`<parley-sessions .feed=${feed} .view=${view} .named=${named}></parley-sessions>` : this.list(feed, view);
  }

  private context(view: RoomView): TemplateResult {
    return html`<parley-context .view=${view} .named=${this.named.store?.view} .heed=${this.heed()}></parley-context>`;
  }

  private one(feed: RoomFeed, view: RoomView): TemplateResult {
    return html`
      <div class="row over-thread"><a class="plain back" href=${address({ page: "room", forum: this.forum, room: this.room })}>${icon("back")}${roomTitle(view)}</a>
        ${kindSign(view.kind)}<span class="quiet small">${ruleName(view.rule)}</span>
        ${view.openUntil === undefined ? html`<parley-attention .forum=${this.forum} .room=${this.room} .thread=${this.thread} .heed=${this.heed()}></parley-attention>` : nothing}</div>
      ${conductStrip(feed, this.named.store?.view, this.thread)}
      <parley-thread-items .feed=${feed} .thread=${this.thread}></parley-thread-items>
      <parley-thread .feed=${feed} .named=${this.named.store?.view} .thread=${this.thread} .at=${this.at} .heed=${this.heed()}></parley-thread>`;
  }

  private list(feed: RoomFeed, view: RoomView): TemplateResult {
    const mayOpen = view.you.rights.includes("openThread");
    const pending = app.outbox.in(this.room).filter((item) => this.isPending(item, view));
    return html`
      <a class="plain back beside-start" href=${address({ page: "forum", forum: this.forum })}>${icon("back")}${this.named.store?.view ? textOf(this.named.store.view.name) : t("forum.one")}</a>
      <header class="page-head"><p class="over">${view.kind === "plenary" ? t("kind.plenary") : textOf(view.groupName)}</p><h1 tabindex="-1">${roomTitle(view)}</h1></header>
      ${roomTabs(this.forum, this.room, "threads", this.news.store)}
      ${conductStrip(feed, this.named.store?.view)}
      <parley-next-session .feed=${feed}></parley-next-session>
      ${this.opening ? nothing : html`<parley-audience .kind=${view.kind} .audience=${view.audience} .named=${this.named.store?.view} .forum=${this.forum} .room=${this.room}></parley-audience>`}
      ${view.openUntil === undefined ? nothing : html`<p class="note" role="status">${t("glass.yours", { time: moment(view.openUntil) })}</p>`}
      ${mayOpen ? this.place(feed) : nothing}
      ${pending.map((item) => html`<parley-pending .item=${item} .takenBack=${this.begin} .named=${this.named.store?.view} .kind=${view.kind} .address=${() => "#"}></parley-pending>`)}
      <section class="section"><h2>${t("room.threads")}</h2>
        ${view.threads.length === 0 ? empty(mayOpen ? t("room.noThreads") : t("room.noThreadsYet")) : html`<parley-threads .view=${view} .heed=${this.heed()}></parley-threads>`}</section>
      <div class="beside-end section">${this.context(view)}</div>`;
  }

  private place(feed: RoomFeed): TemplateResult {
    if (!this.opening) return html`<p class="row after-bar"><button class="button" @click=${this.begin}>${icon("add")}${t("room.openThread")}</button></p>`;
    return html`<parley-composer open .feed=${feed} .named=${this.named.store?.view} .target=${{ kind: "thread", forum: this.forum, room: this.room }}
      .words=${t("room.openThread")} @composer-close=${() => (this.opening = false)}></parley-composer>`;
  }

  private readonly begin = (): void => {
    if (!this.isList || !this.feed?.view?.you.rights.includes("openThread")) return;
    this.opening = true;
    void this.updateComplete.then(() => this.querySelector<HTMLElement & { begin(): void }>("parley-composer")?.begin());
  };

  private isPending(item: Item, view: RoomView): boolean {
    if (item.target.kind !== "thread") return false;
    const { state } = item;
    return state.is !== "sent" || !view.threads.some((each) => each.id === state.thread);
  }

  /** What I want to hear of it, known beside the forum, whichever device I said it on. */
  private heed(): Heed | undefined {
    return this.named.store?.view?.rooms.find(({ id }) => id === this.room)?.attention;
  }
}
