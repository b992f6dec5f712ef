import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { newCommand } from "../app/commands.ts";
import { Watch } from "../app/controller.ts";
import { t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { failed, problemWords, waiting } from "../app/states.ts";
import type { Id } from "../app/types.ts";
import { mistakeOf, summary, type Mistake } from "../membership/form.ts";
import { OpeningApi, type Matter, type Proposal, type ProposalPage, type Terms } from "./api.ts";
import type { Fora } from "./rows.ts";
import { fromRow } from "./terms.ts";
import { placeFrom } from "./web.ts";
import "./parley-terms.ts";

/** Opens a forum, or proposes it to somebody who may: from a row of the web, from another forum, or from a proposal. */
@customElement("parley-opening")
export class ParleyOpening extends Light {
  @property() row?: string;
  @property() from?: Id;
  @property() proposal?: Id;
  @state() private web?: Fora | undefined;
  @state() private matter?: Matter | undefined;
  @state() private page?: ProposalPage | undefined;
  @state() private terms?: Terms | undefined;
  @state() private received?: Proposal | undefined;
  @state() private problem?: Error | undefined;
  @state() private mistakes: readonly Mistake[] = [];
  @state() private busy = false;
  @state() private done?: { words: string; href: string; link: string } | undefined;
  private readonly session = new Watch(this, () => app.session);
  private command = newCommand();
  private readonly accepting = newCommand();

  private get api(): OpeningApi {
    return new OpeningApi(app.api.http);
  }

  private get mayOpen(): boolean {
    return this.session.store?.me?.operator === true;
  }

  override firstUpdated(): void {
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    try {
      [this.web, this.matter, this.page] = await Promise.all([app.api.fora<Fora>(), this.api.matter(), this.api.proposals()]);
      this.received = this.page.received.find(({ id }) => id === this.proposal);
      const other = this.from === undefined ? this.received?.terms : await this.api.termsOf(this.from);
      this.terms = other ?? this.begun(this.web, this.matter);
    } catch (problem) {
      this.problem = problem as Error;
    }
    await this.updateComplete;
    this.stands();
  };

  /** From a row, or from an empty place of the web. */
  private begun(web: Fora, matter: Matter): Terms {
    const terms = fromRow(web.fora.find(({ id }) => id === this.row), web, matter);
    if (this.row !== undefined) return terms;
    const { parties, issue } = placeFrom(location.hash, web);
    return { ...terms, parties, issue: issue?.name ?? terms.issue };
  }

  override render(): TemplateResult {
    return html`<div class="column narrow">
      <header class="page-head"><h1 tabindex="-1">${t(this.mayOpen ? "opening.title" : "opening.proposeTitle")}</h1>
        <p class="lead">${t(this.from !== undefined ? "opening.leadClone" : this.mayOpen ? "opening.lead" : "opening.proposeLead")}</p></header>
      ${this.done ? html`<div class="note calm" role="status" tabindex="-1"><p>${this.done.words}</p><p><a href=${this.done.href}>${this.done.link}</a></p></div>`
        : this.problem ? failed(this.problem, this.load) : this.terms && this.matter && this.web ? this.form(this.terms, this.matter, this.web) : waiting()}</div>`;
  }

  private form(terms: Terms, matter: Matter, web: Fora): TemplateResult {
    return html`<form class="stack" novalidate @submit=${this.send}>
      ${summary(this.mistakes)}
      ${this.received === undefined ? nothing : html`<div class="note"><p>${t("proposals.by", { name: this.received.by })}</p><p dir="auto">${this.received.why}</p></div>`}
      <parley-terms .terms=${terms} .matter=${matter} .web=${web} .mistakes=${this.mistakes} @changed=${(event: CustomEvent<Terms>) => (this.terms = event.detail)}></parley-terms>
      ${this.mayOpen ? this.seating() : this.toWhom()}
      <div class="row"><button class="button primary" ?disabled=${this.busy || (!this.mayOpen && this.page?.openers.length === 0)}>${t(this.mayOpen ? "opening.open" : "opening.propose")}</button>
        <a class="plain" href="/fora">${t("app.cancel")}</a></div></form>`;
  }

  private seating(): TemplateResult | typeof nothing {
    if (this.received === undefined) return nothing;
    return html`<label class="choice"><input type="checkbox" name="seats" checked><span>${t("opening.seatsToo", { name: this.received.by })}</span></label>`;
  }

  private toWhom(): TemplateResult {
    const openers = this.page?.openers ?? [];
    if (openers.length === 0) return html`<div class="note"><p>${t("opening.nobody")}</p></div>`;
    return html`<div class="field"><label for="to">${t("opening.to")}</label><select class="input" id="to" name="to">${openers.map(({ account, name }) => html`<option value=${account}>${name}</option>`)}</select>
        <span class="help">${t("opening.toHelp")}</span></div>
      <div class="field"><label for="why">${t("opening.why")}</label><textarea class="input" id="why" name="why" rows="4" dir="auto"></textarea></div>`;
  }

  private readonly send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const terms = this.terms!;
    const why = ((form.get("why") as string | null) ?? "").trim();
    this.mistakes = [
      ...(Object.keys(terms.name).length === 0 ? [{ field: "name", words: t("opening.nameMissing") }] : []),
      ...(Object.keys(terms.issue).length === 0 ? [{ field: "issue", words: t("opening.issueMissing") }] : []),
      ...(terms.parties.length < 2 ? [{ field: "parties", words: t("opening.partiesMissing") }] : []),
      ...(Object.keys(terms.charter).length === 0 ? [{ field: "charter", words: t("opening.charterMissing") }] : []),
      ...(!this.mayOpen && why === "" ? [{ field: "why", words: t("opening.whyMissing") }] : []),
    ];
    if (this.mistakes.length === 0) {
      this.busy = true;
      await (this.mayOpen ? this.open(terms, form.get("seats") !== null) : this.propose(terms, form.get("to") as Id, why)).catch((problem: Error) => {
        this.mistakes = [mistakeOf(problem, { "terms.name": "name", "terms.issue": "issue", "terms.parties": "parties", "terms.charter": "charter", "terms.groups": "groups", why: "why" })];
        if ("status" in problem && (problem.status as number) < 500) this.command = newCommand();
      });
      this.busy = false;
    }
    await this.updateComplete;
    this.querySelector<HTMLElement>("[role=alert], [role=status]")?.focus();
  };

  private async open(terms: Terms, seats: boolean): Promise<void> {
    const { forum } = await this.api.open(this.command, terms);
    let words = t("opening.done", { name: textOf(terms.name) });
    if (this.received !== undefined) {
      await this.api.accept(this.accepting, this.received.id, forum, seats).catch((problem: Error) => (words = `${words} ${problemWords(problem)}`));
    }
    void app.forums.reload();
    this.done = { words, href: address({ page: "organise", forum }), link: t("opening.toPeople") };
  }

  private async propose(terms: Terms, to: Id, why: string): Promise<void> {
    await this.api.propose(this.command, to, why, terms);
    this.done = { words: t("opening.proposed"), href: address({ page: "proposals" }), link: t("proposals.title") };
  }
}
