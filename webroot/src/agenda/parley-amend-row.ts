import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { failed } from "../app/states.ts";
import type { Doc, ForumView, Role, RoomView } from "../app/types.ts";
import { fetchSheet } from "../draft/fetching.ts";
import { partyName } from "../forum/words.ts";
import type { Row } from "./amending.ts";
import type { Lead } from "./types.ts";
import { leadWords } from "./words.ts";

const leadingRoles: readonly Role[] = ["chair", "coChair", "facilitator", "rapporteur", "drafter"];
const blank: Doc = { type: "doc", content: [] };

/** An item of an agenda that one works on: fires "changed", "moved" and "removed". */
@customElement("parley-amend-row")
export class ParleyAmendRow extends Light {
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) row!: Row;
  @property({ type: Boolean }) first = false;
  @property({ type: Boolean }) last = false;
  /** Its notes as they stand, once they were read. */
  @property({ attribute: false }) standing?: Doc | undefined;
  @state() private open = false;
  @state() private sheet: "none" | "coming" | "here" | "failed" = "none";
  /** What the sheet begins with. */
  private beginning: Doc = blank;

  override connectedCallback(): void {
    super.connectedCallback();
    this.open ||= this.row.was === undefined && this.row.title === "";
  }

  override render(): TemplateResult {
    const { row } = this;
    const title = row.title === "" ? t("amend.untitled") : row.title;
    return html`<div class="amend-row ${row.removed ? "gone" : ""}">
      <p class="amend-title">${row.removed ? html`<del><bdi>${title}</bdi></del> <strong class="small">${t("amend.isRemoved")}</strong>` : html`<bdi>${title}</bdi>`}
        <span class="quiet small">${t("agenda.minutes", { count: row.minutes })}</span></p>
      <div class="row">
        ${row.removed ? nothing : html`<button type="button" class="plain" data-first aria-expanded=${this.open ? "true" : "false"} @click=${() => (this.open = !this.open)}>${icon("pen")}${t("agenda.change")}${this.of()}</button>
          ${this.first ? nothing : html`<button type="button" class="plain" @click=${() => this.fire("moved", -1)}>${icon("up")}${t("agenda.up")}${this.of()}</button>`}
          ${this.last ? nothing : html`<button type="button" class="plain" @click=${() => this.fire("moved", 1)}>${icon("down")}${t("agenda.down")}${this.of()}</button>`}`}
        <button type="button" class="plain muted" @click=${() => this.fire("removed", !row.removed)}>${icon(row.removed ? "add" : "withdraw")}${t(row.removed ? "amend.keep" : "amend.remove")}${this.of()}</button></div>
      ${this.open && !row.removed ? this.fields() : nothing}</div>`;
  }

  private of(): TemplateResult {
    return html`<span class="unseen"> ${this.row.title}</span>`;
  }

  private fields(): TemplateResult {
    const { row } = this;
    const id = (name: string): string => `amend-${name}-${row.item}`;
    return html`<div class="stack tight">
      <div class="field"><label for=${id("title")}>${t("agenda.itemTitle")}</label>
        <input class="input" id=${id("title")} maxlength="300" autocomplete="off" dir="auto" .value=${row.title} @input=${(event: Event) => this.fire("changed", { title: valueOf(event) })}></div>
      <div class="field"><label for=${id("minutes")}>${t("agenda.itemMinutes")}</label>
        <input class="input short" id=${id("minutes")} type="number" min="1" max="600" .value=${String(row.minutes)} @input=${(event: Event) => this.fire("changed", { minutes: Number(valueOf(event)) })}></div>
      <div class="field"><label for=${id("lead")}>${t("agenda.lead")}</label>${this.leads(id("lead"))}</div>
      ${this.notes()}</div>`;
  }

  private leads(id: string): TemplateResult {
    const { lead } = this.row;
    const option = (value: Lead | undefined, words: string): TemplateResult =>
      html`<option value=${JSON.stringify(value ?? null)} ?selected=${JSON.stringify(value) === JSON.stringify(lead)}>${words}</option>`;
    const parties = new Set([...this.view.audience.parties.map(({ code }) => code), ...(lead !== undefined && "party" in lead ? [lead.party] : [])]);
    const roles = new Set([...leadingRoles, ...(lead !== undefined && "role" in lead ? [lead.role] : [])]);
    return html`<select class="input" id=${id} @change=${this.leading}>${option(undefined, t("agenda.leadNone"))}
      ${[...parties].map((party) => option({ party }, partyName(party, this.named)))}
      ${[...roles].map((role) => option({ role }, leadWords({ role }, this.named)))}
      ${lead !== undefined && "name" in lead ? option(lead, lead.name) : nothing}</select>`;
  }

  private readonly leading = (event: Event): void => {
    const lead = JSON.parse(valueOf(event)) as Lead | null;
    this.fire("changed", { lead: lead ?? undefined });
  };

  private notes(): TemplateResult | typeof nothing {
    const { row, standing } = this;
    // What stands there must be known before it can be changed.
    if (row.was !== undefined && standing === undefined && row.notes === undefined) return nothing;
    switch (this.sheet) {
      case "none":
        return html`<p class="row"><button type="button" class="plain" @click=${() => void this.write()}>${icon("pen")}${t(row.was === undefined ? "amend.writeNotes" : "amend.changeNotes")}</button></p>`;
      case "coming":
        return html`<p aria-busy="true">${t("app.loading")}</p>`;
      case "failed":
        return failed(undefined, () => void this.write());
      case "here":
        return html`<parley-editor .doc=${this.beginning} .label=${t("agenda.notesOf", { title: row.title })} .hint=${t("amend.notesHint")} .showQuote=${() => undefined}
          @written=${(event: CustomEvent<Doc>) => this.fire("changed", { notes: event.detail })}></parley-editor>`;
    }
  }

  private async write(): Promise<void> {
    this.sheet = "coming";
    this.beginning = this.row.notes ?? this.standing ?? blank;
    this.sheet = await fetchSheet().then(() => "here", () => "failed");
  }

  private fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}
