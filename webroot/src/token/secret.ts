import { html, type TemplateResult } from "lit";
import { copyOut } from "../app/copying.ts";
import { t } from "../app/i18n.ts";

/** The secret of a token, the one time that it is shown. */
export function secretShown(secret: string): TemplateResult {
  return html`<div class="note calm stack tight" role="status"><p><label for="token-secret">${t("tokens.made")}</label></p>
    <input class="input" id="token-secret" dir="ltr" readonly .value=${secret} @focus=${(event: Event) => (event.target as HTMLInputElement).select()}>
    <p class="small">${t("tokens.secret")}</p>
    <p><button class="button primary" type="button" @click=${() => void copyOut(secret, t("tokens.copied"))}>${t("tokens.copy")}</button></p></div>`;
}
