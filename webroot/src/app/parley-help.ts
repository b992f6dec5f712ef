import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { t } from "./i18n.ts";
import { shortcuts } from "./keys.ts";
import { Light } from "./light.ts";
import { beginTour } from "../tour/offer.ts";
import { singleKeys, switchSingleKeys } from "./look.ts";

/** All shortcuts, and the switch that turns single keys off. */
@customElement("parley-help")
export class ParleyHelp extends Light {
  open(): void {
    this.requestUpdate();
    void this.updateComplete.then(() => this.querySelector("dialog")?.showModal());
  }

  private readonly tour = (): void => {
    this.querySelector("dialog")?.close();
    void beginTour();
  };

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="help-title">
      <div class="dialog-head"><h2 id="help-title">${t("keys.title")}</h2>
        <form method="dialog"><button class="plain">${t("app.close")}</button></form></div>
      <div class="dialog-body stack">
        <p class="row"><button type="button" class="button" @click=${this.tour}>${t("tour.again")}</button></p>
        <p class="quiet">${t("keys.none")}</p>
        <table><caption class="unseen">${t("keys.title")}</caption>
          <thead><tr><th scope="col">${t("keys.key")}</th><th scope="col">${t("keys.does")}</th></tr></thead>
          <tbody>${shortcuts.map(({ id, keys }) => html`<tr>
            <td class="one-line">${keys.map((key, i) => html`${i > 0 ? html` ${t("keys.then")} ` : ""}${press(key)}`)}</td>
            <td>${t(`keys.${id}`)}</td></tr>`)}</tbody></table>
        <label class="choice"><input type="checkbox" .checked=${singleKeys()} @change=${(e: Event) => switchSingleKeys((e.target as HTMLInputElement).checked)}>
          <span>${t("keys.single")}<br><span class="quiet small">${t("keys.singleHelp")}</span></span></label>
      </div>
    </dialog>`;
  }
}

function press(key: string): TemplateResult[] {
  return key.split("+").map((part, i) => html`${i > 0 ? "+" : ""}<kbd>${part === "Escape" ? "Esc" : part}</kbd>`);
}
