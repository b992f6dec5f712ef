import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import type { ForumView, RoomView } from "../app/types.ts";
import { partyName } from "../forum/words.ts";
import type { RoomFeed } from "../room/feed.ts";
import { Doing } from "./doing.ts";
import { agendaApi, agendaOf } from "./feeds.ts";
import { levels, type AgendaPage, type Item, type Level } from "./types.ts";

/** How ripe the parties hold an item to be: said blindly, shown when all have said it. */
@customElement("parley-ripeness")
export class ParleyRipeness extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) page!: AgendaPage;
  @property({ attribute: false }) item!: Item;
  private readonly doing = new Doing(this);

  /** A party says it by one of those who sit for it and may draft. */
  private get mayBid(): boolean {
    const { party, rights } = this.view.you;
    return party !== undefined && rights.includes("draft") && this.page.session.state === "planned";
  }

  override render(): TemplateResult | typeof nothing {
    const { ripeness, mine } = this.item;
    if (ripeness.shown === undefined && !this.mayBid && !ripeness.ready) return nothing;
    return html`<details class="fold ripeness"><summary><span class="label">${t("agenda.ripeness")}:</span> ${ripeness.ready ? html`<strong>${icon("live")}${t("agenda.ready")}</strong>` : this.words()}</summary>
      ${ripeness.shown === undefined ? nothing : this.table()}
      ${mine === undefined ? nothing : html`<p class="small">${t("agenda.bidMine", { level: t(`agenda.level.${mine}`) })} ${this.isBlind ? t("agenda.bidHidden") : ""}</p>`}
      ${this.mayBid ? this.scale() : nothing}</details>`;
  }

  /** My party has bid in a round whose bids are not what is shown. */
  private get isBlind(): boolean {
    const { ripeness, mine } = this.item;
    return ripeness.shown?.find(({ party }) => party === this.view.you.party)?.level !== mine;
  }

  private words(): string {
    const { ripeness, mine } = this.item;
    if (ripeness.shown !== undefined) return t("agenda.bidsShown", { count: ripeness.shown.length });
    return t(mine === undefined ? "agenda.bidNotYet" : "agenda.bidWaits");
  }

  private table(): TemplateResult {
    const shown = this.item.ripeness.shown ?? [];
    return html`<table><caption>${t("agenda.bidsTitle")}</caption>
      <thead><tr><th scope="col">${t("forum.party")}</th><th scope="col">${t("agenda.ripeness")}</th></tr></thead>
      <tbody>${shown.map(({ party, level }) => html`<tr><th scope="row">${partyName(party, this.named)}</th>
        <td><span class="steps" aria-hidden="true">${levels.map((_, i) => html`<span class=${i <= levels.indexOf(level) ? "on" : ""}></span>`)}</span> ${t(`agenda.level.${level}`)}</td></tr>`)}</tbody></table>`;
  }

  private scale(): TemplateResult {
    return html`<form class="stack tight no-print" @submit=${this.bid}>
      ${this.doing.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.doing.wrong}</p></div>`}
      <fieldset class="field"><legend>${t("agenda.bidTitle")}</legend><p class="help">${t("agenda.bidHelp")}</p>
        ${levels.map((level) => html`<label class="choice"><input type="radio" name="level" value=${level} required .checked=${this.item.mine === level}>
          <span>${t(`agenda.level.${level}`)}<br><span class="quiet small">${t(`agenda.levelLong.${level}`)}</span></span></label>`)}</fieldset>
      <div class="row"><button class="button" ?disabled=${this.doing.busy}>${t("agenda.bidNow")}</button></div></form>`;
  }

  private readonly bid = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const level = new FormData(event.target as HTMLFormElement).get("level") as Level;
    const session = this.page.session.id;
    const { id } = this.item;
    await this.doing.run(`bid ${id} ${level}`, (command) => agendaOf(this.feed, session).during(() => agendaApi(this.feed).bid(command, session, id, level)));
  };
}
