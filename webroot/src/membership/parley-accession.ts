import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { newCommand } from "../app/commands.ts";
import { messages, t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { ForumView, Party } from "../app/types.ts";
import { MembershipApi, type NewAccession, type PartiesPage } from "./api.ts";
import { choices, field, line, lines, mistakeOf, summary, type Mistake } from "./form.ts";

const DAYS = 14;
const DAY_MS = 86_400_000;

/** Asks those seated whether a party may come in: as an observer first, or to take part. */
@customElement("parley-accession")
export class ParleyAccession extends Light {
  @property({ attribute: false }) view!: ForumView;
  @property({ attribute: false }) parties: PartiesPage["parties"] = [];
  @state() private known: readonly Party[] = [];
  @state() private chosen = "";
  @state() private from: "all" | "now" | "since" = "now";
  @state() private mistakes: readonly Mistake[] = [];
  @state() private busy = false;
  private command = newCommand();

  override firstUpdated(): void {
    void app.api.fora<{ parties: readonly Party[] }>().then(({ parties }) => (this.known = parties), () => undefined);
  }

  override render(): TemplateResult {
    const { mistakes } = this;
    const candidates = this.known.filter(({ code }) => !this.parties.some((each) => each.code === code && each.standing === "full"));
    const reads = (["now", "since", "all"] as const).map((each) => html`<label class="choice"><input type="radio" name="from" value=${each} .checked=${this.from === each} @change=${() => (this.from = each)}>
      <span>${t(each === "now" ? "parties.readsNow" : each === "all" ? "organise.horizonAll" : "places.horizonSince")}</span></label>`);
    return html`<form class="stack note" novalidate @submit=${this.send}><p>${t("parties.proposeWhat")}</p>${summary(mistakes)}
      ${field({ name: "accede", label: t("forum.party"), mistakes }, () => html`<select class="input" id="accede" name="accede" @change=${(event: Event) => (this.chosen = (event.target as HTMLSelectElement).value)}>
        <option value="">${t("parties.choose")}</option>${candidates.map(({ code, name }) => html`<option value=${code}>${textOf(name)}</option>`)}<option value="-">${t("parties.another")}</option></select>`)}
      ${this.chosen === "-" ? html`${line({ name: "code", label: t("parties.code"), help: t("parties.codeHelp"), mistakes })}${line({ name: "party-name", label: t("parties.name"), mistakes })}` : nothing}
      ${choices(t("parties.how"), "observer", "radio", [{ value: "yes", words: t("parties.observerFirst"), on: true }, { value: "no", words: t("parties.fullAtOnce"), on: false }])}
      <fieldset class="field"><legend>${t("organise.horizon")}</legend>${reads}
        ${this.from === "since" ? html`<label>${t("places.since")} <input class="input short" type="date" name="since" max=${new Date().toISOString().slice(0, 10)}></label>` : nothing}</fieldset>
      ${lines({ name: "accede-why", label: t("opening.why"), mistakes })}
      ${field({ name: "accede-days", label: t("parties.days"), mistakes }, () => html`<input class="input short" id="accede-days" name="accede-days" type="number" min="1" max="60" value=${DAYS}>`)}
      <div class="row"><button class="button primary" ?disabled=${this.busy}>${t("parties.ask")}</button><button type="button" class="plain" @click=${() => this.dispatchEvent(new Event("cancel"))}>${t("app.cancel")}</button></div></form>`;
  }

  private read(form: FormData): NewAccession | undefined {
    const text = (name: string): string => ((form.get(name) as string | null) ?? "").trim();
    const own = this.chosen === "-";
    const party = own ? text("code").toUpperCase() : this.chosen;
    const name = own ? { [messages.locale]: text("party-name") } : this.known.find(({ code }) => code === party)?.name;
    const days = Number(text("accede-days"));
    this.mistakes = [
      ...(party === "" ? [{ field: "accede", words: t("parties.choose") }] : []),
      ...(own && text("party-name") === "" ? [{ field: "party-name", words: t("parties.nameMissing") }] : []),
      ...(text("accede-why") === "" ? [{ field: "accede-why", words: t("opening.whyMissing") }] : []),
      ...(this.from === "since" && text("since") === "" ? [{ field: "", words: t("places.dayMissing") }] : []),
      ...(Number.isInteger(days) && days >= 1 && days <= 60 ? [] : [{ field: "accede-days", words: t("parties.daysWrong") }]),
    ];
    if (this.mistakes.length > 0 || name === undefined) return undefined;
    const deadline = new Date(Math.min(Date.now() + days * DAY_MS, Date.now() + 60 * DAY_MS - 60_000)).toISOString();
    const reads = this.from === "since" ? { from: this.from, since: new Date(`${text("since")}T00:00`).toISOString() } as const : { from: this.from };
    return { party, name, observer: form.get("observer") === "yes", why: text("accede-why"), deadline, ...reads };
  }

  private readonly send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const accession = this.read(new FormData(event.target as HTMLFormElement));
    if (accession !== undefined) {
      this.busy = true;
      await new MembershipApi(app.api.http, this.view.id).propose(this.command, accession).then(
        () => this.dispatchEvent(new CustomEvent("done", { detail: t("parties.isAsked") })),
        (problem: Error) => {
          this.mistakes = [mistakeOf(problem, { party: "code", name: "party-name", why: "accede-why", deadline: "accede-days" })];
          this.command = newCommand();
        },
      );
      this.busy = false;
    }
    await this.updateComplete;
    this.querySelector<HTMLElement>("[role=alert]")?.focus();
  };
}
