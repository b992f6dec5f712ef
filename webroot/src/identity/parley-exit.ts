import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { parts, t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { chooseExit, ownExit, switchWipeAtExit, wipesAtExit } from "../app/look.ts";

/** How a quick exit behaves on this device. */
@customElement("parley-exit")
export class ParleyExit extends Light {
  @state() private wrong = false;
  @state() private saved = false;

  override render(): TemplateResult {
    const page = app.config.exitPage ?? "";
    return html`<section class="section stack"><h2>${t("exit.title")}</h2>
      <p>${parts("exit.what", { keys: html`<kbd>Shift</kbd> <kbd>Shift</kbd> <kbd>Shift</kbd>` })}</p>
      <p class="quiet">${t("exit.history")}</p>
      <form class="stack" novalidate @submit=${this.save}>
        <div class="field"><label for="exit-page">${t("exit.page")}</label>
          <input class="input" id="exit-page" name="page" type="url" dir="ltr" autocomplete="off" .value=${ownExit() ?? ""} placeholder=${page === "" ? "about:blank" : page}
            aria-describedby="exit-help" aria-invalid=${this.wrong ? "true" : "false"}>
          ${this.wrong ? html`<span class="wrong" role="alert">${t("exit.pageWrong")}</span>` : ""}
          <span class="help" id="exit-help">${t("exit.pageHelp")}</span></div>
        <label class="choice"><input type="checkbox" name="wipe" .checked=${wipesAtExit()}><span>${t("exit.wipe")}<br><span class="quiet small">${t("exit.wipeHelp")}</span></span></label>
        <p class="row"><button class="button">${t("me.save")}</button>${this.saved ? html`<span role="status">${t("me.saved")}</span>` : ""}</p></form></section>`;
  }

  private readonly save = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const page = (form.get("page") as string).trim();
    this.saved = false;
    this.wrong = page !== "" && !/^https:\/\/[^\s/]+\.[^\s]+$/.test(page);
    if (this.wrong) return;
    chooseExit(page === "" ? undefined : page);
    switchWipeAtExit(form.get("wipe") !== null);
    this.saved = true;
  };
}
