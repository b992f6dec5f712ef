import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { newCommand, type BareRule } from "../app/commands.ts";
import { list } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { Problem } from "../app/problem.ts";
import { problemWords } from "../app/states.ts";
import type { RoomView } from "../app/types.ts";
import { ruleName } from "../forum/words.ts";
import { looser, possible, presets, settings, tightens, towards, type Named, type Setting } from "./tightening.ts";

export function showTightening(view: RoomView): void {
  const dialog = document.createElement("parley-tighten") as ParleyTighten;
  document.querySelector("parley-app")?.append(dialog);
  dialog.show(view);
}

/** Makes a room's rule stricter: offers only what is possible, and says of the rest why it is not. */
@customElement("parley-tighten")
export class ParleyTighten extends Light {
  @state() private chosen: Named | "own" = "own";
  @state() private own!: BareRule;
  @state() private wrong = "";
  @state() private busy = false;
  private view!: RoomView;
  private now!: BareRule;
  /** The same command when its outcome is unknown and it is sent again. */
  private command = newCommand();

  show(view: RoomView): void {
    this.view = view;
    const { inside, outsideUse, participantList, existence } = view.rule;
    this.own = this.now = { inside, outsideUse, participantList, existence };
    this.chosen = named.find((each) => towards(this.now, each) !== undefined) ?? "own";
    void this.updateComplete.then(() => this.querySelector("dialog")?.showModal());
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="tighten-title" @close=${() => this.remove()}>
      <div class="dialog-head"><h2 id="tighten-title">${t("rule.tighten")}</h2>
        <form method="dialog"><button class="plain">${t("app.cancel")}</button></form></div>
      <form class="dialog-body stack" novalidate @submit=${this.tighten}>
        <p>${t("rule.tightenWhat")} ${t("rule.tightenWho", { count: this.view.audience.people })}</p>
        ${this.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.wrong}</p></div>`}
        <fieldset class="field"><legend>${t("rule.tightenTo", { rule: ruleName(this.view.rule) })}</legend>
          ${named.map((each) => this.offer(each))}
          ${this.choice("own", t("rule.tightenOwn"), "")}</fieldset>
        ${this.chosen === "own" ? settings.map((each) => this.setting(each)) : nothing}
        ${this.refused()}
        <div class="row"><button class="button primary" ?disabled=${this.busy}>${t("rule.tightenNow")}</button></div>
      </form></dialog>`;
  }

  private offer(preset: Named): TemplateResult | typeof nothing {
    const offered = towards(this.now, preset);
    if (offered === undefined) return nothing;
    const kept = offered.kept.length === 0 ? "" : t("rule.tightenKeeps", { settings: words(offered.kept) });
    return this.choice(preset, t(`rule.${preset}`), `${t(`rule.presetLong.${preset}`)} ${kept}`);
  }

  private choice(value: Named | "own", name: string, more: string): TemplateResult {
    return html`<label class="choice"><input type="radio" name="rule" value=${value} .checked=${this.chosen === value} @change=${() => (this.chosen = value)}>
      <span><strong>${name}</strong>${more === "" ? nothing : html`<br><span class="quiet small">${more}</span>`}</span></label>`;
  }

  private setting(setting: Setting): TemplateResult {
    return html`<fieldset class="field"><legend>${t(`rule.setting.${setting}`)}</legend>
      ${possible(setting, this.now).map((level) => html`<label class="choice">
        <input type="radio" name=${setting} value=${level} .checked=${this.own[setting] === level} @change=${() => (this.own = { ...this.own, [setting]: level })}>
        <span>${long(setting, level)}</span></label>`)}</fieldset>`;
  }

  /** The named rules that cannot be had, each with what would open up. */
  private refused(): TemplateResult | typeof nothing {
    const not = named.filter((each) => towards(this.now, each) === undefined && looser(this.now, presets[each]).length > 0);
    if (not.length === 0) return nothing;
    return html`<div class="quiet small"><p>${t("rule.tightenNot")}</p>
      <ul class="points">${not.map((each) => html`<li>${t("rule.tightenNotWhy", { rule: t(`rule.${each}`), settings: words(looser(this.now, presets[each])) })}</li>`)}</ul></div>`;
  }

  private readonly tighten = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const rule = this.chosen === "own" ? this.own : towards(this.now, this.chosen)!.rule;
    this.wrong = tightens(this.now, rule) ? "" : t("rule.tightenSame");
    if (this.wrong !== "") return;
    this.busy = true;
    await app.api.tighten(this.view.forum, this.view.id, rule, { command: this.command }).then(
      () => this.querySelector("dialog")?.close(),
      (problem: Error) => {
        this.wrong = problemWords(problem);
        if (problem instanceof Problem && problem.status < 500) this.command = newCommand();
      },
    );
    this.busy = false;
  };
}

const named = Object.keys(presets) as Named[];

function words(some: readonly Setting[]): string {
  return list(some.map((setting) => t(`rule.tightenSetting.${setting}`)));
}

function long(setting: Setting, level: string): string {
  switch (setting) {
    case "inside":
      return t(`rule.insideLong.${level as BareRule["inside"]}`);
    case "outsideUse":
      return t(`rule.outsideLong.${level as BareRule["outsideUse"]}`);
    case "participantList":
      return t(`rule.listLong.${level as BareRule["participantList"]}`);
    case "existence":
      return t(`rule.existenceLong.${level as BareRule["existence"]}`);
  }
}
