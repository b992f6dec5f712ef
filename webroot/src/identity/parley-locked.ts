import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";

/** There is no line, and this device keeps what its owner read: the passphrase opens it. */
@customElement("parley-locked")
export class ParleyLocked extends Light {
  @state() private wrong = "";
  @state() private busy = false;

  override firstUpdated(): void {
    this.querySelector<HTMLInputElement>("#passphrase")?.focus();
  }

  override render(): TemplateResult {
    return html`<form class="stack" novalidate @submit=${this.unlock}>
      <header class="page-head"><h1 tabindex="-1">${t("locked.title")}</h1><p class="lead">${t("locked.what")}</p></header>
      <div class="field"><label for="passphrase">${t("locked.passphrase")}</label>
        <input class="input" id="passphrase" name="passphrase" type="password" dir="auto" autocomplete="current-password" aria-invalid=${this.wrong === "" ? "false" : "true"} aria-describedby="passphrase-wrong">
        ${this.wrong === "" ? nothing : html`<span class="wrong" id="passphrase-wrong" role="alert">${this.wrong}</span>`}</div>
      <p class="row"><button class="button primary" ?disabled=${this.busy}>${t("locked.open")}</button>
        <button class="button" type="button" @click=${() => this.dispatchEvent(new Event("again"))}>${t("connection.retry")}</button></p></form>`;
  }

  private readonly unlock = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const passphrase = new FormData(event.target as HTMLFormElement).get("passphrase") as string;
    this.busy = true;
    const opened = await app.unlock(passphrase).finally(() => (this.busy = false));
    if (opened.is === "open") this.dispatchEvent(new Event("unlocked"));
    else this.wrong = opened.is === "wrong" ? t("locked.wrong", { left: opened.left }) : t("locked.gone");
  };
}
