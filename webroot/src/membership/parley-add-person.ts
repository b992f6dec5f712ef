import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { newCommand, type NewSeat } from "../app/commands.ts";
import { t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { Problem } from "../app/problem.ts";
import type { Capacity, ForumView, Role } from "../app/types.ts";
import type { PeoplePage } from "./types.ts";
import { capacityWord, partyName } from "../forum/words.ts";
import { choices, field, line, mistakeOf, summary, type Mistake } from "./form.ts";

const capacities: readonly Capacity[] = ["personal", "official", "sponsor", "observer", "staff"];
const roles: readonly Role[] = ["participant", "coChair", "coConvener", "chair", "facilitator", "rapporteur", "drafter", "interpreter", "organiser", "observer", "sponsor"];
/** What a co-convener may make of the people of the own party. */
const ofAParty: readonly Role[] = ["participant", "coChair", "coConvener", "rapporteur", "drafter", "interpreter"];

/** Seats somebody who has an account: party, capacity, roles, working groups, and from when they may read. */
@customElement("parley-add-person")
export class ParleyAddPerson extends Light {
  @property({ attribute: false }) view!: ForumView;
  @property({ attribute: false }) page!: PeoplePage;
  @state() private mistakes: readonly Mistake[] = [];
  @state() private busy = false;
  private command = newCommand();

  override firstUpdated(): void {
    this.querySelector<HTMLElement>("#email")?.focus();
  }

  override render(): TemplateResult {
    const { mistakes, view } = this;
    return html`<form class="section stack" novalidate @submit=${this.add}>
      <h2>${t("organise.addPerson")}</h2>
      <p class="quiet">${t("organise.addPersonWhat")}</p>
      ${summary(mistakes)}
      ${line({ name: "email", label: t("organise.email"), help: t("organise.emailHelp"), mistakes }, "", "email")}
      ${field({ name: "party", label: t("forum.party"), help: t("organise.partyHelp"), mistakes }, (ids) => html`<select class="input" id="party" name="party" aria-describedby=${ids}>
        ${this.anybody ? html`<option value="">${t("organise.noParty")}</option>` : nothing}${view.parties.filter(({ code }) => this.anybody || code === view.you.party).map(({ code }) => html`<option value=${code}>${partyName(code, view)}</option>`)}</select>`)}
      ${field({ name: "capacity", label: t("forum.capacity"), help: t("organise.capacityHelp"), mistakes }, (ids) => html`<select class="input" id="capacity" name="capacity" aria-describedby=${ids}>
        ${capacities.map((each) => html`<option value=${each}>${capacityWord(each)}</option>`)}</select>`)}
      ${choices(t("organise.roles"), "roles", "checkbox", (this.anybody ? roles : ofAParty).map((role) => ({ value: role, words: t(`role.${role}`), on: role === "participant" })))}
      ${choices(t("forum.groups"), "groups", "checkbox", this.page.groups.map((group) => ({ value: group.id, words: textOf(group.name), on: false })))}
      ${choices(t("organise.horizon"), "horizon", "radio", [
        { value: "now", words: html`<strong>${t("organise.horizonNow")}</strong><br><span class="quiet small">${t("organise.horizonNowHelp")}</span>`, on: true },
        { value: "all", words: html`<strong>${t("organise.horizonAll")}</strong><br><span class="quiet small">${t("organise.horizonAllHelp")}</span>`, on: false },
      ])}
      <div class="row"><button class="button primary" ?disabled=${this.busy}>${t("organise.addPerson")}</button>
        <button type="button" class="plain" @click=${() => this.dispatchEvent(new Event("cancel"))}>${t("app.cancel")}</button></div>
    </form>`;
  }

  private get anybody(): boolean {
    return this.view.you.rights.includes("seatAnybody");
  }

  private readonly add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const party = form.get("party") as string;
    const seat: NewSeat = {
      email: (form.get("email") as string).trim(), capacity: form.get("capacity") as Capacity, roles: form.getAll("roles") as Role[],
      groups: form.getAll("groups") as string[], horizon: form.get("horizon") as "all" | "now", ...(party === "" ? {} : { party }),
    };
    this.mistakes = /^\S+@\S+$/.test(seat.email) ? [] : [{ field: "email", words: t("organise.emailMissing") }];
    if (this.mistakes.length === 0) await this.send(seat);
    if (this.mistakes.length > 0) await this.updateComplete.then(() => this.querySelector<HTMLElement>("[role=alert]")?.focus());
  };

  private async send(seat: NewSeat): Promise<void> {
    this.busy = true;
    await app.api.seat(this.view.id, seat, { command: this.command }).then(
      () => this.dispatchEvent(new CustomEvent("done", { detail: t("organise.personAdded") })),
      (problem: Error) => {
        const aboutThem = problem instanceof Problem && (problem.code === "no-account" || problem.code === "already-seated");
        this.mistakes = [{ ...mistakeOf(problem, { email: "email", party: "party", capacity: "capacity" }), ...(aboutThem ? { field: "email" } : {}) }];
        if (problem instanceof Problem && problem.status < 500) this.command = newCommand();
      },
    );
    this.busy = false;
  }
}
