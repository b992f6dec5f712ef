import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { icon, type IconName } from "../app/icons.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";

/** Who reads this; that no word is lost; how one finds the way, and leaves. */
const steps = [
  { id: "audience", sign: "people" },
  { id: "words", sign: "pen" },
  { id: "way", sign: "help" },
] as const satisfies readonly { id: string; sign: IconName }[];

/** Three steps, one at a time; Esc or "Skip" ends them, the help shows them again. */
@customElement("parley-tour")
export class ParleyTour extends Light {
  @state() private at = 0;

  override firstUpdated(): void {
    this.querySelector("dialog")?.showModal();
    this.head();
  }

  override render(): TemplateResult {
    const { id, sign } = steps[this.at]!;
    const last = this.at === steps.length - 1;
    return html`<dialog class="tour" aria-labelledby="tour-title" aria-describedby="tour-text" @close=${this.end}>
      <div class="dialog-head"><span class="quiet">${t("tour.step", { step: this.at + 1, steps: steps.length })}</span>
        <form method="dialog"><button class="plain">${t(last ? "app.close" : "tour.skip")}</button></form></div>
      <div class="dialog-body stack">
        <h2 id="tour-title" tabindex="-1">${icon(sign)}<span>${t(`tour.${id}`)}</span></h2>
        <div id="tour-text" class="stack"><p>${t(`tour.${id}1`)}</p><p>${t(`tour.${id}2`)}</p></div>
        <div class="row">
          ${this.at > 0 ? html`<button type="button" class="button" @click=${() => this.turn(-1)}>${t("tour.back")}</button>` : nothing}
          ${last ? html`<form method="dialog"><button class="button primary">${t("tour.done")}</button></form>`
            : html`<button type="button" class="button primary" @click=${() => this.turn(1)}>${t("tour.next")}</button>`}
        </div>
      </div>
    </dialog>`;
  }

  private turn(by: number): void {
    this.at += by;
    void this.updateComplete.then(() => this.head());
  }

  /** The step is read out from its heading on, and not the button that was pressed. */
  private head(): void {
    this.querySelector<HTMLElement>("h2")?.focus();
  }

  private readonly end = (): void => {
    this.remove();
    this.dispatchEvent(new Event("tour-ended"));
  };
}

/** Shows the three steps; focus returns to where it was. */
export function showTour(): void {
  if (document.querySelector("parley-tour") !== null) return;
  document.querySelector("parley-app")?.append(document.createElement("parley-tour"));
}
