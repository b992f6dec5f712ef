import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { problemWords } from "../app/states.ts";
import type { RoomView } from "../app/types.ts";
import { daysWords } from "./state-words.ts";

const choices = [0, 7, 30, 90, 180, 365] as const;

/** How long what is said in this room is kept: a change needs the co-chairs of two parties. */
@customElement("parley-retention")
export class ParleyRetention extends Light {
  @property({ attribute: false }) view!: RoomView;
  @state() private wrong = "";
  @state() private said = "";

  override render(): TemplateResult {
    const { keptDays = 0, offRecordKeptDays = 0 } = this.view.audience.state;
    return html`<section class="stack tight"><h3>${t("retention.title")}</h3><p class="quiet small">${t("retention.what")}</p>
      ${this.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.wrong}</p></div>`}
      ${this.said === "" ? nothing : html`<div class="note calm" role="status"><p>${this.said}</p></div>`}
      <form class="stack tight" @submit=${this.ask}>
        ${this.choice("days", t("retention.said"), keptDays, t("retention.always"))}
        ${this.choice("offRecordDays", t("retention.offRecord"), offRecordKeptDays, t("retention.same"))}
        <p><button class="button">${t("retention.ask")}</button></p></form></section>`;
  }

  private choice(name: string, label: string, now: number, none: string): TemplateResult {
    const days = [...new Set([...choices, now])].sort((a, b) => a - b);
    return html`<div class="field"><label for="retention-${name}">${label}</label>
      <select class="input" id="retention-${name}" name=${name}>${days.map((each) => html`<option value=${each} ?selected=${each === now}>${each === 0 ? none : daysWords(each)}</option>`)}</select></div>`;
  }

  private readonly ask = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    [this.wrong, this.said] = ["", ""];
    await app.api.retain(this.view.forum, this.view.id, Number(form.get("days")), Number(form.get("offRecordDays"))).then(
      ({ approval }) => (this.said = t(approval === undefined ? "retention.done" : "retention.waits")),
      (problem: Error) => (this.wrong = problemWords(problem)),
    );
  };
}
