import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { history } from "prosemirror-history";
import { EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { Doc, QuoteSent } from "../app/types.ts";
import { docOf, treeOf } from "./document.ts";
import { keys, rules } from "./typing.ts";
import { takesNote } from "./noting.ts";
import { addressAt, addressOf, linkTo, unlink } from "./linking.ts";
import { drop, paste, type Pasted } from "./paste.ts";
import { QuoteView, type ShowQuote } from "./quoteview.ts";
import { schema } from "./schema.ts";
import { toolbar } from "./toolbar.ts";
import { toolsFor, type Tool } from "./tools.ts";
import "./parley-note-row.ts";

const tools = toolsFor(schema);
/** Those for the words of one paragraph. */
const plainTools = tools.filter(({ name }) => ["bold", "italic", "link", "note", "undo", "redo"].includes(name));

/** The sheet one writes on, with its tools. Fetched only when writing begins. Fires "written", "send", "pasted". */
@customElement("parley-editor")
export class ParleyEditor extends Light {
  @property({ attribute: false }) doc!: Doc;
  @property({ attribute: false }) showQuote!: ShowQuote;
  @property() label = "";
  @property() hint = "";
  @property() language = "en";
  @property({ type: Boolean }) readOnly = false;
  @property({ type: Boolean }) plain = false;
  @state() private linking = false;
  @state() private linkWrong = false;
  @state() private noting = false;
  private view: EditorView | undefined;
  /** The text as it stands on the sheet; another one comes from another window. */
  private standing: Doc | undefined;

  override firstUpdated(): void {
    this.standing = this.doc;
    this.view = new EditorView(this.querySelector(".sheet"), {
      state: this.fresh(),
      dispatchTransaction: (tr) => this.step(tr),
      editable: () => !this.readOnly,
      nodeViews: { quote: (node) => new QuoteView(node, this.showQuote) },
      attributes: () => ({
        class: "prose", role: "textbox", "aria-multiline": "true", "aria-label": this.label, lang: this.language, spellcheck: "true",
        ...(this.isEmpty() ? { "data-empty": this.hint } : {}),
      }),
      // Before the editor's own handling, which would parse the foreign HTML as it is.
      handleDOMEvents: {
        paste: (view, event) => this.pasted(event, event.clipboardData === null ? undefined : paste(view, event.clipboardData)),
        drop: (view, event) => this.pasted(event, drop(view, event)),
      },
    });
    this.requestUpdate();
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("doc") && this.doc !== this.standing) {
      this.standing = this.doc;
      this.view?.updateState(this.fresh());
    }
    if (changed.has("readOnly") || changed.has("language")) this.view?.setProps({});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.view?.destroy();
  }

  private fresh(): EditorState {
    return EditorState.create({ doc: treeOf(this.doc), plugins: [rules(schema), ...keys(schema, () => this.dispatchEvent(new Event("send"))), history()] });
  }

  private step(tr: Transaction): void {
    const view = this.view!;
    view.updateState(view.state.apply(tr));
    if (tr.docChanged) {
      this.standing = docOf(view.state.doc);
      this.dispatchEvent(new CustomEvent<Doc>("written", { detail: this.standing }));
    }
    this.requestUpdate();
  }

  private isEmpty(): boolean {
    const doc = this.view?.state.doc;
    return doc === undefined || (doc.childCount === 1 && doc.firstChild!.isTextblock && doc.firstChild!.content.size === 0);
  }

  private pasted(event: Event, result: Pasted | undefined): boolean {
    if (result === undefined) return false;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent<Pasted>("pasted", { detail: result }));
    return true;
  }

  /** Where the caret stands, to come back to the same sentence. */
  get caret(): { anchor: number; head: number } | undefined {
    const selection = this.view?.state.selection;
    return selection === undefined ? undefined : { anchor: selection.anchor, head: selection.head };
  }

  begin(caret?: { anchor: number; head: number }): void {
    const view = this.view;
    if (view === undefined) return;
    const { doc, tr } = view.state;
    const last = doc.content.size;
    const at = caret === undefined ? TextSelection.atEnd(doc) : TextSelection.between(doc.resolve(Math.min(caret.anchor, last)), doc.resolve(Math.min(caret.head, last)));
    view.dispatch(tr.setSelection(at));
    view.focus();
  }

  /** Puts the quotation where the caret stands, and the caret into a paragraph after it. */
  insertQuote(quote: QuoteSent): void {
    const view = this.view;
    if (view === undefined) return;
    const node = schema.nodes["quote"]!.create({ ...quote });
    const { $to } = view.state.selection;
    const isBlank = $to.parent.isTextblock && $to.parent.content.size === 0 && $to.depth === 1;
    const at = $to.depth === 0 ? $to.pos : isBlank ? $to.before(1) : $to.after(1);
    const tr = view.state.tr.insert(at, node);
    const after = at + node.nodeSize;
    if (!isBlank) tr.insert(after, schema.nodes["paragraph"]!.create());
    view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1))).scrollIntoView());
    view.focus();
  }

  override render(): TemplateResult {
    return html`<div class="sheet-frame">
      ${this.readOnly ? nothing : html`${toolbar(this.plain ? plainTools : tools, this.view, (tool) => this.use(tool))}
      ${this.linking ? this.linkRow() : nothing}
      ${this.noting ? html`<parley-note-row .view=${this.view!} @end=${() => (this.noting = false)}></parley-note-row>` : nothing}`}
      <div class="sheet"></div>
    </div>`;
  }

  private use(tool: Tool): void {
    const view = this.view;
    if (view === undefined) return;
    if (tool.name === "note") return void (this.noting = takesNote(view.state));
    if (tool.command === undefined) {
      this.linking = true;
      this.linkWrong = false;
      void this.updateComplete.then(() => this.querySelector<HTMLInputElement>(".link-row input")?.select());
      return;
    }
    tool.command(view.state, view.dispatch.bind(view), view);
    view.focus();
  }

  private linkRow(): TemplateResult {
    const address = this.view === undefined ? "" : addressAt(this.view.state);
    return html`<form class="link-row" @submit=${this.link} @keydown=${(e: KeyboardEvent) => e.key === "Escape" && this.endLink(e)}>
      <div class="field"><label for="link-address">${t("composer.linkAddress")}</label>
        <input id="link-address" class="input" name="address" inputmode="url" autocomplete="off" dir="ltr" .value=${address} aria-invalid=${this.linkWrong}
          aria-describedby=${this.linkWrong ? "link-wrong" : nothing}>
        ${this.linkWrong ? html`<span id="link-wrong" class="wrong">${t("composer.linkWrong")}</span>` : nothing}</div>
      <button class="button primary">${t("composer.linkSet")}</button>
      ${address === "" ? nothing : html`<button type="button" class="button" @click=${this.cut}>${t("composer.linkRemove")}</button>`}
      <button type="button" class="plain" @click=${this.endLink}>${t("app.cancel")}</button></form>`;
  }

  private readonly link = (event: SubmitEvent): void => {
    event.preventDefault();
    const address = addressOf(new FormData(event.target as HTMLFormElement).get("address") as string);
    this.linkWrong = address === null;
    const view = this.view;
    if (address === null || view === undefined) return;
    linkTo(address)(view.state, view.dispatch.bind(view));
    this.endLink(event);
  };

  private readonly cut = (event: Event): void => {
    const view = this.view;
    if (view) unlink(view.state, view.dispatch.bind(view));
    this.endLink(event);
  };

  private readonly endLink = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    this.linking = false;
    this.view?.focus();
  };
}
