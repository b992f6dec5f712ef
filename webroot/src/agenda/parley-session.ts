import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { number } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import type { ForumView } from "../app/types.ts";
import { bylineParts, partyName } from "../forum/words.ts";
import { newsTag } from "../news/words.ts";
import type { RoomFeed } from "../room/feed.ts";
import { Doing } from "./doing.ts";
import { agendaApi, sessionsOf } from "./feeds.ts";
import { localsTable } from "./locals.ts";
import { comings, type Attendance, type Coming, type Session, type SessionsPage } from "./types.ts";
import { whereFacts } from "./where.ts";
import { whenAndZone } from "./words.ts";

/** One session to come: when in each zone, where, who comes, and what I have answered. */
@customElement("parley-session")
export class ParleySession extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) page!: SessionsPage;
  @property({ attribute: false }) session!: Session;
  /** What of its agenda is new to me. */
  @property() fresh = "";
  @property({ attribute: false }) named?: ForumView | undefined;
  @state() private cancelling = false;
  private readonly doing = new Doing(this);

  override render(): TemplateResult {
    const { session, page } = this;
    const to = address({ page: "agenda", forum: this.feed.forum, room: this.feed.room, session: session.id });
    return html`<article class="session">
      <h3><a class="heading-link" dir="auto" href=${to}>${session.title}</a></h3>
      <p class="when-line"><time datetime=${session.starts}>${whenAndZone(session)}</time>${this.place()}</p>
      ${localsTable(Date.parse(session.starts), { zones: page.zones, holidays: page.holidays, named: this.named })}
      ${whereFacts(session)}
      ${newsTag(this.fresh)}
      <p class="row"><a class="button" href=${to}>${t("agenda.open")}</a> <span class="quiet small">${t(`agenda.status.${session.status}`)} · ${t("agenda.items", { count: session.items })} · ${t("agenda.minutesOf", { planned: session.minutesPlanned, length: session.minutes })}</span></p>
      ${this.doing.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.doing.wrong}</p></div>`}
      ${this.answer()}
      ${this.coming()}
      ${page.mayPlan ? this.planning() : nothing}
    </article>`;
  }

  private place(): TemplateResult | typeof nothing {
    const { number, seriesOf } = this.session;
    return number === undefined || seriesOf === undefined ? nothing : html` <span class="quiet small">· ${t("agenda.ofSeries", { number, of: seriesOf })}</span>`;
  }

  private answer(): TemplateResult {
    return html`<div class="row" role="group" aria-label=${t("agenda.comingYou")}><span class="label">${t("agenda.comingYou")}</span>
      ${comings.map((each) => html`<button class="button" aria-pressed=${this.session.mine === each} ?disabled=${this.doing.busy} @click=${() => void this.say(each)}>${t(`agenda.coming.${each}`)}</button>`)}</div>`;
  }

  private coming(): TemplateResult {
    const { attendance, people } = this.session;
    if (attendance.length === 0) return html`<p class="quiet small">${t("agenda.comingNobody")}</p>`;
    return html`<table class="attendance"><caption>${t("agenda.comingWho")}</caption>
      <thead><tr><th scope="col">${t("forum.party")}</th>${comings.map((each) => html`<th scope="col">${t(`agenda.counted.${each}`)}</th>`)}</tr></thead>
      <tbody>${attendance.map((each) => html`<tr><th scope="row">${this.who(each)}</th>${comings.map((answer) => html`<td class="number">${number(each[answer])}</td>`)}</tr>`)}</tbody></table>
      ${people === undefined || people.length === 0 ? nothing : html`<details class="fold"><summary>${t("agenda.comingNames")}</summary>
        <ul class="audience-list">${people.map(({ who, answer }) => html`<li><bdi class="name">${bylineParts(who, this.named).name}</bdi><span class="quiet">${[...bylineParts(who, this.named).rest, t(`agenda.counted.${answer}`)].join(" · ")}</span></li>`)}</ul></details>`}`;
  }

  private who({ party }: Attendance): string {
    if (party !== undefined) return partyName(party, this.named);
    // Beside parties it is those who have none; alone it is everybody, since the rule shows no party.
    return t(this.session.attendance.length > 1 ? "agenda.comingNoParty" : "agenda.comingAll");
  }

  private planning(): TemplateResult {
    if (!this.cancelling) {
      return html`<div class="row"><button class="plain" @click=${() => this.dispatchEvent(new Event("revise"))}>${icon("pen")}${t("agenda.change")}</button>
        <button class="plain" @click=${() => (this.cancelling = true)}>${icon("close")}${t("agenda.cancel")}</button></div>`;
    }
    return html`<div class="note danger"><p>${t("agenda.cancelWhat")}</p><div class="row">
      <button class="button danger" ?disabled=${this.doing.busy} @click=${() => void this.cancel()}>${t("agenda.cancelNow")}</button>
      <button class="button" @click=${() => (this.cancelling = false)}>${t("agenda.cancelNot")}</button></div></div>`;
  }

  private async say(answer: Coming): Promise<void> {
    const { id } = this.session;
    await this.doing.run(`attend ${id} ${answer}`, (command) => sessionsOf(this.feed).during(() => agendaApi(this.feed).attend(command, id, answer)));
  }

  private async cancel(): Promise<void> {
    const { id } = this.session;
    const done = await this.doing.run(`cancel ${id}`, (command) => sessionsOf(this.feed).during(() => agendaApi(this.feed).cancel(command, id)));
    if (!done) return;
    this.cancelling = false;
    this.dispatchEvent(new CustomEvent("done", { detail: t("agenda.isCancelled") }));
  }
}
