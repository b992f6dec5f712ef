import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { newCommand } from "../app/commands.ts";
import { exact } from "../app/format.ts";
import { parts, t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { Problem } from "../app/problem.ts";
import { failed, problemWords, waiting } from "../app/states.ts";
import type { Capacity } from "../app/types.ts";
import { leave } from "../identity/leave.ts";
import { line, mistakeOf, summary, type Mistake } from "../membership/form.ts";
import { arrived, forget, keep } from "./kept.ts";
import type { Entrance } from "./types.ts";
import "./parley-charter.ts";
import "./parley-password.ts";

/** The way in for whoever was invited: password, charter with capacity, who sees what; then the room. */
@customElement("parley-invitation")
export class ParleyInvitation extends Light {
  @state() private secret = arrived();
  @state() private entrance?: Entrance | undefined;
  @state() private problem?: Error | undefined;
  @state() private mistakes: readonly Mistake[] = [];
  @state() private asked = false;
  @state() private busy = false;
  private readonly command = newCommand();

  override firstUpdated(): void {
    if (this.secret === undefined) this.stands();
    else void this.knock(this.secret);
  }

  private readonly again = (): void => void (this.secret !== undefined && this.knock(this.secret));

  private async knock(secret: string): Promise<void> {
    this.problem = undefined;
    this.busy = true;
    await app.api.knock(secret).then(
      (entrance) => {
        keep(secret);
        [this.secret, this.entrance] = [secret, entrance];
      },
      (problem: Error) => this.refused(problem),
    );
    this.busy = false;
    await this.updateComplete;
    this.stands();
  }

  private refused(problem: Error): void {
    if (problem instanceof Problem && problem.code === "bad-field") {
      this.secret = undefined;
      this.mistakes = [{ field: "code", words: t("invitation.codeMistyped") }];
      return;
    }
    if (problem instanceof Problem && problem.code === "no-invitation") forget();
    this.problem = problem;
  }

  override render(): TemplateResult {
    return html`<div class="column narrow stack entrance">${this.screen()}</div>`;
  }

  private screen(): TemplateResult {
    if (this.problem instanceof Problem && this.problem.code === "no-invitation") return this.nothingHere();
    if (this.problem instanceof Problem && this.problem.code === "invitation-expired") return this.expired();
    if (this.problem) return failed(this.problem, this.again);
    if (this.secret === undefined) return this.byCode();
    const { entrance } = this;
    if (entrance === undefined) return waiting();
    switch (entrance.step) {
      case "password":
        return html`<parley-password .secret=${this.secret} .entrance=${entrance} @made=${this.made}></parley-password>`;
      case "signIn":
        return this.signIn(entrance);
      case "otherAccount":
        return this.other(entrance);
      case "charter":
        return html`<parley-charter .ahead=${entrance.ahead} .busy=${this.busy} .mistakes=${this.mistakes} @enter=${this.enter}></parley-charter>`;
    }
  }

  private byCode(): TemplateResult {
    return html`<h1 tabindex="-1">${t("invitation.codeTitle")}</h1>
      <p>${t("invitation.codeWhat")}</p>
      <form class="stack" novalidate @submit=${this.typed}>${summary(this.mistakes)}
        ${line({ name: "code", label: t("invitation.code"), help: t("invitation.codeHelp"), mistakes: this.mistakes })}
        <p><button class="button primary" ?disabled=${this.busy}>${t("invitation.goOn")}</button></p></form>`;
  }

  private readonly typed = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const code = (new FormData(event.target as HTMLFormElement).get("code") as string).trim();
    this.mistakes = code === "" ? [{ field: "code", words: t("invitation.codeMistyped") }] : [];
    if (code !== "") await this.knock(code);
  };

  private nothingHere(): TemplateResult {
    const byCode = (): void => {
      [this.problem, this.secret, this.mistakes] = [undefined, undefined, []];
    };
    return html`<h1 tabindex="-1">${t("invitation.nothingTitle")}</h1>
      <p>${t("invitation.nothingWhy")}</p>
      <ul class="points"><li>${t("invitation.nothingSignIn")} <a href="/">${t("session.signIn")}</a></li>
        <li>${t("invitation.nothingAsk")}</li>
        <li>${t("invitation.nothingCode")} <button class="plain" @click=${byCode}>${t("invitation.codeTitle")}</button></li></ul>`;
  }

  private expired(): TemplateResult {
    if (this.asked) return html`<h1 tabindex="-1">${t("invitation.askedTitle")}</h1><p role="status">${t("invitation.asked")}</p>`;
    return html`<h1 tabindex="-1">${t("invitation.expiredTitle")}</h1>
      <p>${t("invitation.expired")}</p>
      <p><button class="button primary" ?disabled=${this.busy} @click=${this.askAnew}>${t("invitation.askAnew")}</button></p>`;
  }

  private readonly askAnew = async (): Promise<void> => {
    this.busy = true;
    await app.api.askAnew(this.secret!).then(() => (this.asked = true), (problem: Error) => (this.problem = problem));
    this.busy = false;
  };

  private signIn({ email }: Entrance): TemplateResult {
    return html`<h1 tabindex="-1">${t("invitation.signInTitle")}</h1>
      <p>${parts("invitation.signInWhat", { email: html`<bdi class="strong">${email}</bdi>` })}</p>
      <p><button class="button primary" @click=${() => void app.session.signIn("/invitation")}>${t("session.signIn")}</button></p>`;
  }

  private other({ email, until }: Entrance): TemplateResult {
    return html`<h1 tabindex="-1">${t("invitation.otherTitle")}</h1>
      <p>${parts("invitation.otherWhat", { email: html`<bdi class="strong">${email}</bdi>`, name: html`<bdi>${app.session.me?.name ?? ""}</bdi>` })}</p>
      <p class="quiet">${t("invitation.until", { time: exact(until) })}</p>
      <p><button class="button" @click=${() => void leave()}>${t("session.signOut")}</button></p>`;
  }

  /** The account is there and signed in: the page is drawn anew for it, and knocks again. */
  private readonly made = async (): Promise<void> => {
    await app.session.start().then(() => this.again(), (problem: Error) => (this.problem = problem));
  };

  private readonly enter = async (event: CustomEvent<{ capacity: Capacity; language: string }>): Promise<void> => {
    this.busy = true;
    const { capacity, language } = event.detail;
    await app.api.accept(this.command, this.secret!, capacity, language).then(
      ({ forum, room }) => {
        forget();
        void app.forums.reloadAll();
        app.router.go({ page: "room", forum, room }, { replace: true });
      },
      (problem: Error) => {
        if (problem instanceof Problem && problem.status < 500 && problem.code !== "bad-field") this.problem = problem;
        else this.mistakes = [{ ...mistakeOf(problem), words: problemWords(problem) }];
      },
    );
    this.busy = false;
  };
}
