import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { newCommand } from "../app/commands.ts";
import { fullDay, shortDay } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { empty, failed, problemWords, waiting } from "../app/states.ts";
import type { ForumView, Id, Time } from "../app/types.ts";
import { choices } from "../membership/form.ts";
import { secretShown } from "./secret.ts";

const scopes = ["people", "invitations", "log"] as const;
const spans = [30, 90, 365] as const;
const NAME_MAX = 80;

interface Token {
  readonly id: Id;
  readonly name: string;
  readonly scopes: readonly (typeof scopes)[number][];
  readonly by: { readonly participant: Id; readonly name: string };
  readonly made: Time;
  readonly ends: Time;
  /** Somebody still comes in with it. */
  readonly leads: boolean;
  readonly used?: Time;
}

/** By what programs of the institution read lists of this forum: made, shown once, ended. */
@customElement("parley-tokens")
export class ParleyTokens extends Light {
  @property({ attribute: false }) view!: ForumView;
  @state() private tokens?: readonly Token[] | undefined;
  @state() private problem?: Error | undefined;
  @state() private making = false;
  @state() private busy = false;
  @state() private secret = "";
  @state() private said = "";
  @state() private wrong = "";
  private command = newCommand();

  override firstUpdated(): void {
    void this.load();
  }

  private get address(): string {
    return `/api/forums/${encodeURIComponent(this.view.id)}/tokens`;
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await app.api.http.get<{ tokens: readonly Token[] }>(this.address).then(({ tokens }) => (this.tokens = tokens), (problem: Error) => (this.problem = problem));
  };

  override render(): TemplateResult {
    return html`<section class="section stack" id="tokens"><h2>${t("tokens.title")}</h2><p class="quiet">${t("tokens.what")}</p>
      ${this.said === "" ? nothing : html`<div class="note calm" role="status"><p>${this.said}</p></div>`}
      ${this.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.wrong}</p></div>`}
      ${this.secret === "" ? nothing : secretShown(this.secret)}
      <div class="row"><button class="button" aria-expanded=${this.making} @click=${this.turn}>${icon("add")}${t("tokens.make")}</button></div>
      ${this.making ? this.form() : nothing}
      ${this.problem ? failed(this.problem, this.load) : this.tokens === undefined ? waiting() : this.tokens.length === 0 ? empty(t("tokens.none")) : this.table(this.tokens)}</section>`;
  }

  private readonly turn = (): void => {
    this.making = !this.making;
    [this.secret, this.said, this.wrong] = ["", "", ""];
  };

  private form(): TemplateResult {
    return html`<form class="section stack" @submit=${this.make}>
      <div class="field"><label for="token-name">${t("tokens.name")}</label>
        <input class="input" id="token-name" name="name" required maxlength=${NAME_MAX} autocomplete="off"><span class="help">${t("tokens.nameHelp")}</span></div>
      ${choices(t("tokens.reads"), "scopes", "checkbox", scopes.map((scope) => ({ value: scope, words: t(`tokens.scope.${scope}`), on: scope === "people" })))}
      ${choices(t("tokens.lasts"), "days", "radio", spans.map((days) => ({ value: String(days), words: t("tokens.days", { count: days }), on: days === 90 })))}
      <div class="row"><button class="button primary" ?disabled=${this.busy}>${t("tokens.make")}</button>
        <button class="button" type="button" @click=${this.turn}>${t("app.cancel")}</button></div></form>`;
  }

  private readonly make = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const chosen = form.getAll("scopes");
    [this.said, this.wrong] = ["", chosen.length === 0 ? t("tokens.noScope") : ""];
    if (this.wrong !== "") return;
    const asked = { command: this.command, name: (form.get("name") as string).trim(), scopes: chosen, days: Number(form.get("days")) };
    await this.doing(async () => {
      this.secret = (await app.api.http.post<{ secret: string }>(this.address, asked)).secret;
      this.command = newCommand();
      this.making = false;
    });
  };

  private table(tokens: readonly Token[]): TemplateResult {
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${t("tokens.title")}><table>
      <thead><tr><th scope="col">${t("tokens.name")}</th><th scope="col">${t("tokens.reads")}</th><th scope="col">${t("tokens.until")}</th>
        <th scope="col">${t("tokens.used")}</th><th scope="col"><span class="unseen">${t("tokens.end")}</span></th></tr></thead>
      <tbody>${tokens.map((token) => this.line(token))}</tbody></table></div>`;
  }

  private line(token: Token): TemplateResult {
    const over = Date.parse(token.ends) <= Date.now() ? t("tokens.over") : token.leads ? "" : t("tokens.dead");
    return html`<tr><th scope="row"><bdi>${token.name}</bdi><br><span class="quiet small">${t("tokens.by", { name: token.by.name, day: fullDay(token.made) })}</span></th>
      <td>${token.scopes.map((scope) => t(`tokens.scope.${scope}`)).join(" · ")}</td>
      <td>${fullDay(token.ends)}${over === "" ? nothing : html`<br><strong>${over}</strong>`}</td>
      <td>${token.used === undefined ? t("tokens.never") : shortDay(token.used.slice(0, 10))}</td>
      <td class="deeds"><button class="plain" ?disabled=${this.busy} aria-label="${t("tokens.end")}: ${token.name}" @click=${() => void this.end(token)}>${t("tokens.end")}</button></td></tr>`;
  }

  private end(token: Token): Promise<void> {
    [this.secret, this.said, this.wrong] = ["", "", ""];
    return this.doing(async () => {
      await app.api.http.put(`${this.address}/${encodeURIComponent(token.id)}/revocation`, { command: newCommand() });
      this.said = t("tokens.ended", { name: token.name });
    });
  }

  private async doing(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    await work().then(this.load, (problem: Error) => (this.wrong = problemWords(problem)));
    this.busy = false;
  }
}
