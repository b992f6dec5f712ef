import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { list, moment } from "../app/format.ts";
import { t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { empty, failed, problemWords, waiting } from "../app/states.ts";
import { OpeningApi, type Proposal, type ProposalPage } from "./api.ts";

/** What was proposed to me, to open or to decline with a sentence; and what I proposed, with what came of it. */
@customElement("parley-proposals")
export class ParleyProposals extends Light {
  @state() private page?: ProposalPage | undefined;
  @state() private problem?: Error | undefined;
  @state() private declining = "";
  @state() private wrong = "";

  private get api(): OpeningApi {
    return new OpeningApi(app.api.http);
  }

  override firstUpdated(): void {
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await this.api.proposals().then((page) => (this.page = page), (problem: Error) => (this.problem = problem));
    await this.updateComplete;
    this.stands();
  };

  override render(): TemplateResult {
    return html`<div class="column narrow"><header class="page-head"><h1 tabindex="-1">${t("proposals.title")}</h1><p class="lead">${t("proposals.lead")}</p></header>
      ${this.problem ? failed(this.problem, this.load) : this.page === undefined ? waiting() : this.body(this.page)}</div>`;
  }

  private body({ made, received }: ProposalPage): TemplateResult {
    return html`${received.length === 0 ? nothing : html`<section class="section"><h2>${t("proposals.received")}</h2><ul class="contents">${received.map((each) => this.toMe(each))}</ul></section>`}
      <section class="section"><h2>${t("proposals.made")}</h2>
        ${made.length === 0 ? empty(t("proposals.none"), html`<a class="button" href="/fora">${t("nav.fora")}</a>`) : html`<ul class="contents">${made.map((each) => html`<li class="note calm">${this.what(each)}
          <p class="quiet small">${t("proposals.to", { name: each.to, time: moment(each.at) })}</p><p><strong>${this.state(each)}</strong></p>${each.answer === undefined ? nothing : html`<p dir="auto">${each.answer}</p>`}</li>`)}</ul>`}</section>`;
  }

  private what({ terms, why }: Proposal): TemplateResult {
    return html`<h3 dir="auto">${textOf(terms.name)}</h3><p class="small">${list([...terms.parties])} · ${t(`fora.track.${terms.track as "T2"}`)}</p><p dir="auto">${why}</p>`;
  }

  private state(each: Proposal): string {
    return t(each.opened ? "proposals.opened" : each.answer === undefined ? "proposals.waits" : "proposals.declined");
  }

  private toMe(each: Proposal): TemplateResult {
    const waits = !each.opened && each.answer === undefined;
    return html`<li class="note ${waits ? "" : "calm"}">${this.what(each)}<p class="quiet small">${t("proposals.by", { name: each.by })} · ${moment(each.at)}</p>
      ${!waits ? html`<p><strong>${this.state(each)}</strong></p>` : this.declining === each.id ? this.refusal(each) : html`<div class="row">
        <a class="button primary" href=${address({ page: "opening", proposal: each.id })}>${t("proposals.take")}</a>
        <button class="button" @click=${() => (this.declining = each.id)}>${t("proposals.decline")}</button></div>`}</li>`;
  }

  private refusal(each: Proposal): TemplateResult {
    return html`<form class="stack" @submit=${(event: SubmitEvent) => void this.decline(event, each)}>
      ${this.wrong === "" ? nothing : html`<p class="wrong" role="alert">${this.wrong}</p>`}
      <div class="field"><label for="answer">${t("proposals.answer")}</label><textarea class="input" id="answer" name="answer" rows="3" dir="auto" required></textarea></div>
      <div class="row"><button class="button">${t("proposals.decline")}</button><button type="button" class="plain" @click=${() => (this.declining = "")}>${t("app.cancel")}</button></div></form>`;
  }

  private async decline(event: SubmitEvent, each: Proposal): Promise<void> {
    event.preventDefault();
    const answer = (new FormData(event.target as HTMLFormElement).get("answer") as string).trim();
    await this.api.decline(each.id, answer).then(() => {
      [this.declining, this.wrong] = ["", ""];
      return this.load();
    }, (problem: Error) => (this.wrong = problemWords(problem)));
  }
}
