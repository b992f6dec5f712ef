import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { Watch } from "../app/controller.ts";
import type { Left } from "../app/farewell.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { leave } from "./leave.ts";

/** Says what signing out did; to somebody who only typed its address, that they are signed in. */
@customElement("parley-signed-out")
export class ParleySignedOut extends Light {
  @property() left: Left = "kept";
  private readonly session = new Watch(this, () => app.session);

  override firstUpdated(): void {
    this.stands();
  }

  override render(): TemplateResult {
    const me = this.session.store?.me;
    return html`<div class="column narrow stack">${me === undefined ? this.gone() : html`
      <h1 tabindex="-1">${t("session.stillIn")}</h1>
      <p class="lead"><bdi>${me.name}</bdi></p>
      <p class="row"><button class="button" @click=${() => void leave()}>${t("session.signOut")}</button><a href="/">${t("app.toForums")}</a></p>`}
    </div>`;
  }

  private gone(): TemplateResult {
    return html`<h1 tabindex="-1">${t("session.out")}</h1>
      <p class="lead">${t("session.outWhat")}</p>
      ${this.left === "part" ? html`<p class="note" role="alert">${t("session.outPart")}</p>` : html`<p>${this.left === "wiped" ? t("session.outWiped") : t("session.outKept")}</p>`}
      ${this.left === "wiped" ? nothing : html`<p class="quiet">${t("session.outShared")}</p>`}
      <p class="row"><button class="button primary" @click=${() => void app.session.signIn("/")}>${t("session.signInAgain")}</button>
        <a href="/">${t("session.toStart")}</a></p>`;
  }
}
