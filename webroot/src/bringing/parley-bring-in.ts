import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import file from "lucide-static/icons/file-up.svg";
import { t } from "../app/i18n.ts";
import { drawn } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import type { Doc } from "../app/types.ts";
import { prose } from "../discussion/doc.ts";
import type { Left } from "./gathering.ts";
import type { Brought } from "./reading.ts";
import { Unreadable, type Unread } from "./zip.ts";

const kinds: readonly (keyof Left)[] = ["changes", "comments", "hidden", "pictures", "merged", "tables", "authors"];

/** Brings in a Word or OpenDocument file: shown first as it would stand, with what was left behind. Fires "put" with the document. */
@customElement("parley-bring-in")
export class ParleyBringIn extends Light {
  /** Whether something is written already, behind which it would go. */
  @property({ type: Boolean }) behind = false;
  @state() private brought: Brought | undefined;
  @state() private wrong: Unread | undefined;
  @state() private busy = false;

  override render(): TemplateResult {
    return html`<div class="row no-print"><label class="plain file-label">${drawn(file)}${t("bringing.bring")}
        <input type="file" class="unseen" accept=".docx,.odt" ?disabled=${this.busy} @change=${(event: Event) => void this.choose(event.target as HTMLInputElement)}></label>
        <span class="quiet small">${this.busy ? t("app.loading") : t("bringing.stays")}</span></div>
      ${this.wrong === undefined ? nothing : html`<div class="note danger" role="alert"><p>${t(`problem.${this.wrong}`)}</p></div>`}
      ${this.brought === undefined ? nothing : this.preview(this.brought)}`;
  }

  private preview({ doc, left }: Brought): TemplateResult {
    const told = kinds.filter((kind) => left[kind] > 0);
    return html`<section class="note" aria-label=${t("bringing.preview")}><h3 tabindex="-1">${t("bringing.preview")}</h3>
      <p>${told.length === 0 ? t("bringing.all") : t("bringing.left")}</p>
      ${told.length === 0 ? nothing : html`<ul class="points">${told.map((kind) => html`<li>${t(`bringing.left.${kind}`)}</li>`)}</ul>`}
      <div class="prose brought">${prose(doc, undefined, () => "")}</div>
      <div class="row"><button type="button" class="button primary" @click=${() => this.put(doc)}>${t(this.behind ? "bringing.putBehind" : "bringing.put")}</button>
        <button type="button" class="plain" @click=${() => (this.brought = undefined)}>${t("app.cancel")}</button></div></section>`;
  }

  private async choose(input: HTMLInputElement): Promise<void> {
    const chosen = input.files?.[0];
    input.value = "";
    if (chosen === undefined) return;
    this.brought = this.wrong = undefined;
    this.busy = true;
    try {
      const { read } = await import("./reading.ts");
      this.brought = await read(chosen);
    } catch (error) {
      this.wrong = error instanceof Unreadable ? error.code : "document-broken";
    } finally {
      this.busy = false;
    }
    await this.updateComplete;
    this.querySelector<HTMLElement>("h3")?.focus();
  }

  private put(doc: Doc): void {
    this.brought = undefined;
    this.dispatchEvent(new CustomEvent<Doc>("put", { detail: doc }));
  }
}
