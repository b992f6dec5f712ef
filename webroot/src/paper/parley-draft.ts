import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Doing } from "../agenda/doing.ts";
import type { Laying } from "../annex/parley-annex-form.ts";
import type { Annex } from "../annex/types.ts";
import { Watch } from "../app/controller.ts";
import { moment } from "../app/format.ts";
import { languageName, t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { failed, gone, waiting } from "../app/states.ts";
import type { Doc, ForumView, RoomView } from "../app/types.ts";
import "../bringing/parley-bring-in.ts";
import { roomTitle } from "../forum/words.ts";
import { removal } from "../oversight/removing.ts";
import type { RoomFeed } from "../room/feed.ts";
import { copies } from "../handout/copies.ts";
import { kindSign } from "../room/kind.ts";
import type { ParleyText } from "../text/parley-text.ts";
import { paperApi, papersOf } from "./feeds.ts";
import type { Gone } from "./parley-circulate.ts";
import type { Draft, PapersPage } from "./types.ts";
import { byWords, symbolWords } from "./words.ts";
import "../annex/parley-annex-form.ts";
import "../annex/parley-annexes.ts";
import "../room/parley-audience.ts";
import "../text/parley-text.ts";
import "./parley-circulate.ts";
import "./parley-draft-form.ts";

const annexesMax = 12;
type Task = "none" | "change" | "circulate" | "end";

/** A paper where it is written: who reads along here, its text, and the deliberate step out of this room. */
@customElement("parley-draft")
export class ParleyDraft extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property() draft = "";
  @state() private task: Task = "none";
  @state() private went: Gone | undefined;
  private readonly papers = new Watch(this, () => papersOf(this.feed));
  private readonly doing = new Doing(this);
  private ready = false;
  /** Whether the papers were read since a draft was missed among them: begun a moment ago, it may not be known yet. */
  @state() private sought: "not yet" | "going on" | "done" = "not yet";
  private standing: Draft["state"] | undefined;

  override updated(): void {
    const store = this.papers.store;
    const now = this.found?.state;
    if (store?.page !== undefined && now === undefined && this.sought === "not yet") void this.seek();
    // An ended paper is written in no more, and no frame of its text tells it.
    if (this.standing !== undefined && now !== this.standing) this.querySelector<ParleyText>("parley-text")?.reread();
    this.standing = now;
    if (this.ready || store?.state === "loading" || this.seeking) return;
    this.ready = true;
    this.stands();
  }

  private get found(): Draft | undefined {
    return this.papers.store?.page?.drafts.find(({ id }) => id === this.draft);
  }

  private get seeking(): boolean {
    return this.papers.store?.page !== undefined && this.found === undefined && this.sought !== "done";
  }

  private async seek(): Promise<void> {
    this.sought = "going on";
    await this.papers.store?.reload();
    this.sought = "done";
  }

  override render(): TemplateResult {
    const store = this.papers.store;
    const { forum, room } = this.feed;
    const draft = this.found;
    if (store?.state === "gone" || (store?.page !== undefined && draft === undefined && !this.seeking)) return gone(t("paper.draftGone"));
    return html`<div class="row over-thread no-print"><a class="plain back" href=${address({ page: "papers", forum, room })}>${icon("back")}${t("paper.papers")}</a>
        ${kindSign(this.view.kind)}<span class="quiet small">${roomTitle(this.view)}</span></div>
      ${draft !== undefined ? this.body(store!.page!, draft) : store?.state === "failed" ? failed(store.problem, () => void store.reload()) : waiting()}`;
  }

  private body(page: PapersPage, draft: Draft): TemplateResult {
    return html`<article class="draft-paper">
      <header class="thread-head"><p class="over quiet small">${t(draft.state === "draft" ? "paper.draft" : "paper.draftEnded")}</p>
        <h1 tabindex="-1" dir="auto" lang=${draft.language}>${draft.title}</h1>
        ${this.facts(draft)}</header>
      <parley-audience class="no-print" .kind=${this.view.kind} .audience=${this.view.audience} .named=${this.named} .forum=${this.feed.forum} .room=${this.feed.room}></parley-audience>
      ${this.notes()}
      ${draft.mine === true && draft.state === "draft" ? this.actions() : nothing}
      ${this.step(page, draft)}
      <section class="section"><h2 class="unseen">${t("paper.text")}</h2>
        <parley-text .forum=${this.feed.forum} .room=${this.feed.room} .text=${draft.id} .label=${draft.title} .language=${draft.language} .named=${this.named} .hint=${t("paper.textHint")}></parley-text></section>
      ${draft.state === "draft" && page.mayDraft ? html`<parley-bring-in @put=${(event: CustomEvent<Doc>) => void this.querySelector<ParleyText>("parley-text")?.bringIn(event.detail)} behind></parley-bring-in>` : nothing}
      ${this.annexes(draft)}
      <div class="row no-print">${copies(this.feed, `papers/drafts/${draft.id}`, "draft")}${removal(this.feed, "draft", draft.id)}</div>
      ${this.circulations(draft)}
    </article>`;
  }

  /** Pictures and files that go along when it is circulated. */
  private annexes(draft: Draft): TemplateResult | typeof nothing {
    const own = draft.mine === true && draft.state === "draft";
    if (draft.annexes.length === 0 && !own) return nothing;
    const api = paperApi(this.feed);
    const laying: Laying = {
      part: (upload, part, data) => api.part(draft.id, upload, part, data),
      lay: (command, annex) => papersOf(this.feed).during(() => api.lay(command, draft.id, annex)),
    };
    return html`<section class="section"><h2>${t("annex.annexes")}</h2>
      <parley-annexes .annexes=${draft.annexes} .from=${api.draft(draft.id)} ?own=${own} @take=${(event: CustomEvent<Annex>) => void this.take(draft, event.detail)}></parley-annexes>
      ${own ? html`<parley-annex-form .laying=${laying} .free=${annexesMax - draft.annexes.length}></parley-annex-form>` : nothing}</section>`;
  }

  private async take(draft: Draft, annex: Annex): Promise<void> {
    await this.doing.run(`take ${annex.id}`, (command) => papersOf(this.feed).during(() => paperApi(this.feed).take(command, draft.id, annex.id)));
  }

  private facts(draft: Draft): TemplateResult {
    return html`<dl class="facts small">
      <dt>${t("paper.by")}</dt><dd>${byWords(draft, this.named)}</dd>
      ${draft.issue === undefined ? nothing : html`<dt>${t("paper.issue")}</dt><dd><bdi>${draft.issue}</bdi></dd>`}
      <dt>${t("composer.language")}</dt><dd>${languageName(draft.language)}</dd>
      ${draft.withoutPrejudice ? html`<dt>${t("paper.stamp")}</dt><dd>${t("paper.withoutPrejudice")}</dd>` : nothing}</dl>`;
  }

  private notes(): TemplateResult {
    const { went } = this;
    return html`${went === undefined ? nothing : html`<div class="note calm" role="status"><p>${wentWords(went)}</p>
        ${went.paper === undefined ? nothing : html`<div class="row"><a href=${address({ page: "paper", forum: this.feed.forum, room: went.room, paper: went.paper.id })}>${t("paper.open")}</a></div>`}</div>`}
      ${this.doing.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.doing.wrong}</p></div>`}`;
  }

  private actions(): TemplateResult {
    return html`<div class="row after-bar no-print">
      <button type="button" class="button" @click=${() => this.turn("circulate")}>${t("paper.circulate")}</button>
      <button type="button" class="plain" @click=${() => this.turn("change")}>${icon("pen")}${t("paper.changeDraft")}</button>
      <button type="button" class="plain muted" aria-expanded=${this.task === "end"} @click=${() => this.turn("end")}>${t("paper.end")}</button></div>`;
  }

  private step(page: PapersPage, draft: Draft): TemplateResult | typeof nothing {
    const back = (): void => void (this.task = "none");
    switch (this.task) {
      case "none":
        return nothing;
      case "change":
        return html`<parley-draft-form .feed=${this.feed} .view=${this.view} .page=${page} .named=${this.named} .draft=${draft} @done=${back} @cancel=${back}></parley-draft-form>`;
      case "circulate":
        return html`<parley-circulate .feed=${this.feed} .draft=${draft} .named=${this.named} @cancel=${back}
          @done=${(event: CustomEvent<Gone>) => { back(); this.went = event.detail; }}></parley-circulate>`;
      case "end":
        return html`<div class="note no-print" role="group" aria-label=${t("paper.end")}><p>${t("paper.endWhat")}</p>
          <div class="row"><button type="button" class="button danger" ?disabled=${this.doing.busy} @click=${() => void this.end(draft)}>${t("paper.endNow")}</button>
            <button type="button" class="plain" @click=${back}>${t("app.cancel")}</button></div></div>`;
    }
  }

  private async end(draft: Draft): Promise<void> {
    const done = await this.doing.run(`end ${draft.id}`, (command) => papersOf(this.feed).during(() => paperApi(this.feed).end(command, draft.id)));
    if (done) this.task = "none";
  }

  private circulations({ circulations }: Draft): TemplateResult | typeof nothing {
    if (circulations.length === 0) return nothing;
    return html`<section class="section no-print"><h2>${t("paper.circulations")}</h2><p class="quiet small">${t("paper.circulationsWhat")}</p>
      <ul class="contents">${circulations.map(({ room, symbol, at }) => {
        const to = this.named?.rooms.find(({ id }) => id === room);
        return html`<li class="circulation"><bdi class="symbol">${symbol}</bdi> <span class="quiet small">
          ${to === undefined ? nothing : html`<a href=${address({ page: "papers", forum: this.feed.forum, room: to.id })}>${roomTitle(to)}</a> · `}<time datetime=${at}>${moment(at)}</time></span></li>`;
      })}</ul></section>`;
  }

  private turn(task: Task): void {
    this.task = this.task === task ? "none" : task;
    this.went = undefined;
  }
}

function wentWords({ held, paper, title: room }: Gone): string {
  if (held === "release") return t("paper.depositedNow", { room });
  if (held === "embargo") return t("paper.wentHeld", { room });
  return t("paper.went", { symbol: symbolWords(paper ?? {}), room });
}
