import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { languageName, messages, t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { asTrouble, Problem } from "../app/problem.ts";
import { failed, problemWords } from "../app/states.ts";
import type { Doc, ForumView, RoomView, Shown } from "../app/types.ts";
import { plainText } from "../discussion/plain.ts";
import { fetchSheet } from "../draft/fetching.ts";
import { trimmed } from "../draft/trimming.ts";
import { field, line, summary, type Mistake } from "../membership/form.ts";
import type { RoomFeed } from "../room/feed.ts";
import { paperApi, papersOf } from "./feeds.ts";
import { grouped, hashOf, newSecret } from "./secret.ts";
import { paperLanguages, type NewNonPaper } from "./types.ts";
import { withoutMe } from "./words.ts";
import "../room/parley-audience.ts";
import "../room/parley-then-now.ts";

const blank: Doc = { type: "doc", content: [] };

/**
 * Writes a non-paper. Nothing of it is kept on this device, and no command names who sent it: the hash of the secret
 * alone says at a retry that it is the same. The secret is shown before anything is sent, so that it cannot be lost
 * with an answer that does not come.
 */
@customElement("parley-nonpaper-form")
export class ParleyNonPaperForm extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @state() private sheet: "coming" | "here" | "failed" = "coming";
  @state() private doc: Doc = blank;
  @state() private heading = "";
  @state() private language = messages.locale;
  @state() private mistakes: readonly Mistake[] = [];
  /** Once it is shown, the words are fixed. */
  @state() private secret = "";
  @state() private isKept = false;
  @state() private copied = false;
  @state() private busy = false;
  @state() private shown: Shown | undefined;
  private problem: Problem | undefined;
  @state() private wrong = "";

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("beforeunload", this.hold);
    this.shown = this.feed.shown();
    void this.fetch();
  }

  override disconnectedCallback(): void {
    removeEventListener("beforeunload", this.hold);
    super.disconnectedCallback();
  }

  override firstUpdated(): void {
    this.querySelector<HTMLElement>("#nonpaper-title")?.focus();
  }

  /** These words are nowhere else. */
  private readonly hold = (event: BeforeUnloadEvent): void => {
    if (this.heading !== "" || plainText(this.doc).trim() !== "") event.preventDefault();
  };

  private readonly fetch = async (): Promise<void> => {
    this.sheet = "coming";
    this.sheet = await fetchSheet().then(() => "here", () => "failed");
  };

  override render(): TemplateResult {
    return html`<div class="stack nonpaper" role="group" aria-label=${t("paper.writeNonPaper")}>
      <parley-audience .kind=${this.view.kind} .audience=${withoutMe(this.view.audience)} .named=${this.named} .forum=${this.feed.forum} .room=${this.feed.room}></parley-audience>
      <h3>${t("paper.nonPaperKept")}</h3>
      <ul class="points small"><li>${t("paper.nonPaperNobody")}</li><li>${t("paper.nonPaperDay")}</li><li>${t("paper.nonPaperStyle")}</li><li>${t("paper.nonPaperServer")}</li></ul>
      ${summary(this.mistakes)}
      ${this.secret === "" ? this.writing() : this.keeping()}</div>`;
  }

  private writing(): TemplateResult {
    const { mistakes } = this;
    return html`
      <div @input=${(e: Event) => { const it = e.target as HTMLInputElement; if (it.id === "nonpaper-title") this.heading = it.value; }}>
        ${line({ name: "nonpaper-title", label: t("paper.title"), mistakes }, this.heading)}</div>
      ${field({ name: "nonpaper-language", label: t("composer.language"), mistakes }, () => html`<select class="input" id="nonpaper-language" @change=${(e: Event) => (this.language = (e.target as HTMLSelectElement).value)}>
        ${paperLanguages.map((code) => html`<option value=${code} .selected=${code === this.language}>${languageName(code)}</option>`)}</select>`)}
      ${this.sheet === "failed" ? failed(undefined, () => void this.fetch()) : this.sheet === "coming" ? html`<p aria-busy="true">${t("app.loading")}</p>`
        : html`<parley-editor .doc=${this.doc} .label=${t("paper.text")} .language=${this.language} .hint=${t("paper.nonPaperHint")} .showQuote=${() => undefined}
          @written=${(event: CustomEvent<Doc>) => (this.doc = event.detail)}></parley-editor>`}
      <p class="quiet small">${t("paper.notKeptHere")}</p>
      <div class="row"><button type="button" class="button primary" @click=${() => void this.review()}>${t("paper.nonPaperNext")}</button>
        <button type="button" class="plain" @click=${this.leave}>${t("app.cancel")}</button></div>`;
  }

  /** The second step: the secret, before anything leaves the device. */
  private keeping(): TemplateResult {
    return html`<div class="note calm" tabindex="-1" data-secret><p><strong>${t("paper.keepSecret")}</strong></p><p>${t("paper.keepSecretWhat")}</p>
        <p><code class="secret" dir="ltr">${grouped(this.secret)}</code></p>
        <div class="row"><button type="button" class="button" @click=${() => void this.copy()}>${t("paper.copySecret")}</button><span role="status">${this.copied ? t("paper.copied") : ""}</span></div></div>
      <label class="choice"><input type="checkbox" .checked=${this.isKept} @change=${(e: Event) => (this.isKept = (e.target as HTMLInputElement).checked)}><span>${t("paper.secretKept")}</span></label>
      ${this.wrong === "" ? nothing : this.refused()}
      <div class="row"><button type="button" class="button primary" ?disabled=${!this.isKept || this.busy} @click=${() => void this.send()}>${t("paper.circulateNonPaper")}</button>
        <button type="button" class="plain" ?disabled=${this.busy} @click=${this.back}>${t("paper.backToText")}</button></div>`;
  }

  private refused(): TemplateResult {
    const other = this.problem?.code === "audience-changed" && this.shown !== undefined;
    return html`<div class="note danger" role="alert"><p>${this.wrong}</p>
      ${other ? html`<parley-then-now .kind=${this.view.kind} .shown=${withoutMe(this.shown!.audience)} .now=${withoutMe(this.problem?.now ?? this.view.audience)} .named=${this.named}></parley-then-now>
        <div class="row"><button type="button" class="button" @click=${this.lookAgain}>${t("paper.seen")}</button></div>` : nothing}</div>`;
  }

  /** The audience there is now is the one that is meant. */
  private readonly lookAgain = (): void => {
    this.shown = this.feed.shown();
    this.wrong = "";
  };

  private readonly leave = (): void => {
    this.dispatchEvent(new Event("cancel"));
  };

  /** Other words are another paper: they get another secret. */
  private readonly back = (): void => {
    this.secret = this.wrong = "";
    this.isKept = this.copied = false;
  };

  private async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.secret).then(() => (this.copied = true), () => (this.copied = false));
  }

  private async review(): Promise<void> {
    this.mistakes = [
      ...(this.heading.trim() === "" ? [{ field: "nonpaper-title", words: t("paper.titleMissing") }] : []),
      ...(plainText(this.doc).trim() === "" ? [{ field: "", words: t("paper.nothingWritten") }] : []),
    ];
    if (this.mistakes.length === 0) this.secret = newSecret();
    await this.updateComplete;
    this.querySelector<HTMLElement>(this.mistakes.length > 0 ? "[role=alert]" : "[data-secret]")?.focus();
  }

  /** Sent again after an answer that did not come, it may be there already: nobody else can have its secret. */
  private async sendOnce(paper: NewNonPaper): Promise<void> {
    try {
      await paperApi(this.feed).circulateNonPaper(paper);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== "nothing-changes") throw problem;
    }
  }

  private async send(): Promise<void> {
    if (!this.isKept || this.busy) return;
    this.busy = true;
    this.wrong = "";
    try {
      const paper: NewNonPaper = { title: this.heading.trim().replace(/\s+/g, " "), language: this.language, doc: trimmed(this.doc), secretHash: await hashOf(this.secret),
        ...(this.shown === undefined ? {} : { shown: this.shown.cursor }) };
      await papersOf(this.feed).during(() => this.sendOnce(paper));
      this.doc = blank;
      this.heading = "";
      this.dispatchEvent(new Event("done"));
    } catch (problem) {
      const trouble = asTrouble(problem);
      this.problem = trouble instanceof Problem ? trouble : undefined;
      this.wrong = problemWords(trouble);
      if (this.problem?.code === "audience-changed") void this.feed.reload();
    } finally {
      this.busy = false;
    }
  }
}
