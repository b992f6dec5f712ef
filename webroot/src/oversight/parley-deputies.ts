import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { newCommand } from "../app/commands.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { problemWords } from "../app/states.ts";
import type { ForumView } from "../app/types.ts";
import { partyName } from "../forum/words.ts";
import { MembershipApi } from "../membership/api.ts";
import type { ApprovalPage, Deputised } from "./types.ts";

/** Who answers for which co-chair, for all whom it concerns; a co-chair names the own deputy here. */
@customElement("parley-deputies")
export class ParleyDeputies extends Light {
  @property({ attribute: false }) view!: ForumView;
  @property({ attribute: false }) page!: ApprovalPage;
  @state() private wrong = "";
  @state() private said = "";

  override render(): TemplateResult | typeof nothing {
    const { deputies } = this.page;
    const chairs = this.view.you.rights.includes("approve");
    if (deputies.length === 0 && !chairs) return nothing;
    return html`<div class="stack section"><h3 id="deputies">${t("deputy.title")}</h3><p class="quiet">${t("deputy.what")}</p>
      ${this.said === "" ? nothing : html`<p role="status">${this.said}</p>`}${this.wrong === "" ? nothing : html`<p class="wrong" role="alert">${this.wrong}</p>`}
      <ul class="plain-list">${deputies.map((each) => html`<li>${this.words(each)}</li>`)}</ul>
      ${chairs ? this.choice() : nothing}</div>`;
  }

  private words({ coChair, deputy }: Deputised): TemplateResult {
    const party = coChair.party === undefined ? "" : ` (${partyName(coChair.party, this.view)})`;
    const mine = deputy?.participant === this.view.you.participant;
    return html`<bdi>${coChair.name}</bdi>${party}: ${deputy === undefined ? html`<span class="quiet">${t("deputy.nobody")}</span>` : mine ? html`<strong>${t("deputy.you")}</strong>` : html`<bdi>${deputy.name}</bdi>`}`;
  }

  private choice(): TemplateResult {
    const { candidates, deputy } = this.page;
    if (candidates.length === 0) return html`<p class="quiet">${t("deputy.alone")}</p>`;
    return html`<div class="field"><label for="deputy">${t("deputy.yours")}</label>
      <select class="input" id="deputy" @change=${(event: Event) => void this.name(event.target as HTMLSelectElement)}>
        <option value="" ?selected=${deputy === undefined}>${t("deputy.nobody")}</option>
        ${candidates.map((each) => html`<option value=${each.participant} ?selected=${each.participant === deputy}>${each.name}</option>`)}</select>
      <span class="help">${t("deputy.help")}</span></div>`;
  }

  private async name(choice: HTMLSelectElement): Promise<void> {
    [this.wrong, this.said] = ["", ""];
    const deputy = choice.value;
    await new MembershipApi(app.api.http, this.view.id).deputy(newCommand(), deputy === "" ? undefined : deputy).then(
      () => {
        this.said = t("deputy.named");
        this.dispatchEvent(new Event("named"));
      },
      (problem: Error) => {
        this.wrong = problemWords(problem);
        choice.value = this.page.deputy ?? ""; // what holds, not what was refused
      },
    );
  }
}
