import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { announce } from "../app/announcer.ts";
import { Every, politeMs, Watch } from "../app/controller.ts";
import { moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Keys } from "../app/keys.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { empty, failed, gone, waiting } from "../app/states.ts";
import type { ForumView, RoomView } from "../app/types.ts";
import { roomTitle, ruleName } from "../forum/words.ts";
import { timedCopies } from "../handout/copies.ts";
import { removal } from "../oversight/removing.ts";
import { Since } from "../news/since.ts";
import { newsNote, sessionNews } from "../news/words.ts";
import type { RoomFeed } from "../room/feed.ts";
import { kindSign } from "../room/kind.ts";
import type { ParleyText } from "../text/parley-text.ts";
import { Doing } from "./doing.ts";
import { agendaApi, agendaOf, sessionsOf } from "./feeds.ts";
import { Menus } from "./menus.ts";
import { mayChange, neighbour, placed, plannedOf } from "./state.ts";
import { total } from "./timing.ts";
import type { AgendaPage } from "./types.ts";
import { whereFacts } from "./where.ts";
import { whenAndZone } from "./words.ts";
import "../handout/parley-session-papers.ts";
import "../room/parley-audience.ts";
import "./parley-adoption.ts";
import "./parley-amendments.ts";
import "./parley-item-form.ts";
import "./parley-items.ts";
import "./parley-off-agenda.ts";
import "./parley-summary.ts";
import "../text/parley-text.ts";

