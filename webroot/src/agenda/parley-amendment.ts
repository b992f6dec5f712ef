import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { failed } from "../app/states.ts";
import type { CommandId } from "../app/commands.ts";
import type { ForumView, Id } from "../app/types.ts";
import { bylineParts } from "../forum/words.ts";
import { removal } from "../oversight/removing.ts";
import type { RoomFeed } from "../room/feed.ts";
import { answering, mineOf, partiesOf } from "./consenting.ts";
import { changeLines } from "./differing.ts";
import { Doing } from "./doing.ts";
import { agendaApi, agendaOf } from "./feeds.ts";
import type { AgendaPage, Amendment, ChangedNotes, Consent } from "./types.ts";

/** A proposal on top of an adopted agenda: the difference, why, how it stands, and my own answer. Fires "again". */
@customElement("parley-amendment")
export class ParleyAmendment extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) page!: AgendaPage;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) amendment!: Amendment;
  /** Whether another one is being written: it must not be lost for this one. */
  @property({ type: Boolean }) writing = false;
  @state() private notes: readonly ChangedNotes[] = [];
  @state() private problem: Error | undefined;
  private asked = "";
  private readonly doing = new Doing(this);

  private get stale(): boolean {
    return this.page.amended?.stale.includes(this.amendment.id) === true;
  }

  /** Notes are read only where there are any to read. */
  override updated(): void {
    const { id, changes } = this.amendment;
    if (this.asked === id || !changes.some(({ notes }) => notes)) return;
    this.asked = id;
    void this.read();
  }

  private readonly read = async (): Promise<void> => {
    this.problem = undefined;
    try {
      this.notes = (await agendaApi(this.feed).amendedNotes(this.page.session.id, this.amendment.id)).notes;
    } catch (problem) {
      this.problem = problem as Error;
    }
  };

  override render(): TemplateResult {
    const { amendment, named } = this;
    const { name, rest } = bylineParts(amendment.who, named);
    const { adoption } = amendment;
    return html`<article class="amendment ${adoption.state === "asked" && !this.stale ? "open" : ""}" id="a-${amendment.id}" tabindex="-1">
      <h3>${this.standing()}</h3>
      <p class="small">${t("amend.by")} <bdi>${[name, ...rest].join(" · ")}</bdi> · ${moment(adoption.asked)}</p>
      ${adoption.state === "withdrawn" ? nothing : amendment.purged ? html`<p class="quiet">${t("amend.purged")}</p>` : html`
        ${changeLines(amendment.changes, { named, title: (item) => this.called(item), notes: this.notes })}
        ${this.problem === undefined ? nothing : failed(this.problem, () => void this.read())}
        <p class="reason"><strong>${t("amend.reason")}:</strong> <bdi>${amendment.reason}</bdi></p>`}
      ${this.doing.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.doing.wrong}</p></div>`}
      ${this.deciding()}
      ${this.acts()}</article>`;
  }

  private standing(): TemplateResult {
    const { adoption } = this.amendment;
    const time = moment(adoption.decided ?? adoption.deadline);
    if (this.stale || adoption.state === "overtaken") return html`${icon("history")} ${t("amend.stale")}`;
    return html`${adoption.state === "adopted" ? icon("live") : nothing} ${t(`amend.state.${adoption.state}`, { time })}`;
  }

  /** What something stands behind, as it is called now, or as this proposal calls it. */
  private called(item: Id): string {
    return this.page.items.find((each) => each.id === item)?.title ?? this.amendment.changes.find((each) => each.item === item)?.then?.title ?? "";
  }

  private deciding(): unknown {
    const { adoption } = this.amendment;
    if (adoption.state === "withdrawn") return nothing;
    if (adoption.state !== "asked") return html`<details class="fold"><summary>${t("agenda.consents")}</summary>${partiesOf(adoption, this.named)}</details>`;
    if (this.stale) return html`<p>${t("amend.staleWhat")}</p>`;
    const mine = this.page.mayDecide
      ? answering(adoption, { legend: t("amend.consentTitle"), meaning: (each) => t(`amend.consentLong.${each}`), busy: this.doing.busy, answer: (each) => void this.answer(each) })
      : nothing;
    return [partiesOf(adoption, this.named), mineOf(adoption), mine];
  }

  private acts(): TemplateResult | typeof nothing {
    const { amendment, doing } = this;
    const open = amendment.adoption.state === "asked";
    const removes = this.feed.view?.you.rights.includes("purge") === true && !amendment.purged;
    const again = !this.writing && this.page.mayAmend && !amendment.purged && (this.stale || amendment.adoption.state === "failed" || amendment.adoption.state === "overtaken");
    const withdraws = open && amendment.own === true && this.page.session.state === "planned";
    if (!removes && !again && !withdraws) return nothing;
    return html`<div class="row no-print">
      ${again ? html`<button class="button" @click=${() => this.dispatchEvent(new CustomEvent("again", { detail: amendment, bubbles: true }))}>${t("amend.again")}</button>` : nothing}
      ${withdraws ? html`<button class="plain" ?disabled=${doing.busy} @click=${() => void this.withdraw()}>${icon("withdraw")}${t("amend.withdraw")}</button>` : nothing}
      ${removes ? removal(this.feed, "item", amendment.id) : nothing}</div>`;
  }

  private async answer(consent: Consent): Promise<void> {
    const { id } = this.amendment;
    await this.run(`consent ${id} ${consent}`, (command, session) => agendaApi(this.feed).consentTo(command, session, id, consent));
  }

  private async withdraw(): Promise<void> {
    const { id } = this.amendment;
    await this.run(`withdraw ${id}`, (command, session) => agendaApi(this.feed).withdrawAmendment(command, session, id));
  }

  private run(what: string, work: (command: CommandId, session: Id) => Promise<unknown>): Promise<boolean> {
    const session = this.page.session.id;
    return this.doing.run(what, (command) => agendaOf(this.feed, session).during(() => work(command, session)));
  }
}
