import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { copyOut } from "../app/copying.ts";
import { directionOf, t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { ForumView } from "../app/types.ts";
import { prose } from "../discussion/doc.ts";
import { plainText } from "../discussion/plain.ts";
import { letGo, move, type Loose } from "./kept.ts";
import type { RenditionPage, Row } from "./types.ts";
import { lineOf } from "./words.ts";

const shownMax = 70;

/** Translations that were begun on this device for paragraphs that are no more. Fires "moved" with a paragraph, and "gone" when it must be looked up again. */
@customElement("parley-rendition-loose")
export class ParleyRenditionLoose extends Light {
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) page!: RenditionPage;
  @property({ attribute: false }) loose: readonly Loose[] = [];
  /** Where something was begun already, or is being written. */
  @property({ attribute: false }) begun: ReadonlySet<number> = new Set();

  override render(): TemplateResult {
    const free = this.page.mayRender ? this.page.rows.filter(({ paragraph }) => !this.begun.has(paragraph)) : [];
    const isGone = this.page.withdrawn === true;
    return html`<section class="section no-print"><h2>${t(isGone ? "rendition.looseGone" : "rendition.loose")}</h2><p>${t(isGone ? "rendition.looseGoneWhat" : "rendition.looseWhat")}</p>
      <ul class="plain-list">${repeat(this.loose, ({ paragraph }) => paragraph, (each) => html`<li class="note">${this.one(each, free)}</li>`)}</ul></section>`;
  }

  private one(each: Loose, free: readonly Row[]): TemplateResult {
    const { language } = this.page.rendition;
    const name = `loose-${each.paragraph}`;
    return html`<div class="prose" lang=${language} dir=${directionOf(language)}>${prose(each.kept.body, this.named, () => "")}</div>
      ${free.length === 0 ? nothing : html`<div class="field"><label for=${name}>${t("rendition.looseBeside")}</label>
        <select id=${name} class="input">${free.map(({ paragraph, original }) => html`<option value=${paragraph}>${short(lineOf(original))}</option>`)}</select></div>`}
      <div class="row">${free.length === 0 ? nothing : html`<button type="button" class="button" @click=${() => void this.put(each, name)}>${t("rendition.loosePut")}</button>`}
        <button type="button" class=${free.length === 0 ? "button" : "plain"} @click=${() => void this.copy(each)}>${t("text.copy")}</button>
        <button type="button" class="plain muted" @click=${() => void this.discard(each)}>${t("composer.discard")}</button></div>`;
  }

  private async put({ paragraph }: Loose, name: string): Promise<void> {
    const to = Number(this.querySelector<HTMLSelectElement>(`#${name}`)!.value);
    const moved = await move({ paper: this.page.paper, language: this.page.rendition.language, paragraph }, to);
    this.dispatchEvent(moved ? new CustomEvent("moved", { detail: to }) : new Event("gone"));
  }

  private copy({ kept }: Loose): Promise<void> {
    return copyOut(plainText(kept.body), t("paper.copied"));
  }

  private async discard({ paragraph }: Loose): Promise<void> {
    await letGo({ paper: this.page.paper, language: this.page.rendition.language, paragraph });
    this.dispatchEvent(new Event("gone"));
  }
}

function short(text: string): string {
  return text.length <= shownMax ? text : `${text.slice(0, shownMax)}\u2026`;
}
