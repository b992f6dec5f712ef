import grip from "lucide-static/icons/grip-vertical.svg";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { Watch } from "../app/controller.ts";
import { clockTime, list, number } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { drawn, icon, type IconName } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import type { ForumView, RoomView } from "../app/types.ts";
import { removal } from "../oversight/removing.ts";
import { papersOf } from "../paper/feeds.ts";
import { symbolWords, titleOf } from "../paper/words.ts";
import type { RoomFeed } from "../room/feed.ts";
import type { Task } from "./parley-item-task.ts";
import { mayChange, neighbour } from "./state.ts";
import type { Running } from "./timing.ts";
import type { AgendaPage, Item, Session } from "./types.ts";
import { affectedName, leadWords } from "./words.ts";
import "./parley-item-form.ts";
import "./parley-item-task.ts";
import "./parley-ripeness.ts";
import "../text/parley-text.ts";

/** One planned item of an agenda, with everything that can be done with it. */
@customElement("parley-item")
export class ParleyItem extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) page!: AgendaPage;
  @property({ attribute: false }) item!: Item;
  @property({ type: Number }) number = 0;
  @property({ attribute: false }) running?: Running | undefined;
  @property({ attribute: false }) sessions: readonly Session[] = [];
  @property({ type: Boolean }) live = false;
  /** Proposed or changed since I was here. */
  @property({ attribute: false }) fresh = false;
  @state() private task?: Task | undefined;
  private readonly papers = new Watch(this, () => (this.item.papers.length === 0 ? undefined : papersOf(this.feed)));

  private get mayChange(): boolean {
    return mayChange(this.page);
  }

  private get mayMove(): boolean {
    return this.mayChange && (neighbour(this.page.items, this.item.id, -1) !== undefined || neighbour(this.page.items, this.item.id, 1) !== undefined);
  }

  override render(): TemplateResult {
    const { item } = this;
    return html`<div class="item-head">
        ${this.mayMove ? this.handle() : nothing}
        <span class="item-number number" aria-hidden="true">${number(this.number)}.</span>
        <h3><span class="unseen">${t("agenda.itemNumber", { number: this.number })} </span><bdi>${item.title}</bdi></h3>
        <p class="item-time">${this.running === undefined ? nothing : html`<span class="number">${clockTime(this.running.from)}–${clockTime(this.running.to)}</span>`}
          <span class="quiet">${t("agenda.minutes", { count: item.minutes })}</span>${this.fresh ? html` <span class="fresh no-print">${t("news.item")}</span>` : nothing}</p>
        ${this.menu()}
      </div>
      <div class="item-body">
        ${this.facts()}
        ${this.task === undefined ? nothing : keyed(this.task, this.doingIt(this.task))}
        <parley-text .forum=${this.feed.forum} .room=${this.feed.room} .text=${item.notes ?? item.id} .label=${t("agenda.notesOf", { title: item.title })} .hint=${t("agenda.noNotes")} .named=${this.named} .live=${this.live}></parley-text>
        <parley-ripeness .feed=${this.feed} .view=${this.view} .named=${this.named} .page=${this.page} .item=${item}></parley-ripeness>
      </div>`;
  }

  private handle(): TemplateResult {
    return html`<button class="handle plain muted no-print" aria-label=${t("agenda.handle", { title: this.item.title })} title=${t("agenda.handleHelp")} @keydown=${this.byKey}>${drawn(grip)}</button>`;
  }

  private readonly byKey = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    this.move(by);
  };

  private move(by: -1 | 1): void {
    this.dispatchEvent(new CustomEvent("move", { detail: { item: this.item.id, by }, bubbles: true }));
  }

  private facts(): TemplateResult {
    const { item } = this;
    const papers = item.papers.flatMap((id) => this.papers.store?.page?.papers.find((each) => each.id === id) ?? []);
    const unseated = item.affected.filter((each) => !each.seated).map((each) => affectedName(each, this.named));
    return html`
      ${item.outcome === undefined ? nothing : html`<p class="outcome"><strong>${t("agenda.outcome")}: ${t(`agenda.outcome.${item.outcome}`)}</strong></p>`}
      ${this.origin()}
      ${item.lead === undefined && item.affected.length === 0 && item.threads.length === 0 && papers.length === 0 ? nothing : html`<dl class="facts small">
        ${item.lead === undefined ? nothing : html`<dt>${t("agenda.lead")}</dt><dd><bdi>${leadWords(item.lead, this.named)}</bdi></dd>`}
        ${item.affected.length === 0 ? nothing : html`<dt>${t("agenda.affected")}</dt><dd><ul class="chips">${item.affected.map((each) => html`<li class="chip ${each.seated ? "" : "optional"}"><bdi>${affectedName(each, this.named)}</bdi>${each.seated ? nothing : html` · <strong>${t("agenda.noSeat")}</strong>`}</li>`)}</ul></dd>`}
        ${item.threads.length === 0 ? nothing : html`<dt>${t("agenda.threads")}</dt><dd><ul>${item.threads.map(({ id, title }) => html`<li><a class="thread-of-item" dir="auto" href=${address({ page: "thread", forum: this.feed.forum, room: this.feed.room, thread: id })}>${title ?? t("thread.untitled")}</a></li>`)}</ul></dd>`}
        ${papers.length === 0 ? nothing : html`<dt>${t("paper.papers")}</dt><dd><ul>${papers.map((paper) => html`<li><a href=${address({ page: "paper", forum: this.feed.forum, room: this.feed.room, paper: paper.id })}><bdi class="symbol">${symbolWords(paper)}</bdi> <bdi>${titleOf(paper)}</bdi></a></li>`)}</ul></dd>`}</dl>`}
      ${unseated.length > 0 && this.page.mayPlan ? html`<div class="note no-print"><p>${t("agenda.noSeatPlan", { parties: list(unseated), count: unseated.length })}</p></div>` : nothing}`;
  }

  /** Where it comes from: another session's agenda, or another item. */
  private origin(): TemplateResult | typeof nothing {
    const { from } = this.item;
    const session = this.sessions.find((each) => each.id === from?.session);
    const item = this.page.items.find((each) => each.id === from?.item);
    if (session !== undefined) {
      const to = address({ page: "agenda", forum: this.feed.forum, room: this.feed.room, session: session.id });
      return html`<p class="quiet small"><a href=${to}>${t("agenda.from", { session: session.title })}</a></p>`;
    }
    return item === undefined ? nothing : html`<p class="quiet small">${t("agenda.splitOff", { title: item.title })}</p>`;
  }

  private menu(): TemplateResult | typeof nothing {
    const { item, page } = this;
    const change = this.mayChange;
    // Outcomes are for when a session has begun.
    const settles = page.mayPlan && Date.parse(page.session.starts) <= Date.now();
    // What was adopted and not reached is carried over by whoever plans.
    const carries = page.mayPlan && page.session.status === "adopted";
    const removes = this.feed.view?.you.rights.includes("purge") === true;
    if (!change && !settles && !carries && !removes) return nothing;
    const others = page.items.filter((each) => each.state === "planned" && each.id !== item.id);
    const up = change && neighbour(page.items, item.id, -1) !== undefined;
    const down = change && neighbour(page.items, item.id, 1) !== undefined;
    return html`<details class="menu no-print" name="item-menu"><summary class="plain muted">${icon("menu")}<span>${t("agenda.actions")}</span><span class="unseen"> ${item.title}</span></summary>
      <div class="sheet"><ul>
        ${change ? this.entry("edit", "pen", t("agenda.edit")) : nothing}
        ${up ? html`<li><button class="plain" @click=${() => this.move(-1)}>${icon("up")}${t("agenda.up")}</button></li>` : nothing}
        ${down ? html`<li><button class="plain" @click=${() => this.move(1)}>${icon("down")}${t("agenda.down")}</button></li>` : nothing}
        ${change && others.length > 1 ? this.entry("moveTo", "on", t("agenda.moveTo")) : nothing}
        ${change && others.length > 0 ? this.entry("merge", "reply", t("agenda.merge")) : nothing}
        ${change ? this.entry("split", "add", t("agenda.split")) : nothing}
        ${change || carries ? this.entry("defer", "history", t("agenda.defer")) : nothing}
        ${change ? this.entry("links", "link", t("agenda.link")) : nothing}
        ${settles ? this.entry("outcome", "live", t("agenda.setOutcome")) : nothing}
        ${change ? html`<li><hr></li>` : nothing}
        ${change ? this.entry("withdraw", "withdraw", t("agenda.withdraw")) : nothing}
        ${removes ? html`<li>${removal(this.feed, "item", item.id)}</li>` : nothing}
      </ul></div></details>`;
  }

  private entry(task: Task, sign: IconName, words: string): TemplateResult {
    return html`<li><button class="plain" @click=${() => (this.task = task)}>${icon(sign)}${words}</button></li>`;
  }

  private doingIt(task: Task): TemplateResult {
    const end = (): void => {
      this.task = undefined;
      void this.updateComplete.then(() => this.querySelector<HTMLElement>("details.menu > summary")?.focus());
    };
    return task === "edit" || task === "split"
      ? html`<parley-item-form .feed=${this.feed} .view=${this.view} .named=${this.named} .page=${this.page} .item=${this.item} .split=${task === "split"} @done=${end} @cancel=${end}></parley-item-form>`
      : html`<parley-item-task .feed=${this.feed} .view=${this.view} .page=${this.page} .item=${this.item} .sessions=${this.sessions} .task=${task} @done=${end} @cancel=${end}></parley-item-task>`;
  }
}
