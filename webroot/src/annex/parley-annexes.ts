import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import down from "lucide-static/icons/file-down.svg";
import { t, messages } from "../app/i18n.ts";
import { drawn, icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import type { Id } from "../app/types.ts";
import type { Annex } from "./types.ts";

const kilobyte = 1_000;

/** Pictures and files that go with a paper or a draft, in their order. Fires "take" with one to be taken away. */
@customElement("parley-annexes")
export class ParleyAnnexes extends Light {
  @property({ attribute: false }) annexes: readonly Annex[] = [];
  /** Where they are read, such as /api/forums/…/papers/…; an annex's id is put behind. */
  @property() from = "";
  /** A query behind the address of each: which revision. */
  @property() which = "";
  /** Whether they may be taken away. */
  @property({ type: Boolean }) own = false;
  @state() private asked: Id | undefined;
  @state() private missing: ReadonlySet<Id> = new Set();

  override render(): TemplateResult | typeof nothing {
    if (this.annexes.length === 0) return nothing;
    return html`<ol class="annexes">${this.annexes.map((annex, i) => html`<li>${this.one(annex, i + 1)}</li>`)}</ol>`;
  }

  private one(annex: Annex, number: number): TemplateResult {
    const address = `${this.from}/annexes/${encodeURIComponent(annex.id)}${this.which}`;
    const heading = html`<span class="quiet">${t("annex.number", { number })}</span> <bdi>${annex.title}</bdi>`;
    const name = `annex-${number}.${annex.kind === "jpeg" ? "jpg" : annex.kind}`;
    const take = html`<a class="plain" href=${address} download=${name}>${drawn(down)}${t("annex.save", { what: sizeWords(annex) })}</a>`;
    return html`<figure class="annex">
      ${annex.kind === "pdf" ? nothing : this.missing.has(annex.id) ? html`<p class="quiet" role="status">${t("annex.notShown")}</p>`
        : html`<img src=${address} alt=${annex.alt ?? ""} width=${annex.width ?? nothing} height=${annex.height ?? nothing} @error=${() => (this.missing = new Set([...this.missing, annex.id]))}>`}
      <figcaption>${heading}
        <div class="row no-print">${take}${this.own ? this.removal(annex) : nothing}</div></figcaption></figure>`;
  }

  private removal(annex: Annex): TemplateResult {
    if (this.asked !== annex.id) return html`<button type="button" class="plain muted" aria-label=${t("annex.removeThis", { title: annex.title })} @click=${() => (this.asked = annex.id)}>${icon("withdraw")}${t("annex.remove")}</button>`;
    return html`<span role="group" class="row" aria-label=${t("annex.removeThis", { title: annex.title })}>
      <button type="button" class="button danger" @click=${() => this.take(annex)}>${t("annex.removeNow")}</button>
      <button type="button" class="plain" @click=${() => (this.asked = undefined)}>${t("app.cancel")}</button></span>`;
  }

  private take(annex: Annex): void {
    this.asked = undefined;
    this.dispatchEvent(new CustomEvent<Annex>("take", { detail: annex }));
  }
}

/** Such as "PDF, 4 pages, 230 KB". */
export function sizeWords({ kind, pages, bytes }: Annex): string {
  const large = bytes >= kilobyte * kilobyte;
  const size = new Intl.NumberFormat(messages.locale, { style: "unit", unit: large ? "megabyte" : "kilobyte", unitDisplay: "short", maximumFractionDigits: large ? 1 : 0 })
    .format(Math.max(large ? 0 : 1, bytes / kilobyte / (large ? kilobyte : 1)));
  return pages === undefined ? t("annex.picture", { kind: kind.toUpperCase(), size }) : t("annex.pages", { count: pages, size });
}
