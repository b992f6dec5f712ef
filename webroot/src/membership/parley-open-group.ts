import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { newCommand, type NewGroup } from "../app/commands.ts";
import { languageName, messages, t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { ForumView, Preset, Text } from "../app/types.ts";
import type { PeoplePage } from "./types.ts";
import { placeWords } from "../forum/words.ts";
import { isSeated } from "./seated.ts";
import { choices, line, lines, mistakeOf, summary, type Mistake } from "./form.ts";

const SYMBOL_MAX = 12;

type Template = "blank" | "experts" | "drafting";
/** Off the record is a stretch that a chair switches on, not a rule that a room opens with. */
const presets: readonly Preset[] = ["chathamHouse", "attributed", "notForAttribution"];
const presetOf: Record<Template, Preset> = { blank: "chathamHouse", experts: "chathamHouse", drafting: "notForAttribution" };

/** Opens a working group with its plenary, from a template. */
@customElement("parley-open-group")
export class ParleyOpenGroup extends Light {
  @property({ attribute: false }) view!: ForumView;
  @property({ attribute: false }) page!: PeoplePage;
  @state() private template: Template = "experts";
  @state() private mistakes: readonly Mistake[] = [];
  @state() private busy = false;
  /** The same command when its outcome is unknown and it is sent again. */
  private command = newCommand();

  /** The languages in which name and mandate are asked: mine first, and it alone is needed. */
  private get languages(): readonly string[] {
    const mine = messages.locale;
    return [mine, ...app.config.languages.filter((code) => code !== mine)];
  }

  override firstUpdated(): void {
    this.querySelector<HTMLElement>("select")?.focus();
  }

  override render(): TemplateResult {
    const mistakes = this.mistakes;
    return html`<form class="section stack" novalidate @submit=${this.open}>
      <h2>${t("organise.openGroup")}</h2>
      <p class="quiet">${t("organise.openGroupWhat")}</p>
      ${summary(mistakes)}
      <div class="field"><label for="template">${t("organise.template")}</label>
        <select class="input" id="template" name="template" @change=${(e: Event) => (this.template = (e.target as HTMLSelectElement).value as Template)}>
          ${(["experts", "drafting", "blank"] as const).map((each) => html`<option value=${each} ?selected=${each === this.template}>${t(`organise.template.${each}`)}</option>`)}</select></div>
      ${this.languages.map((code, i) => line({ name: `name-${code}`, label: t("organise.groupName", { language: languageName(code) }), mistakes, ...(i > 0 ? { help: t("organise.optional") } : {}) }))}
      ${line({ name: "symbol", label: t("organise.symbol"), help: t("organise.symbolHelp"), mistakes })}
      ${this.languages.map((code, i) => lines({ name: `mandate-${code}`, label: t("organise.mandate", { language: languageName(code) }), mistakes, ...(i > 0 ? { help: t("organise.optional") } : {}) },
        code === messages.locale && this.template !== "blank" ? t(`organise.mandate.${this.template}`) : ""))}
      ${choices(t("organise.rule"), "preset", "radio", presets.map((each) => ({ value: each, on: each === presetOf[this.template],
        words: html`<strong>${t(`rule.${each}`)}</strong><br><span class="quiet small">${t(`rule.presetLong.${each}`)}</span>` })))}
      ${choices(t("organise.members"), "members", "checkbox", this.page.people.filter((person) => isSeated(person)).map((person) => ({
        value: person.participant, on: person.participant === this.view.you.participant,
        words: html`<bdi>${person.name}</bdi> <span class="quiet">· ${placeWords(person, this.view)}</span>` })))}
      <div class="row"><button class="button primary" ?disabled=${this.busy}>${t("organise.openGroup")}</button>
        <button type="button" class="plain" @click=${() => this.dispatchEvent(new Event("cancel"))}>${t("app.cancel")}</button></div>
    </form>`;
  }

  private read(form: FormData): NewGroup {
    const text = (name: string): Text => Object.fromEntries(this.languages.map((code) => [code, (form.get(`${name}-${code}`) as string).trim()]).filter(([, words]) => words !== ""));
    return { name: text("name"), symbol: (form.get("symbol") as string).trim(), mandate: text("mandate"), preset: form.get("preset") as Preset, members: form.getAll("members") as string[] };
  }

  private readonly open = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const group = this.read(new FormData(event.target as HTMLFormElement));
    const mine = this.languages[0]!;
    this.mistakes = [
      ...(group.name[mine] === undefined ? [{ field: `name-${mine}`, words: t("organise.nameMissing") }] : []),
      ...(group.symbol === "" ? [{ field: "symbol", words: t("organise.symbolMissing") }] : []),
      ...(group.symbol.length > SYMBOL_MAX ? [{ field: "symbol", words: t("organise.symbolLong", { count: SYMBOL_MAX }) }] : []),
      ...(group.mandate[mine] === undefined ? [{ field: `mandate-${mine}`, words: t("organise.mandateMissing") }] : []),
    ];
    if (this.mistakes.length === 0) await this.send(group);
    if (this.mistakes.length > 0) await this.updateComplete.then(() => this.querySelector<HTMLElement>("[role=alert]")?.focus());
  };

  private async send(group: NewGroup): Promise<void> {
    this.busy = true;
    await app.api.openGroup(this.view.id, group, { command: this.command }).then(
      () => this.dispatchEvent(new CustomEvent("done", { detail: t("organise.groupOpened", { name: textOf(group.name), count: group.members.length }) })),
      (problem: Error) => {
        this.mistakes = [mistakeOf(problem, { name: `name-${this.languages[0]}`, symbol: "symbol", mandate: `mandate-${this.languages[0]}` })];
        if ("status" in problem && (problem.status as number) < 500) this.command = newCommand();
      },
    );
    this.busy = false;
  }
}
