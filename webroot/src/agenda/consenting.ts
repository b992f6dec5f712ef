// What the co-chairs are asked, wherever they are asked: what each party has said as far as it may be known, and my own answer.
import { html, nothing, type TemplateResult } from "lit";
import { t } from "../app/i18n.ts";
import type { ForumView } from "../app/types.ts";
import { partyName } from "../forum/words.ts";
import { consents, type Adoption, type Consent } from "./types.ts";

export function partiesOf(adoption: Adoption, named: ForumView | undefined): TemplateResult {
  if (adoption.parties.length === 0) return html`<p class="quiet small">${t("agenda.nobodyToHear")}</p>`;
  return html`<table><caption>${adoption.state !== "asked" ? t("agenda.consents") : t(adoption.hidden ? "agenda.consentsHidden" : "agenda.consentsOpen")}</caption>
    <thead><tr><th scope="col">${t("forum.party")}</th><th scope="col">${t("agenda.consent")}</th></tr></thead>
    <tbody>${adoption.parties.map(({ party, heard, consent }) => html`<tr><th scope="row">${partyName(party, named)}</th>
      <td>${consent !== undefined ? t(`agenda.consent.${consent}`) : heardWords(heard, adoption)}</td></tr>`)}</tbody></table>`;
}

export function mineOf(adoption: Adoption): TemplateResult | typeof nothing {
  return adoption.mine === undefined ? nothing : html`<p>${t("agenda.consentMine", { consent: t(`agenda.consent.${adoption.mine}`) })}</p>`;
}

/** My party's answer. */
export interface Answering {
  readonly legend: string;
  /** What each answer means here. */
  readonly meaning: (consent: Consent) => string;
  readonly busy: boolean;
  readonly answer: (consent: Consent) => void;
}

export function answering(adoption: Adoption, { legend, meaning, busy, answer }: Answering): TemplateResult {
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    answer(new FormData(event.target as HTMLFormElement).get("consent") as Consent);
  };
  return html`<form class="stack tight no-print" @submit=${send}>
    <fieldset class="field"><legend>${legend}</legend>
      ${consents.map((each) => html`<label class="choice"><input type="radio" name="consent" value=${each} required .checked=${adoption.mine === each}>
        <span>${t(`agenda.consent.${each}`)}<br><span class="quiet small">${meaning(each)}</span></span></label>`)}</fieldset>
    <div class="row"><button class="button primary" ?disabled=${busy}>${t("agenda.consentNow")}</button></div></form>`;
}

/** That nobody was heard is said when the time is over, and never means consent. */
function heardWords(heard: boolean | undefined, { deadline }: Adoption): string {
  if (heard === undefined) return t("agenda.heardUnknown");
  if (heard) return t("agenda.heard");
  return t(Date.parse(deadline) < Date.now() ? "agenda.notHeard" : "agenda.notHeardYet");
}
