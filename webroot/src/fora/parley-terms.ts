import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { languageName, messages, t, textOf } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import type { Decision, PartyCode, Preset, Text } from "../app/types.ts";
import type { Mistake } from "../membership/form.ts";
import type { GroupTerms, Matter, Terms } from "./api.ts";
import type { Fora } from "./rows.ts";
import { presetOf, ruleOf, withTemplate, worded } from "./terms.ts";

const presets = ["chathamHouse", "attributed", "notForAttribution"] as const;
const decisions: readonly Decision[] = ["noObjection", "eachParty", "coChairs"];
const tracks = ["T1", "T1_5", "T2", "T3"] as const;

/** The terms of a new forum, each part as it may be changed. */
@customElement("parley-terms")
export class ParleyTerms extends Light {
  @property({ attribute: false }) terms!: Terms;
  @property({ attribute: false }) matter!: Matter;
  @property({ attribute: false }) web!: Fora;
  @property({ attribute: false }) mistakes: readonly Mistake[] = [];
  @state() private template = "";

  /** Mine first. */
  private get languages(): readonly string[] {
    const mine = messages.locale;
    const all = new Set([mine, ...app.config.languages, ...Object.keys(this.terms.charter)]);
    return [...all];
  }

  override render(): TemplateResult {
    const { terms } = this;
    return html`<fieldset class="field"><legend>${t("opening.template")}</legend>
        ${this.matter.templates.map((each) => html`<label class="choice"><input type="radio" name="template" .checked=${this.template === each.id} @change=${() => this.take(each.id)}>
          <span><strong>${textOf(each.name)}</strong><br><span class="quiet small">${textOf(each.what)}</span></span></label>`)}</fieldset>
      ${this.wordings("name", t("opening.name"), terms.name, 1)}
      ${this.wordings("issue", t("fora.issue"), terms.issue, 1)}
      <div class="field"><label for="symbol">${t("opening.symbol")}</label><p class="help" id="symbol-help">${t("opening.symbolHelp")}</p>${this.wrong("symbol")}
        <input class="input" id="symbol" dir="ltr" autocomplete="off" maxlength="12" aria-describedby="symbol-help" .value=${terms.symbol ?? ""} @change=${(event: Event) => this.set({ symbol: (event.target as HTMLInputElement).value.trim().toUpperCase() || undefined })}></div>
      <div class="field"><label for="track">${t("fora.track")}</label><select class="input" id="track" @change=${(event: Event) => this.set({ track: (event.target as HTMLSelectElement).value })}>
        ${tracks.map((each) => html`<option value=${each} ?selected=${each === terms.track}>${t(`fora.track.${each}`)}</option>`)}</select></div>
      ${this.parties()}
      <fieldset class="field"><legend>${t("opening.decision")}</legend>
        ${decisions.map((each) => html`<label class="choice"><input type="radio" name="decision" .checked=${terms.decision === each} @change=${() => this.set({ decision: each })}>
          <span><strong>${t(`decision.${each}`)}</strong><br><span class="quiet small">${t(`decision.${each}Long`)}</span></span></label>`)}</fieldset>
      <fieldset class="field"><legend>${t("opening.rule")}</legend>${this.rules(terms.rule, (rule) => this.set({ rule }), "rule")}</fieldset>
      <label class="choice"><input type="checkbox" .checked=${terms.caucuses} @change=${(event: Event) => this.set({ caucuses: (event.target as HTMLInputElement).checked })}><span>${t("opening.caucuses")}</span></label>
      ${this.groups()}
      ${this.wordings("charter", t("forum.charter"), terms.charter, 12)}`;
  }

  private set(part: Partial<Terms>): void {
    this.dispatchEvent(new CustomEvent("changed", { detail: { ...this.terms, ...part } }));
  }

  private take(id: string): void {
    this.template = id;
    this.set(withTemplate(this.terms, this.matter.templates.find((each) => each.id === id)));
  }

  private wrong(field: string): TemplateResult | typeof nothing {
    const mistake = this.mistakes.find((each) => each.field === field);
    return mistake === undefined ? nothing : html`<span class="wrong" id="${field}-wrong">${mistake.words}</span>`;
  }

  /** One wording a language: mine is open, the others unfold. */
  private wordings(field: "name" | "issue" | "charter", label: string, text: Text, rows: number): TemplateResult {
    const [mine, ...others] = this.languages;
    return html`<div class="field">${this.wording(field, label, text, { language: mine!, rows, id: field })}${this.wrong(field)}
      <details><summary>${t("opening.others", { count: others.filter((each) => text[each] !== undefined).length })}</summary>
        <div class="stack">${others.map((language) => this.wording(field, label, text, { language, rows, id: `${field}-${language}` }))}</div></details></div>`;
  }

