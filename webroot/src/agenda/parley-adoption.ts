import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { moment, myZone } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import type { CommandId } from "../app/commands.ts";
import type { ForumView, RoomView } from "../app/types.ts";
import { partyName } from "../forum/words.ts";
import type { RoomFeed } from "../room/feed.ts";
import { Doing } from "./doing.ts";
import { agendaApi, agendaOf } from "./feeds.ts";
import { plannedOf } from "./state.ts";
import { consents, type Adoption, type AgendaPage, type Consent } from "./types.ts";
import { instantOf, wallAt } from "./zones.ts";

const dayMs = 86_400_000;

/** Adoption of an agenda: asking the co-chairs, what each party has said as far as it may be known, my own answer. */
@customElement("parley-adoption")
export class ParleyAdoption extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) page!: AgendaPage;
  @property({ attribute: false }) named?: ForumView | undefined;
  @state() private asking = false;
  private readonly doing = new Doing(this);

  override render(): TemplateResult | typeof nothing {
    const { adoption, mayPlan, session } = this.page;
    const open = session.status === "provisional" && session.state === "planned";
    if (open && adoption === undefined && !mayPlan) return nothing;
    return html`<section class="adoption">
      ${this.doing.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.doing.wrong}</p></div>`}
      ${adoption === undefined ? nothing : this.stand(adoption)}
      ${open && mayPlan ? this.ask() : nothing}</section>`;
  }

  private stand(adoption: Adoption): TemplateResult {
    switch (adoption.state) {
      case "asked":
        return html`<div class="note"><p><strong>${t("agenda.asked", { time: moment(adoption.deadline) })}</strong></p>
          <p>${t("agenda.frozenAsked")}</p>${this.parties(adoption)}${this.mine(adoption)}
          ${this.page.mayPlan ? html`<div class="row no-print"><button class="button" ?disabled=${this.doing.busy} @click=${() => void this.takeBack()}>${t("agenda.takeBack")}</button></div>` : nothing}</div>`;
      case "adopted":
        return html`<div class="note calm"><p><strong>${icon("live")} ${adoption.decided === undefined ? t("agenda.adopted") : t("agenda.adoptedAt", { time: moment(adoption.decided) })}</strong></p>
          <p>${t("agenda.frozenAdopted")}</p><details class="fold"><summary>${t("agenda.consents")}</summary>${this.parties(adoption)}</details></div>`;
      case "failed":
        return html`<div class="note danger"><p><strong>${t("agenda.failed")}</strong></p><p>${t("agenda.failedWhat")}</p>${this.parties(adoption)}</div>`;
      case "withdrawn":
        return html`<p class="quiet small">${t("agenda.takenBack")}</p>`;
    }
  }

  private parties(adoption: Adoption): TemplateResult {
    if (adoption.parties.length === 0) return html`<p class="quiet small">${t("agenda.nobodyToHear")}</p>`;
    return html`<table><caption>${adoption.state !== "asked" ? t("agenda.consents") : t(adoption.hidden ? "agenda.consentsHidden" : "agenda.consentsOpen")}</caption>
      <thead><tr><th scope="col">${t("forum.party")}</th><th scope="col">${t("agenda.consent")}</th></tr></thead>
      <tbody>${adoption.parties.map(({ party, heard, consent }) => html`<tr><th scope="row">${partyName(party, this.named)}</th>
        <td>${consent !== undefined ? t(`agenda.consent.${consent}`) : heardWords(heard, adoption)}</td></tr>`)}</tbody></table>`;
  }

  private mine(adoption: Adoption): TemplateResult | typeof nothing {
    const said = adoption.mine === undefined ? nothing : html`<p>${t("agenda.consentMine", { consent: t(`agenda.consent.${adoption.mine}`) })}</p>`;
    if (!this.page.mayConsent) return said;
    return html`${said}<form class="stack tight no-print" @submit=${this.consent}>
      <fieldset class="field"><legend>${t("agenda.consentTitle")}</legend>
        ${consents.map((each) => html`<label class="choice"><input type="radio" name="consent" value=${each} required .checked=${adoption.mine === each}>
          <span>${t(`agenda.consent.${each}`)}<br><span class="quiet small">${t(`agenda.consentLong.${each}`)}</span></span></label>`)}</fieldset>
      <div class="row"><button class="button primary" ?disabled=${this.doing.busy}>${t("agenda.consentNow")}</button></div></form>`;
  }

  private ask(): TemplateResult {
    if (!this.asking) return html`<p class="row no-print"><button class="button" ?disabled=${plannedOf(this.page.items).length === 0} @click=${() => (this.asking = true)}>${t("agenda.ask")}</button></p>`;
    const starts = Date.parse(this.page.session.starts);
    const wall = wallAt(myZone(), Math.max(Date.now() + dayMs, Math.min(starts - dayMs, Date.now() + 7 * dayMs)));
    return html`<form class="item-task stack tight no-print" @submit=${this.askNow}><h2>${t("agenda.ask")}</h2><p>${t("agenda.askWhat")}</p>
      <div class="side-by-side"><div class="field"><label for="adoption-date">${t("agenda.deadlineDate")}</label><input class="input" id="adoption-date" name="date" type="date" required value=${wall.date}></div>
        <div class="field"><label for="adoption-time">${t("agenda.time")}</label><input class="input" id="adoption-time" name="time" type="time" required value="18:00"></div></div>
      <p class="quiet small">${t("agenda.deadlineWhat", { zone: myZone() })}</p>
      <label class="choice"><input type="checkbox" name="hidden" checked><span>${t("agenda.hidden")}<br><span class="quiet small">${t("agenda.hiddenHelp")}</span></span></label>
      <div class="row"><button class="button primary" ?disabled=${this.doing.busy}>${t("agenda.askNow")}</button>
        <button type="button" class="plain" @click=${() => (this.asking = false)}>${t("app.cancel")}</button></div></form>`;
  }

  private readonly askNow = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const at = instantOf(form.get("date") as string, form.get("time") as string, myZone());
    if (at === undefined) {
      this.doing.wrong = t("agenda.timeMissing");
      return this.requestUpdate();
    }
    const deadline = new Date(at).toISOString();
    const hidden = form.has("hidden");
    const done = await this.run(`ask ${deadline} ${hidden}`, (command, session) => agendaApi(this.feed).askForAdoption(command, session, deadline, hidden));
    if (done) this.asking = false;
  };

  private readonly consent = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const consent = new FormData(event.target as HTMLFormElement).get("consent") as Consent;
    await this.run(`consent ${this.page.adoption?.asked} ${consent}`, (command, session) => agendaApi(this.feed).consent(command, session, consent));
  };

  private async takeBack(): Promise<void> {
    await this.run(`takeBack ${this.page.adoption?.asked}`, (command, session) => agendaApi(this.feed).takeBackAdoption(command, session));
  }

  private run(what: string, work: (command: CommandId, session: string) => Promise<unknown>): Promise<boolean> {
    const session = this.page.session.id;
    return this.doing.run(what, (command) => agendaOf(this.feed, session).during(() => work(command, session)));
  }
}

/** That nobody was heard is said when the time is over, and never means consent. */
function heardWords(heard: boolean | undefined, { deadline }: Adoption): string {
  if (heard === undefined) return t("agenda.heardUnknown");
  if (heard) return t("agenda.heard");
  return t(Date.parse(deadline) < Date.now() ? "agenda.notHeard" : "agenda.notHeardYet");
}
