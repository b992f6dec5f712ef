import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { ForumView, RoomView } from "../app/types.ts";
import { timedCopies } from "../handout/copies.ts";
import type { RoomFeed } from "../room/feed.ts";
import { Doing } from "./doing.ts";
import { agendaApi, agendaOf } from "./feeds.ts";
import type { AgendaPage } from "./types.ts";
import "../text/parley-text.ts";

/** The chair's summary of a session: written without names by the chair or rapporteur, seen by co-chairs, then issued. */
@customElement("parley-summary")
export class ParleySummary extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) page!: AgendaPage;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ type: Boolean }) live = false;
  @state() private issuing = false;
  private readonly doing = new Doing(this);

  override render(): TemplateResult | typeof nothing {
    const { summary } = this.page;
    if (summary.text === undefined) return nothing;
    const issued = summary.issued !== undefined;
    return html`<section class="section chairs-summary"><h2>${t("agenda.summary")}</h2>
      <p class=${issued ? "quiet small" : "note"}>${issued ? t("agenda.summaryIssued", { time: moment(summary.issued) }) : t("agenda.summaryAudience")}</p>
      ${this.doing.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.doing.wrong}</p></div>`}
      <parley-text .forum=${this.feed.forum} .room=${this.feed.room} .text=${summary.text} .label=${t("agenda.summary")} .live=${this.live} .named=${this.named}></parley-text>
      <p class="row no-print">${timedCopies(this.feed, `sessions/${this.page.session.id}/agenda/summary`, "summary")}</p>
      ${!issued && summary.mayIssue === true ? this.issue() : nothing}</section>`;
  }

  private issue(): TemplateResult {
    if (!this.issuing) return html`<p class="row no-print"><button class="button" @click=${() => (this.issuing = true)}>${t("agenda.summaryIssue")}</button></p>`;
    return html`<div class="note no-print"><p>${t("agenda.summaryIssueWhat", { count: this.view.audience.people })}</p><div class="row">
      <button class="button primary" ?disabled=${this.doing.busy} @click=${() => void this.issueNow()}>${t("agenda.summaryIssueNow")}</button>
      <button class="plain" @click=${() => (this.issuing = false)}>${t("app.cancel")}</button></div></div>`;
  }

  private async issueNow(): Promise<void> {
    const session = this.page.session.id;
    const done = await this.doing.run("issue", (command) => agendaOf(this.feed, session).during(() => agendaApi(this.feed).issueSummary(command, session)));
    if (done) this.issuing = false;
  }
}
