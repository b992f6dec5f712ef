import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { announce } from "../app/announcer.ts";
import { Every, politeMs, Watch } from "../app/controller.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { empty, failed, gone, waiting } from "../app/states.ts";
import type { ForumView, RoomView } from "../app/types.ts";
import { roomTitle } from "../forum/words.ts";
import { newsOf } from "../news/news.ts";
import { newsTag, sessionNews } from "../news/words.ts";
import type { RoomFeed } from "../room/feed.ts";
import { kindSign } from "../room/kind.ts";
import { agendaApi, sessionsOf } from "./feeds.ts";
import { roomTabs } from "./tabs.ts";
import { countedStarts, inTime } from "./timing.ts";
import type { Session, SessionsPage } from "./types.ts";
import { whenWords } from "./words.ts";
import "./parley-plan-session.ts";
import "./parley-rotation.ts";
import "./parley-session.ts";
import "./parley-zones.ts";

type Task = { is: "none" | "zones" } | { is: "plan"; session?: Session };

/** The sessions of a room: those to come, soonest first, then those past; and how the bad hours are shared. */
@customElement("parley-sessions")
export class ParleySessions extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @state() private task: Task = { is: "none" };
  @state() private done = "";
  private readonly sessions = new Watch(this, () => sessionsOf(this.feed));
  private readonly news = new Watch(this, () => newsOf(this.feed));
  protected readonly polite = new Every(this, politeMs, () => this.tell());
  private ready = false;

  override firstUpdated(): void {
    void newsOf(this.feed).load();
  }

  override updated(): void {
    if (this.ready || this.sessions.store?.state === "loading") return;
    this.ready = true;
    this.stands();
  }

  private tell(): void {
    if ((this.sessions.store?.takeHeard() ?? 0) > 0) announce(t("agenda.sessionsChanged"));
  }

  override render(): TemplateResult {
    const store = this.sessions.store;
    if (store?.state === "gone") return gone(t("agenda.sessionsGone"));
    return html`
      <a class="plain back" href=${address({ page: "room", forum: this.feed.forum, room: this.feed.room })}>${icon("back")}${roomTitle(this.view)}</a>
      <header class="page-head"><p class="over">${kindSign(this.view.kind)} ${roomTitle(this.view)}</p><h1 tabindex="-1">${t("agenda.sessions")}</h1></header>
      ${roomTabs(this.feed.forum, this.feed.room, "sessions", this.news.store)}
      ${store?.page !== undefined ? this.body(store.page) : store?.state === "failed" ? failed(store.problem, () => void store.reload()) : waiting()}`;
  }

  private body(page: SessionsPage): TemplateResult {
    const { coming, past } = inTime(page.sessions, Date.now());
    return html`
      ${this.done === "" ? nothing : html`<div class="note calm" role="status"><p>${this.done}</p></div>`}
      <div class="row after-bar">
        ${page.mayPlan ? html`<button class="button" @click=${() => this.turn({ is: "plan" })}>${icon("add")}${t("agenda.plan")}</button>
          <button class="button" aria-expanded=${this.task.is === "zones"} @click=${() => this.turn({ is: this.task.is === "zones" ? "none" : "zones" })}>${t("agenda.zones")}</button>` : nothing}
        ${page.sessions.length === 0 ? nothing : html`<a class="plain" href=${agendaApi(this.feed).calendar} download="sessions.ics" title=${t("agenda.calendarHelp")}>${icon("down")}${t("agenda.calendar")}</a>`}
      </div>
      ${this.task.is === "zones" ? html`<parley-zones .feed=${this.feed} .view=${this.view} .page=${page} .named=${this.named} @done=${this.finished} @cancel=${() => this.turn({ is: "none" })}></parley-zones>` : nothing}
      ${this.task.is === "plan" ? html`<parley-plan-session .feed=${this.feed} .page=${page} .session=${this.task.session} .named=${this.named} @done=${this.finished} @cancel=${() => this.turn({ is: "none" })}></parley-plan-session>` : nothing}
      ${coming.length === 0 ? html`<div class="section">${empty(t(page.mayPlan ? "agenda.none" : "agenda.noneYet"))}</div>` : html`<section class="section"><h2>${t("agenda.coming")}</h2>
        <ul class="sessions">${coming.map((session) => html`<li>${this.one(page, session)}</li>`)}</ul></section>`}
      ${past.length === 0 ? nothing : html`<section class="section"><details class="fold" ?open=${coming.length === 0}><summary>${t("agenda.past", { count: past.length })}</summary>
        <ul class="contents">${past.map((session) => this.pastOne(session))}</ul></details></section>`}
      ${this.fairness(page)}`;
  }

  private one(page: SessionsPage, session: Session): TemplateResult {
    return html`<parley-session .feed=${this.feed} .page=${page} .session=${session} .named=${this.named} .fresh=${sessionNews(this.news.store?.session(session.id))}
      @revise=${() => this.turn({ is: "plan", session })} @done=${this.finished}></parley-session>`;
  }

  private pastOne(session: Session): TemplateResult {
    return html`<li><a class="entry" href=${address({ page: "agenda", forum: this.feed.forum, room: this.feed.room, session: session.id })}>
      <span class="title" dir="auto">${session.title}</span>${newsTag(sessionNews(this.news.store?.session(session.id)))}
      <span class="beneath">${session.state === "cancelled" ? html`<strong>${t("agenda.cancelled")}</strong> · ` : nothing}<time datetime=${session.starts}>${whenWords(session)}</time>
        · ${t("agenda.items", { count: session.items })}</span></a></li>`;
  }

  private fairness(page: SessionsPage): TemplateResult | typeof nothing {
    if (page.sessions.length === 0) return nothing;
    return html`<section class="section"><h2>${t("agenda.rotation.title")}</h2><p class="quiet">${t("agenda.rotation.what")}</p>
      <parley-rotation .zones=${page.zones} .starts=${countedStarts(page)} .named=${this.named}></parley-rotation></section>`;
  }

  private turn(task: Task): void {
    this.task = task;
    this.done = "";
  }

  private readonly finished = (event: CustomEvent<string>): void => {
    this.task = { is: "none" };
    this.done = event.detail;
  };
}
