import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { Watch } from "../app/controller.ts";
import { exact } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { passphraseMin } from "../device/locker.ts";
import { couldKeepPages } from "../device/worker.ts";

/** Reading and writing without a line, on a device that nobody else uses. */
@customElement("parley-own-device")
export class ParleyOwnDevice extends Light {
  private readonly device = new Watch(this, () => app.ownDevice);
  @state() private wrong = "";
  @state() private busy = false;

  override render(): TemplateResult {
    const until = this.device.store?.until;
    return html`<section class="section stack"><h2>${t("ownDevice.title")}</h2><p>${t("ownDevice.what")}</p>
      ${until !== undefined ? this.kept(until) : couldKeepPages() ? this.form() : html`<p class="note calm">${t("ownDevice.cannot")}</p>`}</section>`;
  }

  private kept(until: number): TemplateResult {
    return html`<p role="status"><strong>${t("ownDevice.on", { time: exact(new Date(until).toISOString()) })}</strong></p>
      <p><button class="button" @click=${() => void app.ownDevice.switchOff()}>${t("ownDevice.off")}</button></p>`;
  }

  private form(): TemplateResult {
    return html`<form class="stack" novalidate @submit=${this.switchOn}>
      <div class="field"><label for="own-passphrase">${t("locked.passphrase")}</label>
        <input class="input" id="own-passphrase" name="passphrase" type="password" dir="auto" autocomplete="new-password" aria-describedby="own-passphrase-help" aria-invalid=${this.wrong === "" ? "false" : "true"}>
        ${this.wrong === "" ? nothing : html`<span class="wrong" role="alert">${this.wrong}</span>`}
        <span class="help" id="own-passphrase-help">${t("ownDevice.passphraseHelp")}</span></div>
      <p class="row"><button class="button" ?disabled=${this.busy}>${t("ownDevice.switchOn")}</button>${this.busy ? html`<span role="status">${t("ownDevice.fetching")}</span>` : nothing}</p></form>`;
  }

  private readonly switchOn = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const passphrase = new FormData(event.target as HTMLFormElement).get("passphrase") as string;
    const { me } = app.session;
    this.wrong = [...passphrase].length < passphraseMin ? t("ownDevice.short", { min: passphraseMin }) : "";
    if (this.wrong !== "" || me === undefined) return;
    this.busy = true;
    await app.ownDevice.switchOn({ me, config: app.config }, passphrase).catch(() => (this.wrong = t("ownDevice.failed")));
    this.busy = false;
  };
}
