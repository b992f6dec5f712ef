import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { Watch } from "../app/controller.ts";
import { copyOut } from "../app/copying.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { failed, problemWords } from "../app/states.ts";
import type { Doc, ForumView, Id, Shown } from "../app/types.ts";
import { prose } from "../discussion/doc.ts";
import { plainText } from "../discussion/plain.ts";
import type { RoomFeed } from "../room/feed.ts";
import "../comment/parley-commented.ts";
import "../room/parley-then-now.ts";
import type { Engine } from "./engine.ts";
import type { Where } from "./history.ts";
import { Opened } from "./opened.ts";
import { overheard } from "./overheard.ts";
import type { ParleySheet } from "./parley-sheet.ts";

/** A text that several write: to be read, and by those who may, to be written in, live or alone. */
@customElement("parley-text")
export class ParleyText extends Light {
  @property() forum = "";
  @property() room = "";
  @property() text = "";
  /** What the text is, for screen readers: "Notes on item 3". */
  @property() label = "";
  @property() language = "";
  /** Whether what is written here goes to the others as it is written. */
  @property({ type: Boolean }) live = false;
  @property({ attribute: false }) named?: ForumView | undefined;
  /** What stands there as long as nothing is written. */
  @property() hint = "";
  @state() private opened: Opened | undefined;
  @state() private writing = false;
  @state() private sheetFailed = false;
  /** The version before what was just pasted for all to see. */
  @state() private pastedAt: number | undefined;
  private shown: Shown | undefined;
  private held: RoomFeed | undefined;
  private readonly follow = new Watch(this, () => this.opened);

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("pagehide", this.keep);
  }

  override disconnectedCallback(): void {
    removeEventListener("pagehide", this.keep);
    super.disconnectedCallback();
    // Moved within the page it stands there again at once, and whoever writes goes on.
    queueMicrotask(() => this.isConnected || this.end());
  }

  private readonly keep = (): void => void this.opened?.flush();

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("text") || changed.has("room") || this.opened === undefined) this.begin();
    if (this.opened !== undefined) this.opened.named = this.named;
  }

  private begin(): void {
    this.end();
    if (this.text === "" || !this.isConnected) return;
    this.held = app.rooms.open(this.forum as Id, this.room as Id);
    const opened = new Opened(this.forum as Id, this.room as Id, this.text as Id);
    this.opened = opened;
    opened.overheard = () => overheard.heard(this.label);
    void opened.open().then(() => {
      // What I had begun stays open before me.
      if (opened === this.opened && opened.engine?.isUnconfirmed) this.writing = true;
    });
  }

  private end(): void {
    this.opened?.close();
    if (this.held !== undefined) app.rooms.close(this.held);
    this.opened = this.held = undefined;
    this.writing = false;
  }

  /** The agenda says that who may write is another now. */
  reread(): void {
    void this.opened?.again();
  }

  override render(): TemplateResult | typeof nothing {
    const opened = this.follow.store;
    if (opened === undefined || opened.state === "gone") return nothing;
    if (opened.state === "failed") return failed(opened.problem, () => void opened.again());
    if (opened.state === "loading" || opened.doc === undefined) return html`<p class="quiet small" aria-busy="true">${t("app.loading")}</p>`;
    const { engine } = opened;
    const frozen = opened.access === "frozen";
    return html`${engine === undefined ? nothing : this.aside(engine)}
      ${this.writing && engine !== undefined && !frozen ? this.sheet(opened, engine) : this.reading(opened, opened.doc)}`;
  }

  private reading(opened: Opened, doc: Doc): TemplateResult {
    const isEmpty = plainText(doc).trim() === "";
    const writes = opened.access === "writes";
    return html`${isEmpty ? html`<p class="quiet">${this.hint === "" ? t("text.empty") : this.hint}</p>`
      : this.held === undefined ? html`<div class="prose text-read" lang=${this.language || nothing}>${prose(doc, this.named, () => "")}</div>`
        : this.margin(this.held, opened, doc, false)}
      ${this.sheetFailed ? failed(undefined, () => void this.write()) : nothing}
      <div class="row text-acts">
        ${writes ? html`<button type="button" class="plain" @click=${() => void this.write()}>${icon("pen")}${t("text.write")}<span class="unseen"> ${this.label}</span></button>` : nothing}
        ${isEmpty ? nothing : this.historyButton()}
        ${opened.access === "frozen" ? html`<span class="quiet small">${t("text.frozen")}</span>` : nothing}
      </div>`;
  }

  private margin(feed: RoomFeed, opened: Opened, doc: Doc, bare: boolean): TemplateResult {
    const version = opened.engine?.isUnconfirmed === true ? undefined : Number(opened.cursor);
    return html`<parley-commented .feed=${feed} .named=${this.named} .on=${this.text} .doc=${doc} .language=${this.language} .version=${version} .bare=${bare}></parley-commented>`;
  }

  private historyButton(): TemplateResult {
    return html`<button type="button" class="plain muted" @click=${() => void this.history()}>${t("text.history")}<span class="unseen"> ${this.label}</span></button>`;
  }

  private sheet(opened: Opened, engine: Engine): TemplateResult {
    const alone = engine.mode === "alone";
    return html`<parley-sheet .engine=${engine} .label=${this.label} .language=${this.language} @placed=${() => opened.placed()} @pastedIn=${(e: CustomEvent<number>) => this.pastedIn(engine, e.detail)}></parley-sheet>
      ${this.pastedAt === undefined ? nothing : this.mistake(engine, this.pastedAt)}
      <div class="row text-acts">
        ${alone ? html`<button type="button" class="button primary" ?disabled=${!engine.isUnconfirmed} @click=${() => engine.putIn()}>${t("text.putIn")}</button>` : nothing}
        <button type="button" class="button" @click=${this.done}>${t("text.done")}</button>
        <label class="choice small"><input type="checkbox" .checked=${alone} @change=${(e: Event) => this.become(engine, (e.target as HTMLInputElement).checked)}>
          <span>${t("text.alone")}</span></label>
        <span class="state" role="status">${this.standing(opened, engine)}</span>
        ${this.historyButton()}
      </div>
      <p class="quiet small">${alone ? t("text.aloneHelp") : t("text.liveHelp")}</p>
      ${this.held === undefined || opened.doc === undefined ? nothing : this.margin(this.held, opened, opened.doc, true)}`;
  }

  private pastedIn(engine: Engine, version: number): void {
    this.pastedAt = engine.mode === "live" ? version : undefined;
  }

  /** What was pasted for all to see by mistake is not gone when it is undone: it stands in the history. */
  private mistake(engine: Engine, version: number): TemplateResult {
    return html`<p class="quiet small mistake">${t("text.mistake")}
      <button type="button" class="plain" ?disabled=${engine.isUnconfirmed} @click=${() => void this.takeOut(version)}>${t("text.mistakeTake")}</button></p>`;
  }

  private async takeOut(from: number): Promise<void> {
    const { showTakingOut } = await import("./taking.ts");
    await showTakingOut(this.where, { from, pasted: true }, () => (this.pastedAt = undefined));
  }

  private get where(): Where {
    return { forum: this.forum as Id, room: this.room as Id, text: this.text as Id, label: this.label, language: this.language, named: this.named };
  }

  private standing(opened: Opened, engine: Engine): string {
    if (engine.standing !== "fine" && !opened.isKept) return t("draft.saving");
    if (engine.mode === "alone" && engine.standing === "saving") return t("text.keptHere");
    return t(`text.standing.${engine.standing}`);
  }

  /** What went wrong, and words that lost their place: never silent, and never gone. */
  private aside(engine: Engine): TemplateResult {
    return html`${engine.problem === undefined ? nothing : this.refused(engine)}
      ${engine.lost.length === 0 ? nothing : html`<div class="note" role="alert"><p>${t("text.lost")}</p>
        ${engine.lost.map((words) => html`<blockquote dir="auto" class="lost-words">${words}</blockquote>`)}
        <div class="row"><button type="button" class="button" @click=${() => void this.putBack(engine)}>${t("text.putBack")}</button>
          <button type="button" class="plain muted" @click=${() => engine.forgetLost()}>${t("text.letGo")}</button></div></div>`}`;
  }

  private refused(engine: Engine): TemplateResult {
    const now = this.held?.view;
    const other = engine.isOtherAudience && this.shown !== undefined && now !== undefined;
    return html`<div class="note danger" role="alert">
      <p><strong>${t("text.refused")}</strong> ${problemWords(engine.problem)}</p>
      ${other ? html`<parley-then-now .kind=${now.kind} .shown=${this.shown!.audience} .now=${now.audience} .named=${this.named}></parley-then-now>` : nothing}
      <div class="row"><button type="button" class="button" @click=${() => this.again(engine)}>${other ? t("audience.sendToThis") : t("app.again")}</button>
        <button type="button" class="plain muted" @click=${() => void this.copy(engine)}>${t("text.copy")}</button></div></div>`;
  }

  /** Begins to write here. */
  async write(): Promise<void> {
    const { opened } = this;
    if (opened === undefined) return;
    this.sheetFailed = false;
    try {
      const engine = await opened.work();
      if (!engine.isUnconfirmed) engine.become(this.live ? "live" : "alone");
    } catch {
      this.sheetFailed = true;
      return;
    }
    this.shown = this.held?.shown();
    this.writing = true;
    await this.updateComplete;
    const sheet = this.querySelector<ParleySheet>("parley-sheet");
    await sheet?.updateComplete;
    sheet?.begin();
  }

  private readonly done = (): void => {
    const engine = this.opened?.engine;
    if (engine?.mode === "alone" && engine.isUnconfirmed) engine.putIn();
    this.writing = false;
    this.pastedAt = undefined;
  };

  private become(engine: Engine, alone: boolean): void {
    engine.become(alone ? "alone" : "live");
  }

  private again(engine: Engine): void {
    this.shown = this.held?.shown();
    engine.again();
  }

  private async putBack(engine: Engine): Promise<void> {
    const { putAtEnd } = await import("./putting.ts");
    putAtEnd(engine);
    await this.write();
  }

  /** Puts what was read from a file behind what is written: a change like any other, which can be undone. */
  async bringIn(doc: Doc): Promise<void> {
    await this.write();
    const engine = this.opened?.engine;
    if (engine === undefined) return;
    const { putBehind } = await import("./putting.ts");
    putBehind(engine, doc);
  }

  private copy(engine: Engine): Promise<void> {
    return copyOut(plainText(engine.doc), t("paper.copied"));
  }

  private async history(): Promise<void> {
    const { opened } = this;
    if (opened === undefined) return;
    const { showHistory } = await import("./history.ts");
    const restore = opened.access !== "writes" ? undefined : async (doc: Doc): Promise<void> => {
      const engine = await opened.work();
      const { putInstead } = await import("./putting.ts");
      putInstead(engine, doc);
    };
    await showHistory(this.where, restore);
  }
}
