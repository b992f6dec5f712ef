import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { Doing } from "../agenda/doing.ts";
import { directionOf, languageName, t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { Doc, ForumView } from "../app/types.ts";
import { prose } from "../discussion/doc.ts";
import type { RoomFeed } from "../room/feed.ts";
import { differences } from "../text/difference.ts";
import { renditionApi, renditionOf } from "./feeds.ts";
import type { RenditionPage, Row } from "./types.ts";
import { plainDoc } from "./words.ts";
import "./parley-rendition-form.ts";

/** A paragraph and what stands beside it. Fires "write", "closed". */
@customElement("parley-rendition-row")
export class ParleyRenditionRow extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) page!: RenditionPage;
  @property({ attribute: false }) row!: Row;
  @property({ attribute: false }) alone = false;
  @property({ attribute: false }) begun = false;
  @property({ attribute: false }) open = false;
  private readonly doing = new Doing(this);

  override render(): TemplateResult {
    const { row, page } = this;
    const { kind, rendered } = row;
    const other = page.rendition.language;
    return html`<div class="rendition-row as-${kind}">
      ${this.alone ? nothing : html`<div class="prose original" lang=${page.language} dir=${directionOf(page.language)}><span class="unseen" lang="">${languageName(page.language)}: </span>${this.sign()}${this.words(row.original)}</div>`}
      <div class="version">
        ${rendered !== undefined ? html`<div class="prose" lang=${other} dir=${directionOf(other)}><span class="unseen" lang="">${languageName(other)}: </span>${this.sign()}${this.words(rendered.body)}</div>`
          : this.alone ? html`<div class="prose missing" lang=${page.language} dir=${directionOf(page.language)}>${this.sign()}${this.words(row.original)}</div>` : nothing}
        ${rendered === undefined && !this.open ? html`<p class="quiet small">${t("rendition.missing")}</p>` : nothing}
        ${row.before === undefined ? nothing : this.stale(row.before)}
        ${this.open ? html`<parley-rendition-form .feed=${this.feed} .named=${this.named} .paper=${page.paper} .language=${other} .revision=${page.revision} .row=${row}
          @closed=${(e: CustomEvent<string>) => this.dispatchEvent(new CustomEvent("closed", { detail: e.detail }))}></parley-rendition-form>` : this.actions()}
      </div></div>`;
  }

  private sign(): TemplateResult | typeof nothing {
    const { kind, number } = this.row;
    return kind === "bullet" ? html`<span class="sign" aria-hidden="true">•</span>` : kind === "numbered" ? html`<span class="sign">${number}.</span>` : nothing;
  }

  private words(doc: Doc): TemplateResult[] {
    return prose(doc, this.named, () => "");
  }

  /** What changed in the original since, word by word. */
  private stale(before: string): TemplateResult {
    const { page, row } = this;
    const pieces = differences(plainDoc(before), row.original).flatMap((change) => change.pieces);
    return html`<div class="note stale-note"><p class="small"><strong>${t("rendition.stale")}</strong></p>
      <p class="small quiet">${t("rendition.changed")}</p>
      <p class="differences small" lang=${page.language} dir=${directionOf(page.language)}>${pieces.map((piece) => (piece.is === "gone" ? html`<del>${piece.text}</del>` : piece.is === "new" ? html`<ins>${piece.text}</ins>` : piece.text))}</p>
      ${this.doing.wrong === "" ? nothing : html`<p role="alert" class="wrong">${this.doing.wrong}</p>`}</div>`;
  }

  private actions(): TemplateResult | typeof nothing {
    const { page, row, begun } = this;
    if (!page.mayRender) return nothing;
    const write = begun ? "rendition.goOn" : row.rendered === undefined ? "rendition.translate" : "rendition.change";
    return html`<div class="row no-print">
      <button type="button" class=${row.rendered === undefined || begun ? "button" : "plain muted"} data-write=${row.paragraph} @click=${() => this.dispatchEvent(new Event("write"))}>${t(write)}</button>
      ${row.before === undefined ? nothing : html`<button type="button" class="plain" ?disabled=${this.doing.busy} @click=${() => void this.keepAsItIs()}>${t("rendition.stillRight")}</button>`}</div>`;
  }

  private async keepAsItIs(): Promise<void> {
    const { page, row, feed } = this;
    const shown = feed.shown();
    if (row.rendered === undefined || shown === undefined) return;
    const { language } = page.rendition;
    const words = { shown: shown.cursor, revision: page.revision, over: row.rendered.id, body: row.rendered.body };
    await this.doing.run(JSON.stringify(words), (command) => renditionOf(feed, page.paper, language).during(() => renditionApi(feed, page.paper).render(command, language, row.paragraph, words)));
  }
}
