import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { Watch } from "../app/controller.ts";
import { exact, isZone } from "../app/format.ts";
import { languageName, messages, t, tag } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { chooseTheme, singleKeys, switchSingleKeys, theme, type Theme } from "../app/look.ts";
import { problemWords } from "../app/states.ts";
import type { Settings } from "../app/types.ts";
import "../digest/parley-own-letters.ts";
import { leave, type Unsent } from "./leave.ts";
import "../agenda/parley-calendar-address.ts";
import "./parley-exit.ts";
import "./parley-factors.ts";
import "./parley-own-device.ts";
import "./parley-own-sessions.ts";

const undoChoices = [0, 5, 10, 20, 30];

/** My settings, and what of mine lies on this device. */
@customElement("parley-me")
export class ParleyMe extends Light {
  private readonly session = new Watch(this, () => app.session);
  @state() private said = "";
  @state() private wrong = "";
  @state() private unsent: Unsent = { drafts: 0, waiting: 0 };

  override firstUpdated(): void {
    void app.session.unsent().then((unsent) => (this.unsent = unsent));
    this.stands();
  }

  override render(): TemplateResult {
    const me = this.session.store?.me;
    return html`<div class="column narrow">
      <header class="page-head"><h1 tabindex="-1">${t("nav.settings")}</h1>${me ? html`<p class="lead"><bdi>${me.name}</bdi></p>` : nothing}</header>
      ${this.said === "" ? nothing : html`<div class="note calm" role="status"><p>${this.said}</p></div>`}
      ${this.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.wrong}</p></div>`}
      ${me ? this.account(me) : nothing}
      <parley-factors></parley-factors>
      ${me ? html`<parley-own-letters></parley-own-letters>` : nothing}
      <parley-own-sessions></parley-own-sessions>
      ${this.device()}
      <parley-calendar-address></parley-calendar-address>
      <parley-own-device></parley-own-device>
      <parley-exit></parley-exit>
      ${this.here()}
      <section class="section"><h2>${t("session.signOut")}</h2><p><button class="button" @click=${() => void leave()}>${t("session.signOut")}</button></p></section>
    </div>`;
  }

  private account(me: Settings): TemplateResult {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`<form class="section stack" novalidate @submit=${this.save}>
      <h2>${t("me.account")}</h2>
      <div class="field"><label for="language">${t("me.language")}</label>
        <select class="input" id="language" name="language">${messages.available.map((code) => html`<option value=${code} lang=${tag(code)} ?selected=${code === messages.language}>${languageName(code)}</option>`)}</select></div>
      <div class="field"><label for="zone">${t("me.zone")}</label>
        <input class="input" id="zone" name="zone" dir="ltr" list="zones" autocomplete="off" .value=${me.zone ?? ""} placeholder=${own} aria-describedby="zone-help">
        <datalist id="zones">${Intl.supportedValuesOf("timeZone").map((zone) => html`<option value=${zone}></option>`)}</datalist>
        <span class="help" id="zone-help">${t("me.zoneHelp", { zone: own, now: exact(new Date().toISOString()) })}</span></div>
      <div class="field"><label for="undo">${t("me.undo")}</label>
        <select class="input" id="undo" name="undo" aria-describedby="undo-help">${[...new Set([...undoChoices, me.undoSeconds])].sort((a, b) => a - b).map((seconds) => html`<option value=${seconds} ?selected=${seconds === me.undoSeconds}>${seconds === 0 ? t("me.undoNone") : t("me.undoSeconds", { count: seconds })}</option>`)}</select>
        <span class="help" id="undo-help">${t("me.undoHelp")}</span></div>
      <p><button class="button primary">${t("me.save")}</button></p></form>`;
  }

  private device(): TemplateResult {
    const themes: readonly Theme[] = ["system", "light", "dark"];
    return html`<section class="section stack"><h2>${t("me.device")}</h2>
      <fieldset class="field"><legend>${t("me.theme")}</legend>${themes.map((each) => html`<label class="choice">
        <input type="radio" name="theme" .checked=${theme() === each} @change=${() => chooseTheme(each)}><span>${t(`me.theme.${each}`)}</span></label>`)}</fieldset>
      <label class="choice"><input type="checkbox" .checked=${singleKeys()} @change=${(e: Event) => switchSingleKeys((e.target as HTMLInputElement).checked)}>
        <span>${t("keys.single")}<br><span class="quiet small">${t("keys.singleHelp")}</span></span></label></section>`;
  }

  private here(): TemplateResult {
    const { drafts, waiting } = this.unsent;
    return html`<section class="section stack"><h2>${t("me.here")}</h2>
      <p>${t("me.hereWhat")}</p>
      <ul class="points"><li>${t("me.drafts", { count: drafts })}</li><li>${t("me.waiting", { count: waiting })}</li></ul>
      <h3>${t("me.wipe")}</h3>
      <p>${drafts + waiting > 0 ? t("me.wipeLoses", { count: drafts + waiting }) : t("me.wipeNothing")} ${t("me.wipeWhat")}</p>
      <p><button class="button danger" @click=${() => void leave("wipe")}>${t("session.wipeAndLeave")}</button></p></section>`;
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const zone = (form.get("zone") as string).trim();
    const language = form.get("language") as string;
    this.said = "";
    this.wrong = zone === "" || isZone(zone) ? "" : t("me.zoneWrong");
    if (this.wrong !== "") return;
    await app.session.save({ language, undoSeconds: Number(form.get("undo")), ...(zone === "" ? {} : { zone }) }).then(
      async () => {
        if (language !== messages.language) await messages.choose(language);
        this.said = t("me.saved");
      },
      (problem: Error) => (this.wrong = problemWords(problem)),
    );
  };
}
