// What the forms of this page share: one column, label above, help under it, errors at the field and
// in a summary, nothing lost on error.
import { html, nothing, type TemplateResult } from "lit";
import { t } from "../app/i18n.ts";
import { Problem } from "../app/problem.ts";
import { problemWords } from "../app/states.ts";

export interface Mistake {
  /** The field's name, or "" for the whole form. */
  field: string;
  words: string;
}

export interface FieldOf {
  name: string;
  label: string;
  help?: string;
  mistakes: readonly Mistake[];
}

/** Label, help, error, and the control that `control` makes with the ids that describe it. */
export function field(of: FieldOf, control: (describedBy: string, wrong: boolean) => TemplateResult): TemplateResult {
  const mistake = of.mistakes.find((each) => each.field === of.name);
  const ids = [of.help === undefined ? "" : `${of.name}-help`, mistake ? `${of.name}-wrong` : ""].filter((id) => id !== "").join(" ");
  return html`<div class="field"><label for=${of.name}>${of.label}</label>
    ${control(ids, mistake !== undefined)}
    ${of.help === undefined ? nothing : html`<span class="help" id="${of.name}-help">${of.help}</span>`}
    ${mistake ? html`<span class="wrong" id="${of.name}-wrong">${mistake.words}</span>` : nothing}</div>`;
}

export function line(of: FieldOf, value = "", type: "text" | "email" = "text"): TemplateResult {
  return field(of, (ids, wrong) => html`<input class="input" id=${of.name} name=${of.name} type=${type} autocomplete="off" dir=${type === "email" ? "ltr" : "auto"}
    .value=${value} aria-describedby=${ids || nothing} aria-invalid=${wrong}>`);
}

export function lines(of: FieldOf, value = ""): TemplateResult {
  return field(of, (ids, wrong) => html`<textarea class="input" rows="4" id=${of.name} name=${of.name} dir="auto" .value=${value}
    aria-describedby=${ids || nothing} aria-invalid=${wrong}></textarea>`);
}

export function choices(legend: string, name: string, type: "radio" | "checkbox", all: readonly { value: string; words: unknown; on: boolean }[]): TemplateResult {
  return html`<fieldset class="field"><legend>${legend}</legend>
    ${all.map(({ value, words, on }) => html`<label class="choice"><input type=${type} name=${name} value=${value} .checked=${on}><span>${words}</span></label>`)}</fieldset>`;
}

/** All errors at the head of the form, each leading to its field. */
export function summary(mistakes: readonly Mistake[]): TemplateResult | typeof nothing {
  if (mistakes.length === 0) return nothing;
  return html`<div class="note danger" role="alert" tabindex="-1"><p><strong>${t("organise.mend")}</strong></p>
    <ul>${mistakes.map((each) => html`<li>${each.field === "" ? each.words : html`<a href="#${each.field}" @click=${toField}>${each.words}</a>`}</li>`)}</ul></div>`;
}

function toField(event: Event): void {
  event.preventDefault();
  const id = (event.currentTarget as HTMLAnchorElement).hash.slice(1);
  document.getElementById(id)?.focus();
}

/** A refusal as a mistake of the form; `names` says which field of the page a field of the API stands for. */
export function mistakeOf(problem: Error, names: Readonly<Record<string, string>> = {}): Mistake {
  const path = problem instanceof Problem ? (problem.field ?? "") : "";
  const known = Object.keys(names).find((name) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`));
  return { field: known === undefined ? "" : names[known]!, words: problemWords(problem) };
}
