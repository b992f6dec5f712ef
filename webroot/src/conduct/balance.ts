// Who was heard how much: a table, with the last eight weeks of each party as small columns.
import { html, nothing, svg, type TemplateResult } from "lit";
import { moment, number } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import type { ForumView, PartyCode } from "../app/types.ts";
import { partyName } from "../forum/words.ts";
import { weeks } from "./state.ts";
import type { Balance } from "./types.ts";

const height = 28;
const step = 12;

export function balanceTable({ parties, days, unheard }: Balance, named: ForumView | undefined, now = Date.now()): TemplateResult {
  const all = parties.reduce((sum, { words }) => sum + words, 0);
  const columns = parties.map(({ party }) => weeks(days, party, now));
  const most = Math.max(1, ...columns.flat());
  return html`
    ${unheard.length === 0 ? nothing : html`<p><strong>${t("conduct.unheard")}</strong> ${unheard.map((party) => partyName(party, named)).join(" · ")}</p>`}
    ${parties.length === 0 ? html`<p class="quiet">${t("conduct.nothingSaid")}</p>` : html`<div class="scroller" tabindex="0" role="region" aria-label=${t("conduct.balance")}><table class="matrix balance">
      <thead><tr><th scope="col">${t("conduct.party")}</th><th scope="col" class="number">${t("conduct.contributions")}</th><th scope="col" class="number">${t("conduct.words")}</th>
        <th scope="col" class="number">${t("conduct.share")}</th><th scope="col">${t("conduct.weeks")}</th><th scope="col">${t("conduct.last")}</th></tr></thead>
      <tbody>${parties.map((each, index) => html`<tr><th scope="row">${nameOf(each.party, named)}</th>
        <td class="number group" data-label=${t("conduct.contributions")}>${number(each.contributions)}</td><td class="number group" data-label=${t("conduct.words")}>${number(each.words)}</td><td class="number group" data-label=${t("conduct.share")}>${number(Math.round((100 * each.words) / Math.max(1, all)))} %</td>
        <td class="group" data-label=${t("conduct.weeks")}>${chart(columns[index]!, most)}</td><td class="group" data-label=${t("conduct.last")}><time datetime=${each.last}>${moment(each.last)}</time></td></tr>`)}</tbody></table></div>`}`;
}

function nameOf(party: PartyCode | undefined, named: ForumView | undefined): string {
  return party === undefined ? t("conduct.noParty") : partyName(party, named);
}

function chart(words: readonly number[], most: number): TemplateResult {
  const label = words.map((each) => number(each)).join(", ");
  return html`<svg class="columns" role="img" aria-label=${t("conduct.weeksLabel", { words: label })} viewBox="0 0 ${step * words.length} ${height}" width=${step * words.length} height=${height}>
    ${words.map((each, index) => {
      const tall = each === 0 ? 1 : Math.max(2, (each / most) * height);
      return svg`<rect x=${index * step} y=${height - tall} width=${step - 3} height=${tall}></rect>`;
    })}</svg>`;
}
