import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { list } from "../app/format.ts";
import { t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import type { PartyCode } from "../app/types.ts";
import type { Fora } from "./rows.ts";
import { emptyPlaces, placeHash } from "./web.ts";

/** Which parties share no forum, and the way to convene or propose one for them. */
@customElement("parley-empty")
export class ParleyEmpty extends Light {
  @property({ attribute: false }) web!: Fora;
  @property() issue = "";
  @property() party = "";
  /** Whoever is signed in may at least propose. */
  @property({ type: Boolean }) may = false;

  override render(): TemplateResult {
    const pairs = emptyPlaces(this.web.fora, this.issue).filter((pair) => this.party === "" || pair.includes(this.party));
    const firsts = this.party === "" ? [...new Set(pairs.map(([first]) => first))] : pairs.length === 0 ? [] : [this.party];
    const others = (first: PartyCode): PartyCode[] => pairs.filter((pair) => pair.includes(first)).map(([a, b]) => (a === first ? b : a)).filter((other) => this.party !== "" || pairs.some(([a, b]) => a === first && b === other));
    return html`<section class="section"><h2>${t("fora.empty")}</h2>
      <p class="quiet">${t("fora.emptyWhat")}</p>
      ${firsts.length === 0 ? html`<p>${t("fora.emptyNone")}</p>` : html`<dl class="facts">${firsts.map((first) => html`
        <dt>${t(this.issue === "" ? "fora.emptyOf" : "fora.emptyOnIssue", { party: this.name(first) })}</dt>
        <dd><ul class="inline-list">${others(first).map((other) => html`<li>${this.way(first, other)}</li>`)}</ul></dd>`)}</dl>`}</section>`;
  }

  private way(a: PartyCode, b: PartyCode): TemplateResult | string {
    if (!this.may) return this.name(b);
    const parties = list([this.name(a), this.name(b)]);
    return html`<a href="${address({ page: "opening" })}${placeHash([a, b], this.issue)}" aria-label=${t("fora.emptyForum", { parties })}>${this.name(b)}</a>`;
  }

  private name(code: PartyCode): string {
    const party = this.web.parties.find((each) => each.code === code);
    return party === undefined ? code : textOf(party.name);
  }
}
