import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Doing } from "../agenda/doing.ts";
import { app } from "../app/app.ts";
import { Watch } from "../app/controller.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { Problem } from "../app/problem.ts";
import { failed, problemWords } from "../app/states.ts";
import type { Audience, ForumView, Id, RoomSummary, RoomView, Shown } from "../app/types.ts";
import { prose } from "../discussion/doc.ts";
import { plainText } from "../discussion/plain.ts";
import { roomTitle } from "../forum/words.ts";
import { choices, field, summary, type Mistake } from "../membership/form.ts";
import type { RoomFeed } from "../room/feed.ts";
import { keptOf } from "../text/kept.ts";
import type { TextPage } from "../text/types.ts";
import { embargoFields, embargoOf, type Embargo } from "./embargo.ts";
import { paperApi, papersOf, type PapersFeed } from "./feeds.ts";
import { bare, revisionOf, symbolOf } from "./symbol.ts";
import type { Draft, Paper } from "./types.ts";
import { appearance, symbolWords, titleOf, withoutMe } from "./words.ts";
import "../room/parley-audience.ts";
import "../room/parley-then-now.ts";

/** What went, and where: open at once, or held until a time or until the others have deposited. */
export interface Gone { readonly room: Id; readonly title: string; readonly held?: "embargo" | "release"; readonly paper?: Paper }

