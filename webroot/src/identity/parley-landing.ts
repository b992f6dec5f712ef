import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";

/** For whoever is not signed in: what this is, one button, and what may be read without a seat. */
@customElement("parley-landing")
export class ParleyLanding extends Light {
  override firstUpdated(): void {
    this.stands();
  }

  override render(): TemplateResult {
    return html`<div class="column narrow landing">
      <h1 tabindex="-1">${t("session.landingTitle")}</h1>
      <p class="lead">${t("session.landingWhat")}</p>
      <p><button class="button primary large" @click=${() => void app.session.signIn()}>${t("session.signIn")}</button></p>
      <p class="quiet">${t("session.landingInvited")}</p>
      <dl class="principles">
        <div><dt>${t("session.landingRoomsTitle")}</dt><dd>${t("session.landingRooms")}</dd></div>
        <div><dt>${t("session.landingWordsTitle")}</dt><dd>${t("session.landingWords")}</dd></div>
        <div><dt>${t("session.landingServerTitle")}</dt><dd>${t("session.landingServer")} <a href="/about">${t("nav.about")}</a></dd></div>
        <div><dt>${t("session.landingForaTitle")}</dt><dd>${t("session.landingFora")} <a href="/fora">${t("nav.fora")}</a></dd></div>
      </dl>
    </div>`;
  }
}
