import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { t } from "../app/i18n.ts";
import { Watch } from "../app/controller.ts";
import { Light } from "../app/light.ts";
import type { CommandId } from "../app/commands.ts";
import type { RoomView } from "../app/types.ts";
import { papersOf } from "../paper/feeds.ts";
import { symbolWords, titleOf } from "../paper/words.ts";
import type { RoomFeed } from "../room/feed.ts";
import { Doing } from "./doing.ts";
import { agendaApi, agendaOf } from "./feeds.ts";
import { plannedOf } from "./state.ts";
import { inTime } from "./timing.ts";
import { outcomes, type AgendaPage, type Item, type Outcome, type Session } from "./types.ts";
import { whenWords } from "./words.ts";

export type Task = "edit" | "split" | "moveTo" | "merge" | "defer" | "links" | "outcome" | "withdraw";
interface Choice { readonly value: string; readonly words: unknown; readonly on?: boolean }

const linksMax = 20;

/** What needs one choice more before it is done with an item: where to, with which, which threads, what came of it. */
@customElement("parley-item-task")
export class ParleyItemTask extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) page!: AgendaPage;
  @property({ attribute: false }) item!: Item;
  @property({ attribute: false }) sessions: readonly Session[] = [];
  @property() task: Exclude<Task, "edit" | "split"> = "moveTo";
  private readonly doing = new Doing(this);
  private readonly papers = new Watch(this, () => (this.task === "links" ? papersOf(this.feed) : undefined));

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("task")) this.querySelector<HTMLElement>("input, button")?.focus();
  }

  override render(): TemplateResult {
    return html`<form class="item-task stack tight no-print" @submit=${this.submit}>
      ${this.doing.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.doing.wrong}</p></div>`}
      ${this.body()}</form>`;
  }

  private body(): TemplateResult {
    const { item } = this;
    const others = plannedOf(this.page.items).filter((each) => each.id !== item.id);
    switch (this.task) {
      case "moveTo":
        return this.choice(t("agenda.moveWhere"), "radio", [{ value: "", words: t("agenda.first") }, ...others.map(({ id, title }) => ({ value: id, words: t("agenda.behind", { title }) }))], t("agenda.moveNow"));
      case "merge":
        return this.choice(t("agenda.mergeWhere"), "radio", others.map(({ id, title }) => ({ value: id, words: html`<bdi>${title}</bdi>` })), t("agenda.mergeNow"), t("agenda.mergeWhat"));
      case "defer":
        return this.deferral();
      case "links":
        return this.links();
      case "outcome":
        return this.choice(t("agenda.outcome"), "radio", outcomes.map((each) => ({ value: each, words: t(`agenda.outcome.${each}`), on: each === item.outcome })), t("me.save"));
      case "withdraw":
        return html`<p>${t("agenda.withdrawWhat")}</p>${this.buttons(t("agenda.withdrawNow"), "danger")}`;
    }
  }

  private deferral(): TemplateResult {
    const later = inTime(this.sessions, Date.now()).coming.filter((each) => each.id !== this.page.session.id && each.status === "provisional");
    if (later.length === 0) return html`<p>${t("agenda.deferNone")}</p><div class="row"><button type="button" class="button" @click=${this.cancel}>${t("app.close")}</button></div>`;
    return this.choice(t("agenda.deferWhere"), "radio", later.map((each) => ({ value: each.id, words: html`<bdi>${each.title}</bdi> <span class="quiet">· ${whenWords(each)}</span>` })), t("agenda.deferNow"), t("agenda.deferWhat"));
  }

  private links(): TemplateResult {
    const linked = new Set<string>([...this.item.threads.map(({ id }) => id), ...this.item.papers]);
    const papers = (this.papers.store?.page?.papers ?? []).filter(({ status }) => status !== "embargoed");
    if (this.view.threads.length + papers.length === 0) return html`<p>${t("agenda.linkNone")}</p><div class="row"><button type="button" class="button" @click=${this.cancel}>${t("app.close")}</button></div>`;
    const threads = this.view.threads.map(({ id, title }) => ({ value: id, words: html`<bdi>${title ?? t("thread.untitled")}</bdi>`, on: linked.has(id) }));
    return html`
      ${threads.length === 0 ? nothing : this.field(t("agenda.linkWhich"), "checkbox", "choice", threads, t("agenda.linkHelp", { count: linksMax }))}
      ${papers.length === 0 ? nothing : this.field(t("agenda.linkPapers"), "checkbox", "paper", [...papers].reverse().map((paper) => ({ value: paper.id, words: html`<bdi class="symbol">${symbolWords(paper)}</bdi> <bdi>${titleOf(paper)}</bdi>`, on: linked.has(paper.id) })), t("agenda.linkHelp", { count: linksMax }))}
      ${this.buttons(t("me.save"))}`;
  }

  private choice(legend: string, type: "radio" | "checkbox", all: readonly Choice[], words: string, help = ""): TemplateResult {
    return html`${this.field(legend, type, "choice", all, help)}${this.buttons(words)}`;
  }

  private field(legend: string, type: "radio" | "checkbox", name: string, all: readonly Choice[], help: string): TemplateResult {
    return html`<fieldset class="field"><legend>${legend}</legend>${help === "" ? nothing : html`<p class="help">${help}</p>`}
      ${all.map(({ value, words, on }) => html`<label class="choice"><input type=${type} name=${name} value=${value} ?required=${type === "radio"} ?checked=${on === true}><span>${words}</span></label>`)}</fieldset>`;
  }

  private buttons(words: string, look = "primary"): TemplateResult {
    return html`<div class="row"><button class="button ${look}" ?disabled=${this.doing.busy}>${words}</button>
      <button type="button" class="plain" @click=${this.cancel}>${t("app.cancel")}</button></div>`;
  }

  private readonly cancel = (): void => {
    this.dispatchEvent(new Event("cancel"));
  };

  private readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const chosen = form.getAll("choice") as string[];
    const papers = form.getAll("paper") as string[];
    const session = this.page.session.id;
    if (this.task === "moveTo") {
      this.dispatchEvent(new CustomEvent("place", { detail: { item: this.item.id, after: chosen[0] || null }, bubbles: true }));
      this.dispatchEvent(new Event("done"));
      return;
    }
    const what = JSON.stringify([this.task, this.item.id, chosen, papers]);
    const done = await this.doing.run(what, (command) => agendaOf(this.feed, session).during(() => this.work(command, session, chosen, papers)));
    if (done) this.dispatchEvent(new Event("done"));
  };

  private work(command: CommandId, session: string, chosen: readonly string[], papers: readonly string[]): Promise<unknown> {
    const api = agendaApi(this.feed);
    const { id } = this.item;
    switch (this.task) {
      case "moveTo":
        return api.place(command, session, id, chosen[0] || null);
      case "merge":
        return api.merge(command, session, id, chosen[0]!);
      case "defer":
        return api.defer(command, session, id, chosen[0]!);
      case "links":
        return api.link(command, session, id, { threads: chosen, papers: inOrderOf(this.item.papers, papers) });
      case "outcome":
        return api.settle(command, session, id, chosen[0] as Outcome);
      case "withdraw":
        return api.withdraw(command, session, id);
    }
  }
}

/** Those that stood there already keep their order; what is new comes behind them. */
function inOrderOf(before: readonly string[], chosen: readonly string[]): string[] {
  return [...before.filter((id) => chosen.includes(id)), ...chosen.filter((id) => !before.includes(id))];
}
