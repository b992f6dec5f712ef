import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { EditorView } from "prosemirror-view";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { dropNote, noteAt, NOTE_MAX, plainNote, putNote } from "./noting.ts";

/** Asks for the words of a footnote, above the sheet on which it stands. Fires "end". */
@customElement("parley-note-row")
export class ParleyNoteRow extends Light {
  @property({ attribute: false }) view!: EditorView;
  @state() private missing = false;
  private words = "";
  private serial = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.words = noteAt(this.view.state) ?? "";
    this.serial = ++made;
  }

  override firstUpdated(): void {
    this.querySelector("textarea")?.focus();
  }

  override render(): TemplateResult {
    const id = `note-words-${this.serial}`;
    return html`<form class="link-row" @submit=${this.put} @keydown=${this.escape}>
      <div class="field"><label for=${id}>${t("composer.noteWords")}</label>
        <textarea id=${id} class="input" rows="2" maxlength=${NOTE_MAX} dir="auto" aria-invalid=${this.missing}
          aria-describedby=${this.missing ? `${id}-wrong` : nothing} .value=${this.words}></textarea>
        ${this.missing ? html`<span id="${id}-wrong" class="wrong">${t("composer.noteMissing")}</span>` : nothing}</div>
      <button class="button primary">${t("composer.noteSet")}</button>
      ${this.words === "" ? nothing : html`<button type="button" class="button" @click=${this.drop}>${t("composer.noteRemove")}</button>`}
      <button type="button" class="plain" @click=${this.end}>${t("app.cancel")}</button></form>`;
  }

  private readonly put = (event: Event): void => {
    event.preventDefault();
    const typed = this.querySelector("textarea")!.value;
    this.missing = plainNote(typed) === "";
    if (this.missing) return;
    putNote(typed)(this.view.state, this.view.dispatch.bind(this.view));
    this.end();
  };

  private readonly drop = (): void => {
    dropNote(this.view.state, this.view.dispatch.bind(this.view));
    this.end();
  };

  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.put(event);
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.end();
  };

  private readonly end = (): void => {
    this.dispatchEvent(new Event("end"));
    this.view.focus();
  };
}

let made = 0;
