import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { moment, myZone } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import type { CommandId } from "../app/commands.ts";
import type { ForumView, RoomView } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import { answering, mineOf, partiesOf } from "./consenting.ts";
import { deadlineFields, deadlineOf } from "./deadline.ts";
import { Doing } from "./doing.ts";
import { agendaApi, agendaOf } from "./feeds.ts";
import { plannedOf } from "./state.ts";
import type { Adoption, AgendaPage, Consent } from "./types.ts";

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
          <p>${t("agenda.frozenAsked")}</p>${partiesOf(adoption, this.named)}${this.mine(adoption)}
          ${this.page.mayPlan ? html`<div class="row no-print"><button class="button" ?disabled=${this.doing.busy} @click=${() => void this.takeBack()}>${t("agenda.takeBack")}</button></div>` : nothing}</div>`;
      case "adopted":
        return html`<div class="note calm"><p><strong>${icon("live")} ${adoption.decided === undefined ? t("agenda.adopted") : t("agenda.adoptedAt", { time: moment(adoption.decided) })}</strong></p>
          <p>${t("agenda.frozenAdopted")}</p><details class="fold"><summary>${t("agenda.consents")}</summary>${partiesOf(adoption, this.named)}</details></div>`;
      case "failed":
        return html`<div class="note danger"><p><strong>${t("agenda.failed")}</strong></p><p>${t("agenda.failedWhat")}</p>${partiesOf(adoption, this.named)}</div>`;
      case "withdrawn":
      case "overtaken": // no agenda is: only what is proposed on top of one
        return html`<p class="quiet small">${t("agenda.takenBack")}</p>`;
    }
  }

  private mine(adoption: Adoption): unknown {
    if (!this.page.mayConsent) return mineOf(adoption);
    return [mineOf(adoption), answering(adoption, {
      legend: t("agenda.consentTitle"), meaning: (each) => t(`agenda.consentLong.${each}`), busy: this.doing.busy, answer: (each) => void this.consent(each),
    })];
  }

  private ask(): TemplateResult {
    if (!this.asking) return html`<p class="row no-print"><button class="button" ?disabled=${plannedOf(this.page.items).length === 0} @click=${() => (this.asking = true)}>${t("agenda.ask")}</button></p>`;
    return html`<form class="item-task stack tight no-print" @submit=${this.askNow}><h2>${t("agenda.ask")}</h2><p>${t("agenda.askWhat")}</p>
      ${deadlineFields("adoption", this.page.session.starts)}
      <p class="quiet small">${t("agenda.deadlineWhat", { zone: myZone() })}</p>
      <label class="choice"><input type="checkbox" name="hidden" checked><span>${t("agenda.hidden")}<br><span class="quiet small">${t("agenda.hiddenHelp")}</span></span></label>
      <div class="row"><button class="button primary" ?disabled=${this.doing.busy}>${t("agenda.askNow")}</button>
        <button type="button" class="plain" @click=${() => (this.asking = false)}>${t("app.cancel")}</button></div></form>`;
  }

  private readonly askNow = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const deadline = deadlineOf(form);
    if (deadline === undefined) {
      this.doing.wrong = t("agenda.timeMissing");
      return this.requestUpdate();
    }
    const hidden = form.has("hidden");
    const done = await this.run(`ask ${deadline} ${hidden}`, (command, session) => agendaApi(this.feed).askForAdoption(command, session, deadline, hidden));
    if (done) this.asking = false;
  };

  private async consent(consent: Consent): Promise<void> {
    await this.run(`consent ${this.page.adoption?.asked} ${consent}`, (command, session) => agendaApi(this.feed).consent(command, session, consent));
  }

  private async takeBack(): Promise<void> {
    await this.run(`takeBack ${this.page.adoption?.asked}`, (command, session) => agendaApi(this.feed).takeBackAdoption(command, session));
  }

  private run(what: string, work: (command: CommandId, session: string) => Promise<unknown>): Promise<boolean> {
    const session = this.page.session.id;
    return this.doing.run(what, (command) => agendaOf(this.feed, session).during(() => work(command, session)));
  }
}
