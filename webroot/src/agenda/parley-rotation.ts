import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { list, myZone, number, shortDay, wallTime } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { ForumView, PartyCode, Time } from "../app/types.ts";
import { partyName } from "../forum/words.ts";
import { hourSign, hourWord } from "./locals.ts";
import { burdens, rotation, type Burdens, type Local, type Rotation, type Slot } from "./rotation.ts";
import type { Holiday, Zones } from "./types.ts";

/** Half an hour is ten units wide; a row is 24 high, and the worse the hour the higher its bar. */
const slotWidth = 10;
const rowHeight = 24;
const bars = [2, 12, 22] as const;

/** Who bears the bad hours: so far, and, with a date, for each hour of that day. */
@customElement("parley-rotation")
export class ParleyRotation extends Light {
  @property({ attribute: false }) zones: Zones = {};
  @property({ attribute: false }) holidays: readonly Holiday[] = [];
  /** Of the sessions that count already. */
  @property({ attribute: false }) starts: readonly Time[] = [];
  /** YYYY-MM-DD in `zone`; without it only what has been borne. */
  @property() date = "";
  @property() zone = myZone();
  /** The time that is chosen, HH:MM in `zone`. */
  @property() time = "";
  @property({ attribute: false }) named?: ForumView | undefined;

  override render(): TemplateResult | typeof nothing {
    if (Object.keys(this.zones).length === 0) return html`<p class="quiet">${t("agenda.rotation.noZones")}</p>`;
    if (this.date === "") return this.borne(burdens(this.zones, this.starts));
    const found = rotation(this.zones, this.starts, { date: this.date, zone: this.zone, holidays: this.holidays });
    const chosen = found.slots.find(({ time }) => time === halfHourOf(this.time));
    return html`${this.suggestion(found, chosen)}${this.day(found, chosen)}${this.borne(found.soFar, chosen)}`;
  }

  private suggestion({ slots, suggested, parties }: Rotation, chosen: Slot | undefined): TemplateResult | typeof nothing {
    const slot = suggested === undefined ? undefined : slots[suggested];
    if (slot === undefined) return nothing;
    const bear = parties.filter((party) => slot.locals.some((local) => local.party === party && local.burden > 0)).map((party) => partyName(party, this.named));
    const words = bear.length === 0 ? t("agenda.rotation.nobody", { time: wallTime(slot.time) }) : t("agenda.rotation.bears", { time: wallTime(slot.time), parties: list(bear) });
    return html`<div class="note calm"><p>${words}</p>
      ${slot === chosen ? html`<p class="quiet small">${t("agenda.rotation.chosen")}</p>` : html`<div class="row"><button type="button" class="button" @click=${() => this.take(slot)}>${t("agenda.rotation.take", { time: wallTime(slot.time) })}</button></div>`}</div>`;
  }

  private take(slot: Slot): void {
    this.dispatchEvent(new CustomEvent("take", { detail: slot.time }));
  }

  private day(found: Rotation, chosen: Slot | undefined): TemplateResult {
    return html`<figure class="rotation"><figcaption>${t("agenda.rotation.day", { day: shortDay(this.date), zone: this.zone })}</figcaption>
      <div class="rotation-rows">
        ${found.parties.map((party) => html`<div class="rotation-row"><span class="label">${partyName(party, this.named)}</span>${this.row(found, party, chosen)}</div>`)}
        <div class="rotation-row axis" aria-hidden="true"><span class="label"></span><span class="hours" dir="ltr">${[0, 6, 12, 18, 24].map((hour) => html`<span>${String(hour).padStart(2, "0")}</span>`)}</span></div>
      </div>
      <p class="legend small">${([0, 1, 2] as const).map((burden) => html`<span class="hour-word">${hourSign(burden)}${hourWord(burden)}${t("agenda.rotation.counts", { count: burden })}</span>`)}</p>
      <details class="fold"><summary>${t("agenda.rotation.asTable")}</summary>${this.table(found)}</details></figure>`;
  }

  private row({ slots }: Rotation, party: PartyCode, chosen: Slot | undefined): TemplateResult {
    const at = chosen === undefined ? undefined : localOf(chosen, party);
    const label = at === undefined ? partyName(party, this.named) : t("agenda.rotation.row", { party: partyName(party, this.named), time: wallTime(at.time), hour: hourWord(at.burden) });
    return html`<svg class="day" role="img" aria-label=${label} viewBox="0 0 ${slots.length * slotWidth} ${rowHeight}" preserveAspectRatio="none">
      ${slots.map((slot, index) => bar(localOf(slot, party).burden, index))}
      ${chosen === undefined ? nothing : svg`<rect class="chosen" x=${slots.indexOf(chosen) * slotWidth + 1} y="1" width=${slotWidth - 2} height=${rowHeight - 2}></rect>`}</svg>`;
  }

  private table({ slots, parties }: Rotation): TemplateResult {
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${t("agenda.rotation.asTable")}><table>
      <thead><tr><th scope="col">${t("agenda.rotation.here")}</th>${parties.map((party) => html`<th scope="col">${partyName(party, this.named)}</th>`)}</tr></thead>
      <tbody>${slots.filter(({ time }) => time.endsWith(":00")).map((slot) => html`<tr><th scope="row" class="number">${wallTime(slot.time)}</th>
        ${parties.map((party) => this.cell(localOf(slot, party)))}</tr>`)}</tbody></table></div>`;
  }

  private cell({ time, burden }: Local): TemplateResult {
    return html`<td><span class="hour-word number">${hourSign(burden)}${wallTime(time)}</span><span class="unseen"> ${hourWord(burden)}</span></td>`;
  }

  /** Accumulated, with what the chosen time would add. */
  private borne(soFar: Burdens, chosen?: Slot): TemplateResult {
    const most = Math.max(1, ...Object.values(soFar).map((value) => value + 2));
    return html`<table class="borne"><caption>${t("agenda.rotation.borne", { count: this.starts.length })}</caption>
      <thead class="unseen"><tr><th scope="col">${t("forum.party")}</th><th scope="col">${t("agenda.rotation.burden")}</th></tr></thead>
      <tbody>${Object.keys(soFar).map((party) => {
        const before = soFar[party]!;
        const added = chosen === undefined ? 0 : localOf(chosen, party).burden;
        return html`<tr><th scope="row">${partyName(party, this.named)}</th><td><span class="bar-and-number">
          <svg class="share" aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">
            <rect class="ground" width="100" height="10"></rect><rect class="before" width=${(100 * before) / most} height="10"></rect>
            <rect class="added" x=${(100 * before) / most} width=${(100 * added) / most} height="10"></rect></svg>
          <span class="number">${added === 0 ? number(before) : t("agenda.rotation.plus", { before, added })}</span></span></td></tr>`;
      })}</tbody></table>`;
  }
}

function bar(burden: 0 | 1 | 2, index: number): SVGTemplateResult {
  const height = bars[burden];
  return svg`<rect class="hour-${burden}" x=${index * slotWidth + 1} y=${rowHeight - height} width=${slotWidth - 2} height=${height}></rect>`;
}

function localOf(slot: Slot, party: PartyCode): Local {
  return slot.locals.find((local) => local.party === party)!;
}

/** The half hour a time lies in, as slots are named. */
function halfHourOf(time: string): string {
  const [hour, minute] = time.split(":");
  return `${hour}:${Number(minute) < 30 ? "00" : "30"}`;
}
