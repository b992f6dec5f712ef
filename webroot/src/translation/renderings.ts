// The working translations beneath a contribution, with what can be done about them.
import { html, nothing, type TemplateResult } from "lit";
import { exact, moment } from "../app/format.ts";
import { languageName, messages, t } from "../app/i18n.ts";
import type { ForumView, Spoken } from "../app/types.ts";
import { prose } from "../discussion/doc.ts";
import { bylineParts } from "../forum/words.ts";
import type { Translation } from "./types.ts";

export interface Rendered {
  readonly translations: readonly Translation[];
  /** Those that I may take back. */
  readonly mayWithdraw: (translation: Translation) => boolean;
  readonly withdraw: (translation: Translation) => void;
}

/** In the reader's language it stands open, unless that is the original's; any other one opens at a press. */
export function renderings(contribution: Spoken, rendered: Rendered | undefined, named: ForumView | undefined): TemplateResult | typeof nothing {
  if (rendered === undefined || rendered.translations.length === 0) return nothing;
  const mine = messages.locale;
  return html`${rendered.translations.map((each) => html`<details class="rendering" ?open=${each.language === mine && contribution.language !== mine}>
    <summary><span class="what">${t("translation.working", { language: languageName(each.language) })}</span>${each.version < contribution.version ? html` <span class="stale">${t("translation.stale")}</span>` : nothing}</summary>
    ${each.version < contribution.version ? html`<p class="small quiet">${t("translation.staleWhat")}</p>` : nothing}
    <div class="prose" lang=${each.language}>${prose(each.body, named, () => "#")}</div>
    <p class="small quiet">${t("translation.by", { name: bylineParts(each.author, named).name })} · <time datetime=${each.at} title=${exact(each.at)}>${moment(each.at)}</time>
      ${rendered.mayWithdraw(each) ? html`<button class="inline-button" @click=${() => rendered.withdraw(each)}>${t("translation.withdraw")}</button>` : nothing}</p>
  </details>`)}`;
}

/** All that is drawn of them, to tell whether to draw them anew: each, and whether I may take it back. */
export function asDrawn(rendered: Rendered | undefined): string | undefined {
  return rendered && JSON.stringify(rendered.translations.map((each) => [each, rendered.mayWithdraw(each)]));
}
