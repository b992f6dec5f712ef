import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { Watch } from "../app/controller.ts";
import { languageName, t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { isWithdrawn, type Doc, type ForumView, type QuoteSent, type Shown } from "../app/types.ts";
import { bylineParts } from "../forum/words.ts";
import { quotation } from "../discussion/doc.ts";
import { resolved, type Quotable } from "../discussion/quoting.ts";
import type { Draft } from "../outbox/draft.ts";
import type { Target } from "../outbox/target.ts";
import type { RoomFeed } from "../room/feed.ts";
import { widened } from "../room/audience.ts";
import { failed } from "../app/states.ts";
import { keepCaret, keptCaret } from "./caret.ts";
import { fetchSheet } from "./fetching.ts";
import { tooLongBy, wrongs, type Wrong } from "./checking.ts";
import { beginning, prepared } from "./beginning.ts";
import { lossWords } from "./losswords.ts";
import type { ParleyEditor } from "./parley-editor.ts";
import { conductOf } from "../conduct/feeds.ts";
import { heldNote, isStuck } from "../conduct/strip.ts";
import { guessed, intoWhich, offered } from "./languages.ts";
import type { Pasted } from "./paste.ts";
import "../room/parley-audience.ts";
import "../room/parley-then-now.ts";

/** Where one writes: audience bar, title (of a new thread), sheet, state in words. Every change is kept on the device. */
@customElement("parley-composer")
export class ParleyComposer extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) target!: Target;
  @property({ attribute: false }) thread?: Quotable | undefined;
  @property({ type: Boolean }) open = false;
  @property() words = "";
  @state() private draft?: Draft | undefined;
  @state() private sheetFailed = false;
  @state() private wrong: readonly Wrong[] = [];
  @state() private told = "";
  private shownFirst: Shown | undefined;
  private begins = false;
  private quotes: QuoteSent[] = [];
  private readonly follow = new Watch(this, () => this.draft);
  private readonly room = new Watch(this, () => this.feed);
  protected readonly conduct = new Watch(this, () => conductOf(this.feed));

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("pagehide", this.keep);
  }

  override disconnectedCallback(): void {
    window.removeEventListener("pagehide", this.keep);
    this.keep();
    void this.draft?.close();
    this.draft = undefined;
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("target");
    const another = before !== undefined && JSON.stringify(before) !== JSON.stringify(this.target);
    if (this.draft !== undefined && (another || !this.open)) {
      void this.draft.close();
      this.draft = undefined;
    }
    if (this.open && (another || changed.has("open"))) void this.take();
  }

  /** Opens the draft of this target, and fetches the editor. */
  private async take(): Promise<void> {
    const target = this.target;
    this.wrong = [];
    this.sheetFailed = false;
    const [draft, sheet] = await Promise.all([app.drafts.open(target), fetchSheet().then(() => true, () => false)]);
    this.sheetFailed = !sheet;
    if (!sheet) return void draft.close();
    if (target !== this.target || !this.open || !this.isConnected) return void draft.close();
    beginning(draft, target, this.thread);
    if (target.kind === "translation" && draft.state === "empty") draft.write({ language: intoWhich(this.feed, this.thread, target) });
    this.shownFirst = draft.text.shown ?? this.feed.shown();
    this.draft = draft;
    await this.updateComplete;
    this.settle();
  }

  /** Somebody asked to write here, perhaps with a quotation. */
  begin(quote?: QuoteSent): void {
    this.begins = true;
    if (quote !== undefined) this.quotes.push(quote);
    if (this.draft !== undefined) this.settle();
  }

  private get editor(): ParleyEditor | null {
    return this.querySelector("parley-editor");
  }

  private settle(): void {
    const caret = keptCaret(this.target);
    const editor = this.editor;
    void editor?.updateComplete.then(() => {
      const title = this.querySelector<HTMLInputElement>("[name=title]");
      if (title !== null && title.value === "" && this.begins) title.focus();
      else if (this.begins || caret !== undefined) editor.begin(caret);
      for (const quote of this.quotes.splice(0)) editor.insertQuote(quote);
      if (this.begins || caret !== undefined) this.scrollIntoView({ block: "nearest" });
      this.begins = false;
    });
  }

  private readonly keep = (): void => {
    const caret = this.editor?.caret;
    if (this.draft !== undefined && caret !== undefined && this.draft.state !== "empty") keepCaret(this.target, caret);
  };

  override render(): TemplateResult {
    if (!this.open) {
      return html`<div class="composer">${this.bar()}
        <button class="composer-opener" @click=${() => this.dispatchEvent(new Event("composer-open"))}>${this.words}</button></div>`;
    }
    const draft = this.follow.store;
    if (this.sheetFailed) return html`<div class="composer">${this.bar()}${failed(undefined, () => void this.take())}</div>`;
    if (draft === undefined) return html`<div class="composer">${this.bar()}<p class="composer-opener" aria-busy="true">${t("app.loading")}</p></div>`;
    return html`<section class="composer" aria-label=${this.words}>
      ${this.answers()}${this.changed()}${this.bar()}${heldNote(this.feed, this.target)}
      ${draft.held === "elsewhere" ? this.elsewhere(draft) : nothing}
      ${this.errors()}
      ${this.target.kind === "thread" ? this.titleField(draft) : nothing}
      <parley-editor .doc=${draft.text.body} .label=${this.label()} .hint=${t("composer.hint")} .language=${draft.text.language}
        .readOnly=${draft.held === "elsewhere"} .showQuote=${this.showQuote}
        @written=${this.written} @send=${() => void this.send()} @pasted=${this.pasted}></parley-editor>
      ${this.told === "" ? nothing : html`<div class="note" role="status"><p>${this.told}</p></div>`}
      ${this.tooLong(draft)}
      ${this.foot(draft)}
    </section>`;
  }

  private label(): string {
    return this.target.kind === "thread" ? t("composer.firstContribution") : this.target.kind === "edit" ? t("composer.editing") : this.words;
  }

  /** To whom this replies. */
  private answers(): TemplateResult | typeof nothing {
    const parent = this.target.kind === "contribution" ? this.target.parent : undefined;
    const original = parent === undefined ? undefined : this.thread?.contributions.find((each) => each.id === parent);
    if (original === undefined || isWithdrawn(original)) return nothing;
    return html`<p class="in-reply">${t("contribution.inReplyTo", { name: bylineParts(original.author, this.named).name })}</p>`;
  }

  private bar(): TemplateResult {
    const view = this.room.store?.view;
    return html`<parley-audience .kind=${view?.kind ?? "plenary"} .audience=${view?.audience} .named=${this.named} .forum=${this.feed.forum} .room=${this.feed.room}></parley-audience>`;
  }

  /** While I was writing somebody came, or the rule became another: both stand side by side before anything goes out. */
  private changed(): TemplateResult | typeof nothing {
    const then = this.shownFirst?.audience;
    const now = this.room.store?.view?.audience;
    if (then === undefined || now === undefined || !widened(then, now)) return nothing;
    return html`<div class="note" role="alert"><p><strong>${t("audience.changed")}</strong> ${t("audience.changedWriting")}</p>
      <parley-then-now .kind=${this.feed.view?.kind ?? "plenary"} .shown=${then} .now=${now} .named=${this.named}></parley-then-now></div>`;
  }

  private elsewhere(draft: Draft): TemplateResult {
    return html`<div class="note" role="status"><p>${t("draft.elsewhere")}</p>
      <div class="row"><button class="button" @click=${() => void draft.takeOver()}>${t("draft.takeOver")}</button></div></div>`;
  }

  private errors(): TemplateResult | typeof nothing {
    const text = this.wrong.filter(({ field }) => field === "text");
    return text.length === 0 ? nothing : html`<div class="note danger" role="alert">${text.map(({ words }) => html`<p>${words}</p>`)}</div>`;
  }

  private titleField(draft: Draft): TemplateResult {
    const wrong = this.wrong.find(({ field }) => field === "title");
    return html`<div class="field wide"><label for="thread-title">${t("composer.title")}</label>
      <span class="help" id="title-help">${t("composer.titleHelp")}</span>
      ${wrong ? html`<span class="wrong" id="title-wrong">${wrong.words}</span>` : nothing}
      <input class="input title-input" id="thread-title" name="title" dir="auto" autocomplete="off" .value=${draft.text.title ?? ""} ?readonly=${draft.held === "elsewhere"}
        aria-invalid=${wrong !== undefined} aria-describedby=${wrong ? "title-help title-wrong" : "title-help"}
        @input=${(e: Event) => draft.write({ title: (e.target as HTMLInputElement).value })}></div>`;
  }

  private tooLong(draft: Draft): TemplateResult | typeof nothing {
    const words = tooLongBy(draft.text.body);
    return words === undefined || this.wrong.length > 0 ? nothing : html`<div class="note danger" role="alert"><p>${words}</p></div>`;
  }

  private foot(draft: Draft): TemplateResult {
    const wider = this.shownFirst !== undefined && this.feed.view !== undefined && widened(this.shownFirst.audience, this.feed.view.audience);
    return html`<div class="composer-foot">
      <button class="button primary" ?disabled=${isStuck(draft, this.feed)} @click=${() => void this.send()}>${wider ? t("audience.sendToThis") : this.target.kind === "edit" ? t("composer.saveEdit") : this.target.kind === "translation" ? t("translation.send") : t("composer.send")}</button>
      <span class="quiet small keys-hint">Ctrl+Enter</span>
      ${draft.state === "empty" ? html`<button class="plain" @click=${this.end}>${t("app.cancel")}</button>`
        : html`<button class="plain muted" @click=${this.end}>${t("composer.putAside")}</button><button class="plain muted" @click=${this.discard}>${t("composer.discard")}</button>`}
      <span class="state" role="status">${draft.state === "empty" ? nothing : t(`draft.${draft.state}`)}</span>
      <label class="small quiet language">${t("composer.language")}
        <select class="input auto" .value=${draft.text.language} @change=${(e: Event) => draft.write({ language: (e.target as HTMLSelectElement).value, chosen: true })}>
          ${offered(this.feed, draft.text.language).map((code) => html`<option value=${code} ?selected=${code === draft.text.language}>${languageName(code)}</option>`)}</select></label>
    </div>`;
  }

  private readonly showQuote = (quote: QuoteSent): unknown =>
    quotation(resolved(quote, this.thread), this.named, (id) => `#c-${id}`);

  private readonly written = (event: CustomEvent<Doc>): void => {
    const shown = this.draft?.text.shown ?? this.shownFirst;
    const language = this.draft === undefined ? undefined : guessed(this.draft, event.detail, this.feed);
    this.draft?.write({ body: event.detail, ...(language === undefined ? {} : { language }), ...(shown === undefined ? {} : { shown }) });
    this.wrong = this.wrong.filter(({ field }) => field !== "text");
  };

  private readonly pasted = (event: CustomEvent<Pasted>): void => {
    this.told = lossWords(event.detail);
  };

  private async send(): Promise<void> {
    const draft = this.draft;
    if (draft === undefined || isStuck(draft, this.feed)) return;
    this.wrong = wrongs(draft.text, this.target.kind === "thread");
    const shown = this.feed.shown();
    if (shown === undefined && this.wrong.length === 0) this.wrong = [{ field: "text", words: t("composer.noAudience") }];
    if (this.wrong.length > 0 || shown === undefined) {
      await this.updateComplete;
      this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
      return;
    }
    draft.write(prepared(draft.text));
    const item = await app.outbox.send(draft, shown);
    this.draft = undefined;
    await draft.close();
    this.dispatchEvent(new CustomEvent("composer-sent", { detail: item }));
    this.end();
  }

  private readonly end = (): void => {
    this.told = "";
    this.dispatchEvent(new Event("composer-close"));
  };

  private readonly discard = (): void => {
    const draft = this.draft;
    this.draft = undefined;
    void draft?.discard().then(() => draft.close()).then(this.end);
  };
}

