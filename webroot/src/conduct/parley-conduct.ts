import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Watch } from "../app/controller.ts";
import { moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { empty, failed, problemWords, waiting } from "../app/states.ts";
import type { ForumView, PartyCode, RoomView } from "../app/types.ts";
import { partyName, roomTitle } from "../forum/words.ts";
import { removal } from "../oversight/removing.ts";
import type { RoomFeed } from "../room/feed.ts";
import { balanceTable } from "./balance.ts";
import { conductApi, conductOf } from "./feeds.ts";
import type { Balance, ConductPage, Tour, Turn } from "./types.ts";
import "./parley-lines.ts";

const hours = [1, 4, 24, 72] as const;

/** How a room is chaired: whose turn it is, private lines, what cools off, who was heard. */
@customElement("parley-conduct")
export class ParleyConduct extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @state() private wrong = "";
  @state() private busy = false;
  @state() private balance?: Balance | undefined;
  @state() private order: readonly PartyCode[] = [];
  private readonly follow = new Watch(this, () => conductOf(this.feed));
  private stood = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.chairs) void conductApi(this.feed).balance().then((balance) => (this.balance = balance), (problem: Error) => (this.wrong = problemWords(problem)));
  }

  private get chairs(): boolean {
    return this.view.you.rights.includes("lock");
  }

  override updated(): void {
    if (this.stood || this.follow.store?.page === undefined) return;
    this.stood = true;
    this.stands();
  }

  override render(): TemplateResult {
    const feed = this.follow.store;
    if (feed?.page === undefined) return feed?.state === "failed" ? failed(feed.problem, () => void feed.reload()) : waiting();
    return html`
      <a class="plain back" href=${address({ page: "room", forum: this.view.forum, room: this.view.id })}>${icon("back")}${roomTitle(this.view)}</a>
      <header class="page-head"><h1 tabindex="-1">${t("conduct.title")}</h1></header>
      ${this.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.wrong}</p></div>`}
      <section class="section stack"><h2>${t("conduct.tour")}</h2>${this.tour(feed.page.tour)}</section>
      <section class="section stack"><h2>${t("conduct.lines")}</h2><parley-lines .feed=${this.feed} .view=${this.view} .named=${this.named}></parley-lines></section>
      ${this.chairs ? html`
        <section class="section stack"><h2>${t("conduct.cooling")}</h2>${this.cooling(feed.page)}</section>
        <section class="section stack"><h2>${t("conduct.balance")}</h2><p class="quiet">${t("conduct.balanceWhat")}</p>
          ${this.balance === undefined ? waiting() : balanceTable(this.balance, this.named)}</section>` : nothing}`;
  }

  private tour(tour: Tour | undefined): TemplateResult {
    const { inside } = this.view.rule;
    if (inside !== "name" && inside !== "party") return html`<p class="quiet">${t("conduct.tourHidden")}</p>`;
    return html`
      ${tour === undefined ? empty(t("conduct.noTour")) : html`<p dir="auto"><strong>${tour.question}</strong></p>
        <ol class="tour-order">${tour.order.map((turn) => this.turn(tour, turn))}</ol>
        ${removal(this.feed, "tour", tour.id)}
        ${tour.turn === undefined ? html`<p class="quiet">${t("conduct.tourOver")}</p>`
          : this.chairs ? html`<p><button class="button" ?disabled=${this.busy} @click=${() => this.done(() => conductApi(this.feed).closeTour(tour.id))}>${t("conduct.tourClose")}</button></p>` : nothing}`}
      ${this.chairs && tour?.turn === undefined ? this.newTour() : nothing}`;
  }

  private turn(tour: Tour, { party, at, passed }: Turn): TemplateResult {
    const now = tour.turn === party;
    const mine = this.view.you.party === party && this.view.you.rights.includes("contribute");
    const press = (words: string, passes: boolean): TemplateResult => html`<button class="button" ?disabled=${this.busy}
      @click=${() => this.done(() => conductApi(this.feed).takeTurn(tour.id, party, passes))}>${words}</button>`;
    return html`<li aria-current=${now ? "step" : nothing} class=${now ? "now" : ""}><span class="party">${partyName(party, this.named)}</span>
      <span class="quiet small">${at !== undefined ? t(passed === true ? "conduct.passedAt" : "conduct.spokeAt", { time: moment(at) }) : now ? t("conduct.now") : t("conduct.yetToCome")}</span>
      ${now && (mine || this.chairs) ? html`<span class="row">${press(t(mine ? "conduct.weSpoke" : "conduct.theySpoke"), false)}${press(t(mine ? "conduct.wePass" : "conduct.theyPass"), true)}</span>` : nothing}</li>`;
  }

  /** The order is that in which the parties are ticked. */
  private newTour(): TemplateResult {
    const parties = this.view.audience.parties.map(({ code }) => code);
    return html`<details class="new-tour"><summary>${t("conduct.tourOpen")}</summary><form class="stack" @submit=${this.open}>
      <label class="field wide"><span class="label">${t("conduct.question")}</span><input class="input" name="question" maxlength="300" required dir="auto" autocomplete="off"></label>
      <fieldset class="stack tight"><legend>${t("conduct.order")}</legend><p class="quiet small">${t("conduct.orderHelp")}</p>
        <div class="row">${parties.map((code) => html`<label class="check"><input type="checkbox" .checked=${this.order.includes(code)}
          @change=${(event: Event) => this.tick(code, (event.target as HTMLInputElement).checked)}>${partyName(code, this.named)}${this.order.includes(code) ? ` (${this.order.indexOf(code) + 1})` : ""}</label>`)}</div></fieldset>
      <p><button class="button primary" ?disabled=${this.busy || this.order.length === 0}>${t("conduct.tourBegin")}</button></p></form></details>`;
  }

  private tick(code: PartyCode, on: boolean): void {
    this.order = on ? [...this.order, code] : this.order.filter((each) => each !== code);
  }

  private readonly open = (event: SubmitEvent): void => {
    event.preventDefault();
    const question = String(new FormData(event.target as HTMLFormElement).get("question") ?? "").trim();
    if (question !== "") this.done(() => conductApi(this.feed).openTour(question, this.order).then(() => (this.order = [])));
  };

  private cooling({ cooling }: ConductPage): TemplateResult {
    const api = conductApi(this.feed);
    const titleOf = (thread: string): string => this.view.threads.find(({ id }) => id === thread)?.title ?? t("thread.untitled");
    // Several of them are told apart where only their words are read.
    const end = (thread?: string): TemplateResult => html`<button class="button" aria-label=${thread === undefined ? nothing : `${t("conduct.coolEnd")}: ${titleOf(thread)}`} ?disabled=${this.busy} @click=${() => this.done(() => api.cool(undefined, thread))}>${t("conduct.coolEnd")}</button>`;
    return html`<p class="quiet">${t("conduct.coolWhat")}</p>
      ${cooling.room === undefined ? nothing : html`<p class="row"><strong>${t("conduct.coolsRoom", { time: moment(cooling.room) })}</strong>${end()}</p>`}
      ${cooling.threads.map(({ thread, until }) => html`<p class="row"><bdi>${titleOf(thread)}</bdi><strong>${t("conduct.coolsThread", { time: moment(until) })}</strong>${end(thread)}</p>`)}
      <form class="row" @submit=${this.cool}>
        <label class="field"><span class="label">${t("conduct.coolWhich")}</span><select class="input auto" name="thread"><option value="">${t("conduct.coolAll")}</option>
          ${this.view.threads.map(({ id, title }) => html`<option value=${id}>${title ?? t("thread.untitled")}</option>`)}</select></label>
        <label class="field"><span class="label">${t("conduct.coolFor")}</span><select class="input auto" name="hours">${hours.map((each) => html`<option value=${each}>${t("conduct.hours", { count: each })}</option>`)}</select></label>
        <button class="button" ?disabled=${this.busy}>${t("conduct.coolBegin")}</button></form>`;
  }

  private readonly cool = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const thread = String(form.get("thread") ?? "");
    const until = new Date(Date.now() + Number(form.get("hours")) * 3_600_000).toISOString();
    this.done(() => conductApi(this.feed).cool(until, thread === "" ? undefined : thread));
  };

  private done(work: () => Promise<unknown>): void {
    this.busy = true;
    this.wrong = "";
    void this.follow.store?.during(work).catch((problem: Error) => (this.wrong = problemWords(problem))).finally(() => (this.busy = false));
  }
}