/** The deliberate step: to which room a paper goes, who reads it there, as whose, and that nothing else goes along. */
@customElement("parley-circulate")
export class ParleyCirculate extends Light {
  /** The room in which it is written. */
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) draft!: Draft;
  @property({ attribute: false }) named?: ForumView | undefined;
  @state() private target: RoomFeed | undefined;
  @state() private shown: Shown | undefined;
  @state() private text: TextPage | undefined;
  @state() private textFailed: Error | undefined;
  @state() private unsent = false;
  @state() private revises = "";
  /** "now", "embargo", or the id of a release. */
  @state() private when = "now";
  @state() private embargo: Embargo = { date: "", time: "" };
  @state() private mistakes: readonly Mistake[] = [];
  private readonly doing = new Doing(this);
  private readonly room = new Watch(this, () => this.target);
  private readonly library = new Watch<PapersFeed>(this, () => (this.target === undefined ? undefined : papersOf(this.target)));
  private done = false;

  override firstUpdated(): void {
    this.querySelector("dialog")?.showModal();
    void this.read();
  }

  override disconnectedCallback(): void {
    this.leave();
    super.disconnectedCallback();
  }

  /** What will go is what stands at the server now, at this version. */
  private readonly read = async (): Promise<void> => {
    this.textFailed = undefined;
    const { forum, room } = this.feed;
    await app.api.text(forum, room, this.draft.id).then((text) => (this.text = text), (error: Error) => (this.textFailed = error));
    this.unsent = (await keptOf(app.session.vault, this.draft.id)) !== undefined;
  };

  override willUpdate(): void {
    // What was shown first stays what was shown: whoever comes since is told before anything is sent.
    this.shown ??= this.room.store?.shown();
  }

  override render(): TemplateResult {
    const view = this.target?.view;
    return html`<dialog class="wide" aria-labelledby="circulate-title" @close=${this.closed}>
      <div class="dialog-head"><h2 id="circulate-title">${t("paper.circulate")}</h2>
        <form method="dialog"><button class="plain">${t("app.cancel")}</button></form></div>
      <form class="dialog-body stack" novalidate @submit=${this.send}>
        <p>${t("paper.circulateWhat")}</p>
        ${summary(this.mistakes)}
        ${this.where()}
        ${this.target === undefined ? nothing : this.target.state === "failed" || this.target.state === "gone" ? failed(this.target.problem, () => void this.target?.reload())
          : view === undefined ? html`<p aria-busy="true">${t("app.loading")}</p>` : this.there(view)}
        ${this.words()}
        ${this.refused(view)}
        <div class="row"><button class="button primary" ?disabled=${!this.mayGo(view)}>${this.verb(view)}</button></div>
      </form></dialog>`;
  }

  private where(): TemplateResult {
    const rooms = this.named?.rooms ?? [];
    return field({ name: "circulate-to", label: t("paper.toWhere"), mistakes: this.mistakes }, (ids, wrong) =>
      html`<select class="input" id="circulate-to" aria-describedby=${ids || nothing} aria-invalid=${wrong} @change=${(e: Event) => this.choose((e.target as HTMLSelectElement).value)}>
        <option value="" .selected=${this.target === undefined}>${t("paper.chooseRoom")}</option>
        ${rooms.map((room) => html`<option value=${room.id} .selected=${room.id === this.target?.room}>${this.roomWords(room)}</option>`)}</select>`);
  }

  private roomWords(room: RoomSummary): string {
    return room.kind === "plenary" ? `${roomTitle(room)} (${t("kind.plenary")})` : `${roomTitle(room)} (${t(`kind.${room.kind}`)})`;
  }

  /** Who reads it there, under which rule, as whose, under which symbol, when. */
  private there(view: RoomView): TemplateResult {
    const { draft } = this;
    const page = this.library.store?.page;
    const former = (page?.papers ?? []).filter((each) => this.mayRevise(each));
    const releases = (view.id === this.feed.room ? [] : page?.releases ?? []).filter(({ state, parties }) => state === "open" && draft.by === "party" && draft.party !== undefined && parties.includes(draft.party));
    return html`<parley-audience .kind=${view.kind} .audience=${this.readers(view.audience)} .named=${this.named} .forum=${view.forum} .room=${view.id}></parley-audience>
      <p>${t(`rule.outsideLong.${view.rule.outsideUse}`)}</p>
      ${former.length === 0 ? nothing : field({ name: "revises", label: t("paper.asWhat"), mistakes: [] }, () => html`<select class="input" id="revises" @change=${(e: Event) => (this.revises = (e.target as HTMLSelectElement).value)}>
        <option value="" .selected=${this.revises === ""}>${t("paper.asNew")}</option>
        ${former.map((each) => html`<option value=${each.id} .selected=${each.id === this.revises}>${t("paper.asRevision", { symbol: bare(symbolWords(each)), title: titleOf(each) })}</option>`)}</select>`)}
      ${this.timing(releases)}
      <h3>${t("paper.shownThere")}</h3>
      <dl class="facts small">
        <dt>${t("paper.symbol")}</dt><dd><bdi class="symbol">${this.symbol(view)}</bdi> <span class="quiet">${t("paper.symbolGiven")}</span></dd>
        <dt>${t("paper.title")}</dt><dd><bdi>${draft.title}</bdi></dd>
        <dt>${t("paper.by")}</dt><dd>${appearance(draft, view.audience, this.named)}</dd>
        <dt>${t("paper.stamp")}</dt><dd>${t(draft.withoutPrejudice ? "paper.withoutPrejudice" : "paper.withPrejudice")}</dd></dl>
      ${draft.annexes.length === 0 ? nothing : html`<p>${t("annex.goAlong", { count: draft.annexes.length })}</p>`}
      <p class="quiet small">${t("paper.nothingElse")}</p>`;
  }

  private timing(releases: readonly { readonly id: Id; readonly title: string }[]): TemplateResult {
    // A revision of what is known already waits for nobody.
    const options = [
      { value: "now", words: t("paper.whenNow") },
      { value: "embargo", words: t("paper.whenEmbargo") },
      ...(this.revises === "" ? releases.map(({ id, title }) => ({ value: id, words: t("paper.whenRelease", { title }) })) : []),
    ].map((each) => ({ ...each, on: each.value === this.when }));
    return html`<div @change=${(e: Event) => { const it = e.target as HTMLInputElement; if (it.name === "when") this.when = it.value; }}>${choices(t("paper.when"), "when", "radio", options)}</div>
      ${this.when === "embargo" ? embargoFields(this.embargo, this.mistakes, (embargo) => (this.embargo = embargo)) : nothing}`;
  }

  private words(): TemplateResult {
    const { text, draft } = this;
    if (this.textFailed !== undefined) return failed(this.textFailed, () => void this.read());
    if (text === undefined) return html`<p aria-busy="true">${t("app.loading")}</p>`;
    return html`${this.unsent ? html`<div class="note danger" role="alert"><p>${t("paper.unsent")}</p></div>` : nothing}
      ${plainText(text.doc).trim() === "" ? html`<div class="note danger"><p>${t("paper.nothingWritten")}</p></div>`
        : html`<details class="fold"><summary>${t("paper.whatGoes")}</summary><div class="prose" lang=${draft.language}>${prose(text.doc, this.named, () => "")}</div></details>`}`;
  }

  private refused(view: RoomView | undefined): TemplateResult | typeof nothing {
    const { problem } = this.doing;
    if (problem === undefined) return nothing;
    const code = problem instanceof Problem ? problem.code : "";
    return html`<div class="note danger" role="alert"><p>${code === "version-changed" ? t("paper.textMoved") : problemWords(problem)}</p>
      ${code === "audience-changed" && this.shown !== undefined && view !== undefined
        ? html`<parley-then-now .kind=${view.kind} .shown=${this.readers(this.shown.audience)} .now=${this.readers((problem as Problem).now ?? view.audience)} .named=${this.named}></parley-then-now>
          <div class="row"><button type="button" class="button" @click=${this.lookAgain}>${t("paper.seen")}</button></div>` : nothing}</div>`;
  }

  private verb(view: RoomView | undefined): string {
    if (view === undefined) return t("paper.circulateNow");
    return t(this.isDeposit ? "paper.depositIn" : "paper.circulateTo", { room: roomTitle(view) });
  }

  private symbol(view: RoomView): string {
    const papers = this.library.store?.page?.papers ?? [];
    const former = papers.find(({ id }) => id === this.revises);
    const own = this.named?.groups.find(({ id }) => id === view.group)?.symbol ?? "";
    const group = this.named?.symbol === undefined ? own : `${this.named.symbol}/${own}`;
    return former === undefined ? symbolOf(group, view.kind, new Date().getUTCFullYear(), papers) : revisionOf(former);
  }

  /** A party's paper is nobody's by name; how it appears stands below. */
  private readers(audience: Audience): Audience {
    return this.draft.by === "party" ? withoutMe(audience) : audience;
  }

  private mayRevise(paper: Paper): boolean {
    const stands = paper.status === "circulated" || paper.status === "revised";
    return stands && paper.mine === true && (paper.author === undefined) === (this.draft.by === "party");
  }

  private get isDeposit(): boolean {
    return this.when !== "now" && this.when !== "embargo";
  }

  private mayGo(view: RoomView | undefined): boolean {
    return view !== undefined && this.shown !== undefined && this.text !== undefined && plainText(this.text.doc).trim() !== "" && !this.doing.busy;
  }

  private choose(room: string): void {
    this.leave();
    this.revises = "";
    this.when = "now";
    this.target = room === "" ? undefined : app.rooms.open(this.feed.forum, room);
    this.shown = this.target?.shown();
  }

  private leave(): void {
    if (this.target !== undefined) app.rooms.close(this.target);
    this.target = this.shown = undefined;
  }

  /** The audience there is now is the one that is meant. */
  private readonly lookAgain = (): void => {
    this.shown = this.target?.shown();
    this.doing.settle();
  };

  private readonly closed = (): void => {
    if (!this.done) this.dispatchEvent(new Event("cancel"));
  };

  private readonly send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { target, text, shown, draft } = this;
    if (target === undefined || text === undefined || shown === undefined || !this.mayGo(target.view)) return;
    const embargo = this.when === "embargo" ? embargoOf(this.embargo, Date.now()) : undefined;
    this.mistakes = this.when === "embargo" && embargo === undefined ? [{ field: "embargo-date", words: t("paper.embargoWrong") }] : [];
    if (this.mistakes.length > 0) return void this.updateComplete.then(() => this.querySelector<HTMLElement>("[role=alert]")?.focus());
    const what = { shown: shown.cursor, version: text.version };
    const [api, title] = [paperApi(this.feed), roomTitle(target.view!)];
    let went: Gone = { room: target.room, title, ...(this.when === "now" ? {} : { held: this.isDeposit ? "release" : "embargo" }) };
    this.done = await this.doing.run(JSON.stringify([target.room, this.when, embargo, this.revises, what]), (command) => papersOf(this.feed).during(async () => {
      if (this.isDeposit) await api.deposit(command, draft.id, { ...what, release: this.when });
      else went = withPaper(went, (await api.circulate(command, draft.id, { ...what, to: target.room, ...(this.revises === "" ? {} : { revises: this.revises }), ...(embargo === undefined ? {} : { embargo }) })).paper);
    }));
    // What is held is told to nobody: I read it there again.
    if (this.done) void papersOf(target).reload();
    if (this.done) {
      this.querySelector("dialog")?.close();
      this.dispatchEvent(new CustomEvent("done", { detail: went }));
    } else if (this.doing.problem instanceof Problem) {
      if (this.doing.problem.code === "version-changed") void this.read();
      if (this.doing.problem.code === "audience-changed") void target.reload();
    }
  };
}

function withPaper(went: Gone, paper: Paper | undefined): Gone {
  return paper === undefined ? went : { ...went, paper };
}
