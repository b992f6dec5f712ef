import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Doing } from "../agenda/doing.ts";
import { Problem } from "../app/problem.ts";
import { languageName, t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { failed } from "../app/states.ts";
import type { Doc, ForumView, Id, Language, Shown } from "../app/types.ts";
import { fetchSheet } from "../draft/fetching.ts";
import type { ParleyEditor } from "../draft/parley-editor.ts";
import { withoutMe } from "../paper/words.ts";
import type { RoomFeed } from "../room/feed.ts";
import { renditionApi, renditionOf } from "./feeds.ts";
import { keep, keptOf, letGo, type Which } from "./kept.ts";
import { applyMine } from "./state.ts";
import type { Row } from "./types.ts";
import { lineOf, oneParagraph, plainDoc, saysTheSame } from "./words.ts";
import "../room/parley-audience.ts";
import "../room/parley-then-now.ts";

const keptAfterMs = 250;

/** Where one paragraph is translated. What is typed is kept on this device until it is put in. Fires "closed". */
@customElement("parley-rendition-form")
export class ParleyRenditionForm extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property() paper = "";
  @property() language: Language = "en";
  @property({ attribute: false }) revision = 0;
  @property({ attribute: false }) row!: Row;
  @state() private sheet: "coming" | "here" | "failed" = "coming";
  @state() private body: Doc | undefined;
  @state() private unsaved = false;
  private shown: Shown | undefined;
  /** The words that its translator saw there. */
  private over: Id | undefined;
  private touched = false;
  /** The revision it was begun for: in another one this may be another paragraph. */
  private begun = 0;
  /** What is on its way, or whose outcome is not known. */
  private sent: Doc | undefined;
  private saving: Promise<unknown> = Promise.resolve();
  private timer = 0;
  private readonly doing = new Doing(this);

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("pagehide", this.save);
    void this.open();
  }

  override disconnectedCallback(): void {
    window.removeEventListener("pagehide", this.save);
    this.save();
    super.disconnectedCallback();
  }

  private get which(): Which {
    const { paper, language, row } = this;
    return { paper, language, paragraph: row.paragraph };
  }

  private readonly open = async (): Promise<void> => {
    this.sheet = "coming";
    const [kept, fetched] = await Promise.all([keptOf(this.which), fetchSheet().then(() => "here" as const, () => "failed" as const)]);
    this.shown = kept?.shown ?? this.feed.shown();
    this.begun = kept?.revision ?? this.revision;
    this.touched = kept !== undefined;
    this.over = kept === undefined ? this.row.rendered?.id : kept.over;
    this.body = kept?.body ?? this.row.rendered?.body ?? plainDoc("");
    this.sheet = fetched;
    await this.updateComplete;
    const editor = this.querySelector<ParleyEditor>("parley-editor");
    if (editor === null) this.querySelector<HTMLElement>("input")?.focus();
    else await editor.updateComplete.then(() => editor.begin());
  };

  override render(): TemplateResult {
    if (this.sheet === "failed") return failed(undefined, () => void this.open());
    if (this.sheet === "coming" || this.body === undefined) return html`<p aria-busy="true">${t("app.loading")}</p>`;
    const view = this.feed.view;
    return html`<div class="stack rendition-form" role="group" aria-label=${this.label}>
      ${this.isOlder ? html`<div class="note" role="alert"><p>${t("rendition.keptEarlier")}</p><div class="row"><button type="button" class="button" @click=${this.belongs}>${t("rendition.belongs")}</button></div></div>` : nothing}
      ${this.isTitle ? this.line(this.body) : html`<parley-editor plain .readOnly=${this.doing.busy} .doc=${this.body} .label=${this.label} .language=${this.language} .showQuote=${() => undefined}
        @written=${(event: CustomEvent<Doc>) => this.write(event.detail)} @send=${() => void this.send()}></parley-editor>`}
      ${view === undefined ? nothing : html`<parley-audience .kind=${view.kind} .audience=${withoutMe(view.audience)} .named=${this.named} .forum=${this.feed.forum} .room=${this.feed.room}></parley-audience>`}
      ${this.overtaken && !this.isOlder ? html`<div class="note" role="alert"><p>${t("rendition.overtaken")}</p>
        <div class="row"><button type="button" class="button" @click=${this.putOver}>${t("rendition.putOver")}</button></div></div>` : nothing}
      ${this.doing.wrong === "" ? nothing : this.refused()}
      <div class="row"><button type="button" class="button primary" ?disabled=${this.doing.busy || this.isOlder || this.overtaken || lineOf(this.body).trim() === ""} @click=${() => void this.send()}>${t("rendition.putIn")}</button>
        <button type="button" class="plain" @click=${this.leave}>${t(this.touched ? "composer.putAside" : "app.cancel")}</button>
        ${this.touched ? html`<button type="button" class="plain muted" @click=${() => void this.discard()}>${t("composer.discard")}</button>` : nothing}
        <span class="quiet small" role="status">${this.touched ? t(this.unsaved ? "draft.failed" : "rendition.kept") : ""}</span></div></div>`;
  }

  private get label(): string {
    return t("rendition.in", { language: languageName(this.language) });
  }

  private get isTitle(): boolean {
    return this.row.paragraph === 0;
  }

  /** Somebody put other words there since this was begun. */
  private get overtaken(): boolean {
    return !this.doing.busy && this.row.rendered?.id !== this.over;
  }

  /** A revision came since, or it was begun before one: whether it belongs here says its translator. */
  private get isOlder(): boolean {
    return this.begun !== this.revision;
  }

  /** What was sent stands there, though no answer said so. */
  override updated(): void {
    const there = this.row.rendered;
    if (this.doing.busy || this.sent === undefined || there === undefined || there.id === this.over || this.isOlder || !saysTheSame(there.body, this.sent)) return;
    this.sent = undefined;
    void this.forget(this.which).then(() => this.dispatchEvent(new CustomEvent("closed", { detail: "put" })));
  }

  private line(body: Doc): TemplateResult {
    return html`<input class="input" maxlength="300" ?readonly=${this.doing.busy} dir="auto" lang=${this.language} aria-label=${this.label} .value=${lineOf(body)}
      @input=${(e: Event) => this.write(plainDoc((e.target as HTMLInputElement).value))}>`;
  }

  private refused(): TemplateResult {
    const { problem } = this.doing;
    const wider = problem instanceof Problem && problem.code === "audience-changed" && this.shown !== undefined;
    const now = this.feed.view;
    return html`<div class="note danger" role="alert"><p>${this.doing.wrong}</p>
      ${wider && now !== undefined ? html`<parley-then-now .kind=${now.kind} .shown=${withoutMe(this.shown!.audience)} .now=${withoutMe((problem as Problem).now ?? now.audience)} .named=${this.named}></parley-then-now>
        <div class="row"><button type="button" class="button" @click=${this.lookAgain}>${t("paper.seen")}</button></div>` : nothing}</div>`;
  }

  private write(body: Doc): void {
    this.body = body;
    this.touched = true;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(this.save, keptAfterMs);
  }

  private readonly save = (): void => {
    window.clearTimeout(this.timer);
    this.timer = 0;
    if (!this.touched || this.body === undefined) return;
    const { body, over, shown, begun: revision, which } = this;
    const kept = { body, revision, ...(over === undefined ? {} : { over }), ...(shown === undefined ? {} : { shown }) };
    this.saving = this.saving.then(() => keep(which, kept)).then((done) => (this.unsaved = !done));
  };

  private async send(): Promise<void> {
    const { body, shown, over, which } = this;
    if (body === undefined || shown === undefined || this.isOlder || this.overtaken || lineOf(body).trim() === "") return;
    this.save();
    const words = { shown: shown.cursor, revision: this.begun, ...(over === undefined ? {} : { over }), body: oneParagraph(body) };
    this.sent = words.body;
    const done = await this.doing.run(JSON.stringify([which, words]), (command) =>
      renditionOf(this.feed, this.paper, this.language).laying(() => renditionApi(this.feed, this.paper).render(command, this.language, which.paragraph, words), (page, answer) => applyMine(page, answer, words)));
    if (!done) {
      const { problem } = this.doing;
      if (problem instanceof Problem && !problem.passing) this.sent = undefined;
      if (problem instanceof Problem && problem.code === "audience-changed") void this.feed.reload();
      return;
    }
    if (this.sent === undefined) return; // the frame was first
    this.sent = undefined;
    await this.forget(which);
    this.dispatchEvent(new CustomEvent("closed", { detail: "put" }));
  }

  private async forget(which: Which): Promise<void> {
    this.touched = false;
    window.clearTimeout(this.timer);
    await this.saving;
    await letGo(which);
  }

  private readonly discard = async (): Promise<void> => {
    await this.forget(this.which);
    this.leave();
  };

  private readonly leave = (): void => {
    this.save();
    this.dispatchEvent(new CustomEvent("closed", { detail: "left" }));
  };

  private readonly belongs = (): void => {
    this.begun = this.revision;
    this.over = this.row.rendered?.id;
    this.requestUpdate();
  };

  private readonly putOver = (): void => {
    this.over = this.row.rendered?.id;
    this.requestUpdate();
  };

  /** The audience there is now is the one that is meant. */
  private readonly lookAgain = (): void => {
    this.shown = this.feed.shown();
    this.doing.settle();
  };
}
