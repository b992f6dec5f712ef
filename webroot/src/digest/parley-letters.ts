import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { failed } from "../app/states.ts";
import { LettersApi } from "./api.ts";

/** Where a letter's last line leads: one press, and no more letters come. Looking does nothing. */
@customElement("parley-letters")
export class ParleyLetters extends Light {
  @state() private problem?: Error | undefined;
  @state() private done = false;
  @state() private busy = false;
  private readonly token = /^#([A-Za-z0-9_-]{22})$/.exec(location.hash)?.[1];

  override firstUpdated(): void {
    this.stands();
  }

  override render(): TemplateResult {
    return html`<div class="column narrow stack">${this.screen()}</div>`;
  }

  private screen(): TemplateResult {
    if (this.done) return html`<h1 tabindex="-1">${t("letters.endedTitle")}</h1><p role="status">${t("letters.ended")}</p><p><a href="/me">${t("nav.settings")}</a></p>`;
    if (this.token === undefined) return html`<h1 tabindex="-1">${t("letters.title")}</h1><p>${t("letters.chooseThere")}</p><p><a href="/me">${t("nav.settings")}</a></p>`;
    if (this.problem) return failed(this.problem, () => void this.end());
    return html`<h1 tabindex="-1">${t("letters.endTitle")}</h1><p>${t("letters.endWhat")}</p>
      <p><button class="button primary" ?disabled=${this.busy} @click=${this.end}>${t("letters.end")}</button></p>`;
  }

  private readonly end = async (): Promise<void> => {
    [this.busy, this.problem] = [true, undefined];
    await new LettersApi(app.api.http).end(this.token!).then(() => (this.done = true), (problem: Error) => (this.problem = problem));
    this.busy = false;
    await this.updateComplete;
    this.stands();
  };
}
