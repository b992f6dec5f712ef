import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { messages, parts, t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { Problem } from "../app/problem.ts";
import { problemWords } from "../app/states.ts";
import { field, summary, type Mistake } from "../membership/form.ts";
import type { Entrance } from "./types.ts";

const PASSWORD_MIN = 12;
const PASSWORD_MAX = 128;

/** The first screen: one field. The address is the name one signs in by. */
@customElement("parley-password")
export class ParleyPassword extends Light {
  @property() secret = "";
  @property({ attribute: false }) entrance!: Entrance;
  @state() private mistakes: readonly Mistake[] = [];
  @state() private shown = false;
  @state() private busy = false;

  override render(): TemplateResult {
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <h1 tabindex="-1">${t("invitation.passwordTitle")}</h1>
      <p>${parts("invitation.passwordWhat", { email: html`<bdi class="strong">${this.entrance.email}</bdi>` })}</p>
      ${summary(this.mistakes)}
      <input class="unseen" type="text" name="email" autocomplete="username" .value=${this.entrance.email} readonly tabindex="-1" aria-hidden="true">
      ${field({ name: "password", label: t("invitation.password"), help: t("invitation.passwordHelp", { count: PASSWORD_MIN }), mistakes: this.mistakes }, (ids, wrong) => html`
        <input class="input" id="password" name="password" type=${this.shown ? "text" : "password"} autocomplete="new-password" dir="ltr" spellcheck="false"
          autocapitalize="off" aria-describedby=${ids} aria-invalid=${wrong}>`)}
      <label class="choice"><input type="checkbox" @change=${(e: Event) => (this.shown = (e.target as HTMLInputElement).checked)}><span>${t("invitation.passwordShow")}</span></label>
      <p><button class="button primary large" ?disabled=${this.busy}>${t("invitation.goOn")}</button></p>
      <p class="quiet small">${t("invitation.passwordMore")} <a href="/about" target="_blank">${t("nav.about")}</a></p>
    </form>`;
  }

  private readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const password = new FormData(event.target as HTMLFormElement).get("password") as string;
    this.mistakes = this.wrong(password);
    if (this.mistakes.length === 0) await this.send(password);
    if (this.mistakes.length > 0) await this.updateComplete.then(() => this.querySelector<HTMLElement>("#password")?.focus());
  };

  private wrong(password: string): readonly Mistake[] {
    if (password.length < PASSWORD_MIN) return [{ field: "password", words: t("invitation.passwordShort", { count: PASSWORD_MIN }) }];
    if (password.length > PASSWORD_MAX) return [{ field: "password", words: t("invitation.passwordLong", { count: PASSWORD_MAX }) }];
    if (password.toLowerCase() === this.entrance.email.toLowerCase()) return [{ field: "password", words: t("invitation.passwordAddress") }];
    return [];
  }

  private async send(password: string): Promise<void> {
    this.busy = true;
    await app.api.makeAccount(this.secret, password, messages.locale).then(
      () => this.dispatchEvent(new Event("made")),
      (problem: Error) => {
        // Somebody was faster, perhaps oneself in another tab: the page looks again.
        if (problem instanceof Problem && problem.code === "has-account") return void this.dispatchEvent(new Event("made"));
        const refused = problem instanceof Problem && problem.code === "bad-field" && problem.field === "password";
        this.mistakes = [{ field: refused ? "password" : "", words: refused ? t("invitation.passwordRefused") : problemWords(problem) }];
      },
    );
    this.busy = false;
  }
}