  private wording(field: "name" | "issue" | "charter", label: string, text: Text, of: { language: string; rows: number; id: string }): TemplateResult {
    const put = (event: Event): void => this.set({ [field]: worded(text, of.language, (event.target as HTMLInputElement).value) });
    return html`<label for=${of.id}>${label} <span class="quiet">(${languageName(of.language)})</span></label>
      ${of.rows === 1 ? html`<input class="input" id=${of.id} dir="auto" lang=${of.language} autocomplete="off" .value=${text[of.language] ?? ""} @change=${put}>`
        : html`<textarea class="input" id=${of.id} rows=${of.rows} dir="auto" lang=${of.language} .value=${text[of.language] ?? ""} @change=${put}></textarea>`}`;
  }

  private parties(): TemplateResult {
    const row = this.web.fora.find(({ id }) => id === this.terms.row);
    const optional = new Set(row?.optionalSeats.map(({ party }) => party));
    const toggle = (code: PartyCode, on: boolean): void =>
      this.set({ parties: on ? [...this.terms.parties, code] : this.terms.parties.filter((each) => each !== code) });
    return html`<fieldset class="field" id="parties" tabindex="-1"><legend>${t("forum.parties")}</legend><p class="quiet small">${t("opening.partiesHelp")}</p>${this.wrong("parties")}
      <div class="columns">${this.web.parties.map(({ code, name }) => html`<label class="choice"><input type="checkbox" .checked=${this.terms.parties.includes(code)} @change=${(event: Event) => toggle(code, (event.target as HTMLInputElement).checked)}>
        <span>${textOf(name)}${optional.has(code) ? html` <span class="quiet small">${t("opening.optionalSeat")}</span>` : nothing}</span></label>`)}</div></fieldset>`;
  }

  private rules(rule: Terms["rule"], put: (rule: Terms["rule"]) => void, name: string): TemplateResult {
    const now = presetOf(rule);
    return html`${presets.map((each: Preset) => html`<label class="choice"><input type="radio" name=${name} .checked=${now === each} @change=${() => put(ruleOf(each))}>
      <span><strong>${t(`rule.${each}`)}</strong>${name === "rule" ? html`<br><span class="quiet small">${t(`rule.presetLong.${each as "attributed"}`)}</span>` : nothing}</span></label>`)}
      ${now === undefined ? html`<p class="quiet small">${t("opening.ruleAsItIs")}</p>` : nothing}`;
  }

  private groups(): TemplateResult {
    const { groups } = this.terms;
    const put = (i: number, part: Partial<GroupTerms>): void => this.set({ groups: groups.map((each, at) => (at === i ? { ...each, ...part } : each)) });
    const mine = messages.locale;
    const add = (): void => this.set({ groups: [...groups, { symbol: `WG${groups.length + 1}`, name: { [mine]: t("opening.newGroup") }, mandate: { [mine]: t("organise.mandate.experts") }, rule: ruleOf("chathamHouse") }] });
    return html`<fieldset class="field" id="groups" tabindex="-1"><legend>${t("forum.groups")}</legend><p class="quiet small">${t("opening.groupsHelp")}</p>${this.wrong("groups")}
      ${groups.map((group, i) => html`<div class="card stack">
        <label>${t("organise.symbol")} <input class="input short" .value=${group.symbol} maxlength="12" @change=${(event: Event) => put(i, { symbol: (event.target as HTMLInputElement).value.trim() })}></label>
        <label>${t("organise.groupName", { language: languageName(mine) })} <input class="input" dir="auto" .value=${group.name[mine] ?? textOf(group.name)} @change=${(event: Event) => put(i, { name: worded(group.name, mine, (event.target as HTMLInputElement).value) })}></label>
        <label>${t("organise.mandate", { language: languageName(mine) })} <textarea class="input" rows="3" dir="auto" .value=${group.mandate[mine] ?? textOf(group.mandate)} @change=${(event: Event) => put(i, { mandate: worded(group.mandate, mine, (event.target as HTMLTextAreaElement).value) })}></textarea></label>
        <div>${this.rules(group.rule, (rule) => put(i, { rule }), `rule-${i}`)}</div>
        <p><button type="button" class="plain" @click=${() => this.set({ groups: groups.filter((_, at) => at !== i) })}>${icon("close")}${t("opening.withoutGroup", { symbol: group.symbol })}</button></p></div>`)}
      <p><button type="button" class="button" @click=${add}>${icon("add")}${t("organise.openGroup")}</button></p></fieldset>`;
  }
}
