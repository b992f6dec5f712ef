import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { newCommand } from "../app/commands.ts";
import { fullDay, list, moment } from "../app/format.ts";
import { t, textOf } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { failed, problemWords, waiting } from "../app/states.ts";
import type { ForumView } from "../app/types.ts";
import { partyName } from "../forum/words.ts";
import { MembershipApi, type Accession, type PartiesPage } from "./api.ts";
import "./parley-accession.ts";

/** How the parties sit, which ask to come in, and the consent of one's own; a co-chair's party may leave. */
@customElement("parley-parties")
export class ParleyParties extends Light {
  @property({ attribute: false }) view!: ForumView;
  @state() private page?: PartiesPage | undefined;
  @state() private problem?: Error | undefined;
  @state() private task: "none" | "propose" | "withdraw" = "none";
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
    await this.api.parties().then((page) => (this.page = page), (problem: Error) => (this.problem = problem));
  };

  override render(): TemplateResult {
    return html`<section class="section" id="parties"><h2>${t("forum.parties")}</h2>
      ${this.said === "" ? nothing : html`<div class="note calm" role="status"><p>${this.said}</p></div>`}
      ${this.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.wrong}</p></div>`}
      ${this.problem ? failed(this.problem, this.load) : this.page === undefined ? waiting() : this.body(this.page)}</section>`;
  }

  private body({ parties, accessions, withdraws }: PartiesPage): TemplateResult {
    return html`<ul class="chips">${parties.map(({ code, name, standing }) => html`<li class="chip ${standing === "full" ? "" : "optional"}">${textOf(name)}${standing === "full" ? nothing : html` · ${t(`parties.${standing}`)}`}${code === this.view.you.party ? html` · <strong>${t("forum.yourParty")}</strong>` : nothing}</li>`)}</ul>
      ${accessions.length === 0 ? nothing : html`<h3>${t("parties.accessions")}</h3><ul class="contents">${accessions.map((each) => this.one(each))}</ul>`}
      <div class="row">${this.view.you.rights.includes("seat") ? html`<button class="button" aria-expanded=${this.task === "propose"} @click=${() => this.turn("propose")}>${icon("add")}${t("parties.propose")}</button>` : nothing}
        ${withdraws ? html`<button class="plain" aria-expanded=${this.task === "withdraw"} @click=${() => this.turn("withdraw")}>${t("parties.withdraw")}</button>` : nothing}</div>
      ${this.task === "propose" ? html`<parley-accession .view=${this.view} .parties=${parties} @done=${this.finished} @cancel=${() => this.turn("none")}></parley-accession>` : nothing}
      ${this.task === "withdraw" ? this.withdrawal() : nothing}`;
  }

  private one(each: Accession): TemplateResult {
    const open = each.outcome === undefined;
    const reads = each.from === "all" ? t("places.readsAll") : each.since === undefined ? t("parties.readsNow") : t("places.readsSince", { day: fullDay(each.since) });
    return html`<li class="note ${each.yours && each.answer === undefined ? "" : "calm"}"><p><strong>${textOf(each.name)}</strong> · ${t(each.observer ? "parties.asObserver" : "parties.asFull")} · ${reads}</p>
      <p dir="auto">${each.why}</p><p class="quiet small">${t("parties.askedBy", { name: each.by, time: moment(each.asked) })}${open ? ` ${t("parties.until", { time: moment(each.deadline) })}` : ""}</p>
      ${open ? html`<p>${t("parties.blind")}</p>` : html`<p><strong>${t(`parties.${each.outcome as "agreed"}`)}</strong>${each.unheard === undefined || each.unheard.length === 0 ? nothing : html` ${t("parties.unheard", { parties: list(each.unheard.map((code) => partyName(code, this.view))) })}`}</p>`}
      ${each.answer === undefined || !open ? nothing : html`<p>${t(each.answer ? "parties.youConsented" : "parties.youObjected")}</p>`}
      ${each.yours ? html`<div class="row"><button class="button ${each.answer === undefined ? "primary" : ""}" ?disabled=${each.answer === true} @click=${() => void this.answer(each, true)}>${t("parties.consent")}</button>
        <button class="button" ?disabled=${each.answer === false} @click=${() => void this.answer(each, false)}>${t("parties.object")}</button></div>` : nothing}</li>`;
  }

  private withdrawal(): TemplateResult {
    const party = partyName(this.view.you.party ?? "", this.view);
    return html`<div class="note danger stack"><p><strong>${t("parties.withdrawTitle", { party })}</strong></p><p>${t("parties.withdrawWhat")}</p><p>${t("leave.stays")}</p>
      <div class="row"><button class="button danger" @click=${this.withdraw}>${t("parties.withdrawNow", { party })}</button><button class="button" @click=${() => this.turn("none")}>${t("organise.keepSeated")}</button></div></div>`;
  }

  private turn(task: typeof this.task): void {
    this.task = this.task === task ? "none" : task;
    [this.said, this.wrong] = ["", ""];
  }

  private readonly finished = (event: CustomEvent<string>): void => {
    this.turn("none");
    this.said = event.detail;
    void this.load();
  };

  private answer(each: Accession, consents: boolean): Promise<void> {
    return this.doing(async () => {
      await this.api.consent(newCommand(), each.id, consents);
      this.said = t("parties.noted");
    });
  }

  private readonly withdraw = (): Promise<void> => this.doing(async () => {
    await this.api.withdraw(newCommand(), this.view.you.party ?? "");
    await app.forums.view(this.view.id).reload();
  });

  private async doing(work: () => Promise<void>): Promise<void> {
    this.wrong = "";
    await work().then(this.load, (problem: Error) => (this.wrong = problemWords(problem)));
  }
}