/** The agenda of a session: introduction, items in order with their clock, adoption, outcomes, the chair's summary. */
@customElement("parley-agenda")
export class ParleyAgenda extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property() session = "";
  /** An item that the address points at. */
  @property() at?: string | undefined;
  @state() private proposing = false;
  private readonly agenda = new Watch(this, () => agendaOf(this.feed, this.session));
  protected readonly polite = new Every(this, politeMs, () => this.tell());
  private readonly sessions = new Watch(this, () => sessionsOf(this.feed));
  private readonly since = new Since(this, () => ({ feed: this.feed, thing: this.session, stands: this.agenda.store?.page !== undefined }));
  private readonly doing = new Doing(this);
  private ready = false;
  /** The item I have just proposed: the focus goes to it once it stands there. */
  private made = "";
  /** The adoption whose passed deadline has been asked about. */
  private askedAgain = "";
  /** What decides who may write here. */
  private fence: string | undefined;

  constructor() {
    super();
    new Menus(this);
    new Keys(this, { next: () => this.step(1), previous: () => this.step(-1) });
    this.addEventListener("move", (event) => {
      const { item, by } = (event as CustomEvent<{ item: string; by: -1 | 1 }>).detail;
      const after = neighbour(this.agenda.store?.page?.items ?? [], item, by);
      if (after !== undefined) void this.place(item, after);
    });
    this.addEventListener("place", (event) => {
      const { item, after } = (event as CustomEvent<{ item: string; after: string | null }>).detail;
      void this.place(item, after);
    });
  }

  override updated(changed: PropertyValues<this>): void {
    this.rereadTexts();
    if (this.ready && changed.has("at")) this.goTo(this.at);
    if (this.ready || this.agenda.store?.state === "loading") return;
    this.ready = true;
    // The shell places the focus first; then the reader is brought to the item that was asked for.
    this.stands(() => this.goTo(this.at));
  }

  /** Adoption, issue and cancellation decide who may write in the texts here, and no frame of a text tells it. */
  private rereadTexts(): void {
    const page = this.agenda.store?.page;
    if (page === undefined) return;
    const fence = JSON.stringify([page.session.status, page.session.state, page.mayDraft, page.summary.issued, page.summary.mayWrite]);
    if (this.fence !== undefined && this.fence !== fence) for (const text of this.querySelectorAll<ParleyText>("parley-text")) text.reread();
    this.fence = fence;
  }

  /** Others' changes politely; and what only the clock changes: a deadline that has passed. */
  private tell(): void {
    const store = this.agenda.store;
    if ((store?.takeHeard() ?? 0) > 0) announce(t("agenda.changedByOthers"));
    const asked = [store?.page?.adoption, ...(store?.page?.amended?.amendments ?? []).map((each) => each.adoption)];
    const past = asked.filter((each) => each?.state === "asked" && Date.parse(each.deadline) < Date.now() && each.parties.some(({ heard }) => heard === undefined));
    const again = past.map((each) => each?.asked).join();
    if (again === "" || again === this.askedAgain) return;
    this.askedAgain = again;
    void store?.reload();
  }

  /** Puts an item in another place: shown at once, said when it is done, and back where it stood if it is refused. */
  private async place(item: string, after: string | null): Promise<void> {
    const store = this.agenda.store;
    const page = store?.page;
    if (store === undefined || page === undefined || this.doing.busy) return;
    const expected = placed(page, item, after);
    if (plannedOf(expected.items).map(({ id }) => id).join() === plannedOf(page.items).map(({ id }) => id).join()) return;
    store.expect(expected);
    const done = this.doing.run(`place ${item} ${after}`, (command) => store.during(() => agendaApi(this.feed).place(command, this.session, item, after)));
    await this.updateComplete;
    // Unless somebody writes there: then the one who moved it is elsewhere.
    if (!this.querySelector("[contenteditable]:focus")) this.querySelector<HTMLElement>(`#i-${CSS.escape(item)} .handle`)?.focus();
    if (!await done) return announce(this.doing.wrong);
    const now = plannedOf(store.page?.items ?? []);
    const at = now.findIndex(({ id }) => id === item);
    if (at >= 0) announce(t("agenda.moved", { title: now[at]!.title, number: at + 1, count: now.length }));
  }

  override render(): TemplateResult {
    const store = this.agenda.store;
    if (store?.state === "gone") return gone(t("agenda.gone"));
    const { forum, room } = this.feed;
    const page = store?.page;
    return html`<div class="row over-thread no-print"><a class="plain back" href=${address({ page: "sessions", forum, room })}>${icon("back")}${t("agenda.sessions")}</a>
        ${kindSign(this.view.kind)}<span class="quiet small">${roomTitle(this.view)}</span></div>
      ${page !== undefined ? this.body(page) : store?.state === "failed" ? failed(store.problem, () => void store.reload()) : waiting()}`;
  }

  private body(page: AgendaPage): TemplateResult {
    const { session } = page;
    return html`<article class="agenda">
      <header class="thread-head"><p class="over quiet small">${this.stamp(page)}</p>
        <h1 tabindex="-1" dir="auto">${session.title}</h1>
        <p class="when-line"><time datetime=${session.starts}>${whenAndZone(session)}</time></p>
        ${whereFacts(session)}
        <p class="small print-only">${ruleName(this.view.rule)}: ${t(`rule.outsideLong.${this.view.rule.outsideUse}`)}</p>
        ${this.previous(page)}</header>
      <parley-audience class="no-print" .kind=${this.view.kind} .audience=${this.view.audience} .named=${this.named} .forum=${this.feed.forum} .room=${this.feed.room}></parley-audience>
      ${newsNote(sessionNews(this.since.session))}
      ${session.state === "cancelled" ? html`<div class="note danger"><p>${t("agenda.cancelledLong")}</p></div>` : nothing}
      ${this.total(page)}
      <parley-adoption .feed=${this.feed} .view=${this.view} .page=${page} .named=${this.named}></parley-adoption>
      ${this.doing.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.doing.wrong}</p></div>`}
      <section class="section agenda-introduction"><h2>${t("agenda.introduction")}</h2>
        <parley-text .forum=${this.feed.forum} .room=${this.feed.room} .text=${page.introduction} .label=${t("agenda.introduction")} .named=${this.named} .live=${this.live}></parley-text></section>
      <section class="section"><h2>${t("agenda.itemsTitle")}</h2>${this.items(page)}${this.proposal(page)}</section>
      <parley-off-agenda .feed=${this.feed} .named=${this.named} .page=${page} .sessions=${this.known}></parley-off-agenda>
      <parley-amendments .feed=${this.feed} .view=${this.view} .page=${page} .named=${this.named}></parley-amendments>
      <parley-summary .feed=${this.feed} .named=${this.named} .view=${this.view} .page=${page} .live=${this.live}></parley-summary>
      ${page.items.some(({ papers, state: now }) => now === "planned" && papers.length > 0) ? html`<section class="section"><h2>${t("agenda.papersTitle")}</h2><parley-session-papers .feed=${this.feed} .named=${this.named} .page=${page}></parley-session-papers></section>` : nothing}
      <section class="section no-print"><h2>${t("agenda.whole")}</h2><p class="row"><button class="button" @click=${() => window.print()}>${t("agenda.print")}</button>
        ${timedCopies(this.feed, `sessions/${this.session}/agenda`, "agenda")}${removal(this.feed, "session", this.session)}</p></section>
    </article>`;
  }

  private stamp({ session, adoption, amended }: AgendaPage): TemplateResult {
    const at = adoption?.state === "adopted" ? adoption.decided : undefined;
    const last = amended?.editions.at(-1);
    const words = last?.amendment !== undefined ? t("agenda.adoptedAmended", { time: moment(last.at) })
      : session.status === "adopted" && at !== undefined ? t("agenda.adoptedAt", { time: moment(at) }) : t(`agenda.status.${session.status}`);
    return html`<strong class="status-${session.status}">${words}</strong>`;
  }

  private previous({ session }: AgendaPage): TemplateResult | typeof nothing {
    if (session.previous === undefined) return nothing;
    const { forum, room } = this.feed;
    return html`<p class="small no-print"><a href=${address({ page: "agenda", forum, room, session: session.previous })}>${t("agenda.previous")}</a></p>`;
  }

  /** Always in sight: a bar and its words. */
  private total(page: AgendaPage): TemplateResult {
    const { planned, length, left } = total(page);
    const words = left < 0 ? t("agenda.tooMuch", { planned, count: length, over: -left }) : left > 0 ? t("agenda.left", { planned, count: length, left }) : t("agenda.full", { planned, count: length });
    const whole = Math.max(planned, length, 1);
    return html`<div class="agenda-total ${left < 0 ? "too-much" : ""}" role="status"><span>${words}</span>
      <svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none"><rect class="ground" width=${(100 * length) / whole} height="8"></rect>
        <rect class="before" width=${(100 * Math.min(planned, length)) / whole} height="8"></rect>
        <rect class="over" x=${(100 * length) / whole} width=${(100 * Math.max(0, -left)) / whole} height="8"></rect></svg></div>`;
  }

  private items(page: AgendaPage): TemplateResult {
    const planned = plannedOf(page.items);
    if (planned.length === 0) return empty(t(mayChange(page) ? "agenda.noItems" : "agenda.noItemsYet"));
    return html`<parley-items .feed=${this.feed} .view=${this.view} .named=${this.named} .page=${page} .sessions=${this.known} .live=${this.live} .fresh=${this.since.session?.items ?? []} @arranged=${this.arranged}></parley-items>`;
  }

  private proposal(page: AgendaPage): TemplateResult | typeof nothing {
    if (!mayChange(page)) return nothing;
    if (!this.proposing) return html`<p class="row after-bar no-print"><button class="button" data-propose @click=${() => (this.proposing = true)}>${icon("add")}${t("agenda.propose")}</button></p>`;
    return html`<parley-item-form class="no-print" .feed=${this.feed} .view=${this.view} .named=${this.named} .page=${page} @done=${(event: CustomEvent<string>) => this.proposed(event.detail)} @cancel=${() => this.proposed("")}></parley-item-form>`;
  }

  private proposed(item: string): void {
    this.proposing = false;
    this.made = item;
    // It may have been told before it was answered.
    this.arranged();
    if (item === "") void this.updateComplete.then(() => this.querySelector<HTMLElement>("[data-propose]")?.focus());
  }

  private readonly arranged = (): void => {
    if (this.made !== "" && this.goTo(this.made)) this.made = "";
  };

  private goTo(item: string | undefined): boolean {
    const row = item === undefined ? null : this.querySelector<HTMLElement>(`#i-${CSS.escape(item)}`);
    row?.focus();
    return row !== null;
  }

  /** To the next item or the one before. */
  private step(by: 1 | -1): void {
    const all = [...this.querySelectorAll<HTMLElement>("[data-item]")];
    const at = all.findIndex((each) => each.contains(document.activeElement));
    const next = all[at < 0 ? (by === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
    next?.focus();
  }

  private get live(): boolean {
    return this.sessions.store?.page?.live ?? false;
  }

  private get known(): readonly AgendaPage["session"][] {
    return this.sessions.store?.page?.sessions ?? [];
  }
}
