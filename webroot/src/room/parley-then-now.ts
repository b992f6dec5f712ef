import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { Audience, ForumView, RoomKind } from "../app/types.ts";
import { differences } from "./audience.ts";
import "./parley-audience.ts";

/** The audience that was shown beside the one there is now, and in words what has come. */
@customElement("parley-then-now")
export class ParleyThenNow extends Light {
  @property() kind: RoomKind = "plenary";
  @property({ attribute: false }) shown!: Audience;
  @property({ attribute: false }) now?: Audience | undefined;
  @property({ attribute: false }) named?: ForumView | undefined;

  override render(): TemplateResult {
    const side = (words: string, audience: Audience | undefined): TemplateResult => html`<div><h4>${words}</h4>
      ${audience === undefined ? html`<p aria-busy="true">${t("app.loading")}</p>` : html`<parley-audience still .kind=${this.kind} .audience=${audience} .named=${this.named}></parley-audience>`}</div>`;
    const come = this.now === undefined ? [] : differences(this.shown, this.now, this.named);
    return html`<ul class="points">${come.map((each) => html`<li><strong>${each}</strong></li>`)}</ul>
      <div class="then-now">${side(t("audience.then"), this.shown)}${side(t("audience.now"), this.now)}</div>`;
  }
}
