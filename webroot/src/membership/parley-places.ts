import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { fullDay } from "../app/format.ts";
import { t, textOf } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import type { ForumView, Id, Person } from "../app/types.ts";
import type { InvitationLine } from "../invitation/types.ts";
import { partyName, seatWords } from "../forum/words.ts";
import { isWanted, marked, movesOf, type Wanted } from "./moving.ts";
import { isSeated } from "./seated.ts";
import type { PeoplePage } from "./types.ts";
import "./parley-moves.ts";

const open: ReadonlySet<InvitationLine["state"]> = new Set(["waiting", "sent", "told", "undelivered", "expired", "askedAnew"]);
type Row = { readonly person: Person } | { readonly invited: InvitationLine };

/** People × working groups: who sits where, who is invited; marks that are done together after a look at what they do. */
@customElement("parley-places")
export class ParleyPlaces extends Light {
  @property({ attribute: false }) view!: ForumView;
  @property({ attribute: false }) page!: PeoplePage;
  @state() private invited: readonly InvitationLine[] = [];
  @state() private party = "";
  @state() private marking = false;
  @state() private wanted: Wanted = new Map();

  override firstUpdated(): void {
    void this.load();
  }

  /** Without the invitations the table is still true: they are asked for again with the next change. */
  readonly load = async (): Promise<void> => {
    if (!this.view.you.rights.includes("invite")) return;
    await app.api.invitations(this.view.id).then(({ invitations }) => (this.invited = invitations.filter(({ state }) => open.has(state))), () => undefined);
  };

  override render(): TemplateResult {
    const seated = this.page.people.filter((person) => isSeated(person));
    const rows: Row[] = [...seated.map((person) => ({ person })), ...this.invited.map((invited) => ({ invited }))].filter((row) => this.shown(row));
    const groups = this.page.groups.filter((group) => group.closed !== true || group.all === true);
    return html`<section class="section places"><h2>${t("organise.people")}</h2>
      <p class="print-only">${textOf(this.view.name)} · ${fullDay(Date.now())}</p>
      <div class="row tasks">
        <label>${t("forum.party")} <select class="input" @change=${(event: Event) => (this.party = (event.target as HTMLSelectElement).value)}>
          <option value="">${t("fora.all")}</option>${this.view.parties.map(({ code }) => html`<option value=${code} ?selected=${code === this.party}>${partyName(code, this.view)}</option>`)}
          <option value="-" ?selected=${this.party === "-"}>${t("organise.noParty")}</option></select></label>
        <button class="button" aria-pressed=${this.marking} @click=${this.turn}>${t(this.marking ? "places.stop" : "places.change")}</button>
        <button class="button" @click=${() => print()}>${t("invitations.print")}</button></div>
      ${this.marking ? html`<p class="quiet">${t("places.how")}</p>` : nothing}
      <div class="scroller" tabindex="0" role="region" aria-label=${t("organise.people")}><table class="matrix">
        <caption>${t("organise.tableHelp", { count: seated.length })}${this.invited.length > 0 ? html` ${t("places.invitedToo", { count: this.invited.length })}` : nothing}</caption>
        <thead><tr><th scope="col">${t("organise.name")}</th><th scope="col">${t("forum.party")}</th><th scope="col">${t("organise.seat")}</th>
          ${groups.map((group) => html`<th scope="col" class="group"><span title=${textOf(group.name)}>${group.symbol}</span><span class="small quiet under">${textOf(group.name)}</span>${this.marking && group.all !== true ? this.whole(group.id, rows) : nothing}</th>`)}
          <th scope="col"><span class="unseen">${t("organise.change")}</span></th></tr></thead>
        <tbody>${rows.map((row) => ("person" in row ? this.line(row.person, groups) : this.coming(row.invited, groups)))}</tbody></table></div>
      ${this.marking ? html`<parley-moves .view=${this.view} .page=${this.page} .moves=${movesOf(seated, this.wanted)}
        @done=${this.finished} @cancel=${this.turn}></parley-moves>` : nothing}
    </section>`;
  }

  private shown(row: Row): boolean {
    const party = "person" in row ? row.person.party : row.invited.party;
    return this.party === "" || (party ?? "-") === this.party;
  }

  /** All shown at once. */
  private whole(group: Id, rows: readonly Row[]): TemplateResult {
    const people = rows.flatMap((row) => ("person" in row && this.movable(row.person) ? [row.person] : []));
    const all = people.length > 0 && people.every((person) => isWanted(person, group, this.wanted));
    return html`<label class="whole small"><input type="checkbox" .checked=${all} @change=${(event: Event) => this.mark(people, group, (event.target as HTMLInputElement).checked)}> ${t("places.all")}</label>`;
  }

  private movable(person: Person): boolean {
    return person.yours === true && person.suspended !== true;
  }

  private line(person: Person, groups: PeoplePage["groups"]): TemplateResult {
    return html`<tr><th scope="row"><bdi>${person.name}</bdi>${person.suspended === true ? html` <span class="quiet">· ${t("organise.suspended")}</span>` : nothing}</th>
      <td>${person.party === undefined ? "–" : partyName(person.party, this.view)}</td><td>${seatWords(person)}</td>
      ${groups.map((group) => html`<td class="group" data-label=${textOf(group.name)}>${this.cell(person, group)}</td>`)}
      <td class="deeds">${person.yours === true ? html`<button class="plain" aria-label="${t("organise.change")}: ${person.name}" @click=${() => this.dispatchEvent(new CustomEvent("change-person", { detail: person }))}>${t("organise.change")}</button>` : nothing}</td></tr>`;
  }

  private cell(person: Person, group: PeoplePage["groups"][number]): TemplateResult {
    if (this.marking && group.all !== true && this.movable(person)) {
      const on = isWanted(person, group.id, this.wanted);
      const other = on !== person.groups.includes(group.id);
      return html`<label class="mark ${other ? "other" : ""}"><input type="checkbox" .checked=${on} @change=${(event: Event) => this.mark([person], group.id, (event.target as HTMLInputElement).checked)}>
        <span class="unseen">${person.name} · ${textOf(group.name)}</span></label>`;
    }
    return person.groups.includes(group.id)
      ? html`<span class="member">${icon("live")}<span class="unseen">${t("organise.member")}</span></span>`
      : html`<span class="quiet">–<span class="unseen">${t("organise.notMember")}</span></span>`;
  }

  private coming(one: InvitationLine, groups: PeoplePage["groups"]): TemplateResult {
    return html`<tr class="coming"><th scope="row"><bdi>${one.name}</bdi> <span class="quiet">· ${t("places.invited", { state: t(`invitations.state.${one.state}`) })}</span></th>
      <td>${one.party === undefined ? "–" : partyName(one.party, this.view)}</td><td>${seatWords(one)}</td>
      ${groups.map((group) => html`<td class="group" data-label=${textOf(group.name)}>${group.all === true || one.groups.includes(group.id) ? html`<span class="quiet">${t("places.will")}</span>` : html`<span class="quiet">–</span>`}</td>`)}
      <td></td></tr>`;
  }

  private mark(people: readonly Person[], group: Id, on: boolean): void {
    this.wanted = marked(people, group, on, this.wanted);
  }

  private readonly turn = (): void => {
    this.marking = !this.marking;
    this.wanted = new Map();
  };

  private readonly finished = (event: CustomEvent<string>): void => {
    this.turn();
    this.dispatchEvent(new CustomEvent("done", { detail: event.detail }));
  };
}
