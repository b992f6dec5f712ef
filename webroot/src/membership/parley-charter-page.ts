import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { newCommand } from "../app/commands.ts";
import { list, moment } from "../app/format.ts";
import { languageName, messages, t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { Problem } from "../app/problem.ts";
import { failed, problemWords, waiting } from "../app/states.ts";
import type { ForumView, Text } from "../app/types.ts";
import { MembershipApi, type CharterPage } from "./api.ts";

/** The charter in one's language and the others it has; to be accepted anew where it has changed. */
@customElement("parley-charter-page")
export class ParleyCharterPage extends Light {
  @property({ attribute: false }) view!: ForumView;
  @state() private page?: CharterPage | undefined;
  @state() private problem?: Error | undefined;
  @state() private language = "";
  @state() private changing = false;
  @state() private wrong = "";
  @state() private said = "";

  private get api(): MembershipApi {
    return new MembershipApi(app.api.http, this.view.id);
  }

  override firstUpdated(): void {
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await this.api.charter().then((page) => (this.page = page), (problem: Error) => (this.problem = problem));
  };

  override render(): TemplateResult {
    return html`<section class="section" id="charter"><h2>${t("forum.charter")}</h2>
      ${this.said === "" ? nothing : html`<div class="note calm" role="status"><p>${this.said}</p></div>`}${this.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.wrong}</p></div>`}
      ${this.problem ? failed(this.problem, this.load) : this.page === undefined ? waiting() : this.body(this.page)}</section>`;
  }

  private body(page: CharterPage): TemplateResult {
    const languages = Object.keys(page.charter);
    const shown = page.charter[this.language] === undefined ? (page.charter[messages.locale] === undefined ? languages[0]! : messages.locale) : this.language;
    const mayChange = this.view.you.rights.includes("seat") || this.view.you.rights.includes("approve");
    return html`${page.asked ? html`<div class="note"><p><strong>${t("charter.changed", { time: page.changed === undefined ? "" : moment(page.changed) })}</strong></p><p>${t("charter.changedWhat")}</p>
        <p><button class="button primary" @click=${() => void this.accept(shown, page.changed!)}>${t("charter.accept")}</button></p></div>` : nothing}
      ${languages.length < 2 ? nothing : html`<p class="row">${languages.map((each) => html`<button class="plain" aria-pressed=${each === shown} @click=${() => (this.language = each)}>${languageName(each)}</button>`)}</p>`}
      <div class="prose charter" lang=${shown} dir="auto">${paragraphs(page.charter[shown] ?? textOf(page.charter))}</div>
      ${page.awaited === undefined || page.awaited.length === 0 ? nothing : html`<p class="quiet">${t("charter.awaited", { names: list(page.awaited.map(({ name }) => name)) })}</p>`}
      ${!mayChange ? nothing : this.changing ? this.form(page.charter) : html`<p><button class="button" @click=${() => (this.changing = true)}>${t("charter.change")}</button></p>`}`;
  }

  private form(charter: Text): TemplateResult {
    const languages = [...new Set([messages.locale, ...Object.keys(charter), ...app.config.languages])];
    return html`<form class="stack" @submit=${this.change}><p class="quiet">${t("charter.changeWhat")}</p>
      ${languages.map((each, i) => html`<details ?open=${i === 0}><summary>${languageName(each)}${charter[each] === undefined ? nothing : " ✓"}</summary>
        <textarea class="input" rows="14" name="charter-${each}" lang=${each} dir="auto" aria-label="${t("forum.charter")} (${languageName(each)})" .value=${charter[each] ?? ""}></textarea></details>`)}
      <div class="row"><button class="button primary">${t("charter.propose")}</button><button type="button" class="plain" @click=${() => (this.changing = false)}>${t("app.cancel")}</button></div></form>`;
  }

  private accept(language: string, changed: string): Promise<void> {
    return this.doing(async () => {
      await this.api.accept(newCommand(), language, changed).then(
        () => (this.said = t("charter.accepted")),
        (problem: unknown) => {
          if (!(problem instanceof Problem && problem.code === "version-changed")) throw problem;
          this.wrong = t("charter.changedAgain"); // and it is shown as it now stands
        },
      );
    });
  }

  private readonly change = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const words = [...new FormData(event.target as HTMLFormElement)].map(([name, value]) => [name.slice("charter-".length), (value as string).trim()] as const);
    await this.doing(async () => {
      const { approval } = await this.api.recharter(newCommand(), Object.fromEntries(words.filter(([, text]) => text !== "")));
      this.said = t(approval === undefined ? "charter.isChanged" : "charter.waits");
      this.changing = false;
    });
  };

  private async doing(work: () => Promise<void>): Promise<void> {
    [this.wrong, this.said] = ["", ""];
    await work().then(this.load, (problem: Error) => (this.wrong = problemWords(problem)));
  }
}

function paragraphs(text: string): TemplateResult[] {
  return text.split(/\n+/).filter((line) => line.trim() !== "").map((line) => html`<p>${line}</p>`);
}
