import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { Unsent } from "./leave.ts";

/** Says how many words would stay behind at signing out, and offers to send, keep or wipe them. */
@customElement("parley-leave")
export class ParleyLeave extends Light {
  @state() private unsent: Unsent = { drafts: 0, waiting: 0 };
  @state() private left = 0;

  ask(unsent: Unsent): void {
    this.unsent = unsent;
    void this.updateComplete.then(() => this.querySelector("dialog")?.showModal());
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="leave-title" @close=${() => this.remove()}>
      <div class="dialog-head"><h2 id="leave-title">${t("session.signOut")}</h2>
        <form method="dialog"><button class="plain">${t("app.cancel")}</button></form></div>
      <div class="dialog-body stack">
        ${this.unsent.waiting > 0 ? html`<p>${t("session.unsentWaiting", { count: this.unsent.waiting })}</p>` : nothing}
        ${this.unsent.drafts > 0 ? html`<p>${t("session.unsentDrafts", { count: this.unsent.drafts })}</p>` : nothing}
        ${this.left > 0 ? html`<p role="alert"><strong>${t("session.couldNotSend", { count: this.left })}</strong></p>` : nothing}
        <p class="quiet">${t("session.unsentKept")}</p>
        <p class="quiet">${t("session.wipeWhat")}</p>
        <div class="row">
          ${this.unsent.waiting > 0 ? html`<button class="button" @click=${() => this.go("send")}>${t("session.sendAndLeave")}</button>` : nothing}
          <button class="button primary" @click=${() => this.go("keep")}>${t("session.keepAndLeave")}</button>
          <button class="button danger" @click=${() => this.go("wipe")}>${t("session.wipeAndLeave")}</button>
        </div>
      </div>
    </dialog>`;
  }

  private go(what: "send" | "keep" | "wipe"): void {
    void app.session.signOut(what).then(({ left }) => (this.left = left));
  }
}
