import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { isZone } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { ForumView, PartyCode, RoomView } from "../app/types.ts";
import { partyName } from "../forum/words.ts";
import { field, lines, mistakeOf, summary, type Mistake } from "../membership/form.ts";
import type { RoomFeed } from "../room/feed.ts";
import { Doing } from "./doing.ts";
import { agendaApi, sessionsOf } from "./feeds.ts";
import { holidaysOf, holidayLines } from "./holidays.ts";
import type { SessionsPage, Zones } from "./types.ts";

/** Where each party sits, on which days it rests, and whether agendas are typed in live. */
@customElement("parley-zones")
export class ParleyZones extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) page!: SessionsPage;
  @property({ attribute: false }) named?: ForumView | undefined;
  @state() private mistakes: readonly Mistake[] = [];
  private readonly doing = new Doing(this);

  override firstUpdated(): void {
    this.querySelector<HTMLElement>("input")?.focus();
  }

  private get parties(): readonly PartyCode[] {
    return [...new Set([...this.view.audience.parties.map(({ code }) => code), ...Object.keys(this.page.zones)])];
  }

  override render(): TemplateResult {
    const { mistakes, page } = this;
    return html`<form class="section stack" novalidate @submit=${this.save}><h2>${t("agenda.zones")}</h2>
      <p class="quiet">${t("agenda.zonesWhat")}</p>
      ${summary(mistakes)}
      ${this.parties.map((party) => field({ name: `zone-${party}`, label: partyName(party, this.named), mistakes }, (ids, wrong) =>
        html`<input class="input" id="zone-${party}" name="zone-${party}" dir="ltr" list="party-zones" autocomplete="off" .value=${page.zones[party] ?? ""} aria-describedby=${ids || nothing} aria-invalid=${wrong}>`))}
      <datalist id="party-zones">${Intl.supportedValuesOf("timeZone").map((zone) => html`<option value=${zone}></option>`)}</datalist>
      ${lines({ name: "holidays", label: t("agenda.holidays"), help: t("agenda.holidaysHelp", { parties: this.parties.join(", ") }), mistakes }, holidayLines(page.holidays))}
      <label class="choice"><input type="checkbox" name="live" .checked=${page.live}><span>${t("agenda.live")}<br><span class="quiet small">${t("agenda.liveHelp")}</span></span></label>
      <div class="row"><button class="button primary" ?disabled=${this.doing.busy}>${t("me.save")}</button>
        <button type="button" class="plain" @click=${() => this.dispatchEvent(new Event("cancel"))}>${t("app.cancel")}</button></div></form>`;
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const typed = this.parties.map((party) => [party, (form.get(`zone-${party}`) as string).trim()] as const).filter(([, zone]) => zone !== "");
    const { holidays, unread } = holidaysOf(form.get("holidays") as string, this.parties);
    this.mistakes = [
      ...typed.filter(([, zone]) => !isZone(zone)).map(([party]) => ({ field: `zone-${party}`, words: t("me.zoneWrong") })),
      ...(unread === undefined ? [] : [{ field: "holidays", words: t("agenda.holidayWrong", { line: unread }) }]),
    ];
    if (this.mistakes.length === 0) await this.send(Object.fromEntries(typed), holidays, form.has("live"));
    if (this.mistakes.length > 0) await this.updateComplete.then(() => this.querySelector<HTMLElement>("[role=alert]")?.focus());
  };

  private async send(zones: Zones, holidays: SessionsPage["holidays"], live: boolean): Promise<void> {
    const api = agendaApi(this.feed);
    const feed = sessionsOf(this.feed);
    const rotated = await this.doing.run(JSON.stringify([zones, holidays]), (command) => feed.during(() => api.rotate(command, zones, holidays)));
    const done = rotated && (live === this.page.live || await this.doing.run(`live ${live}`, (command) => feed.during(() => api.typeLive(command, live))));
    if (done) this.dispatchEvent(new CustomEvent("done", { detail: t("me.saved") }));
    else if (this.doing.problem !== undefined) this.mistakes = [mistakeOf(this.doing.problem, Object.fromEntries([["holidays", "holidays"], ...this.parties.map((party) => [`zones.${party}`, `zone-${party}`])]))];
  }
}
