import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { ForumView, Role, RoomView } from "../app/types.ts";
import { partyName } from "../forum/words.ts";
import { choices, field, line, mistakeOf, summary, type Mistake } from "../membership/form.ts";
import type { RoomFeed } from "../room/feed.ts";
import { Doing } from "./doing.ts";
import { agendaApi, agendaOf } from "./feeds.ts";
import type { AgendaPage, Item, ItemChange, Lead } from "./types.ts";
import { affectedName, leadWords } from "./words.ts";

const leadingRoles: readonly Role[] = ["chair", "coChair", "facilitator", "rapporteur", "drafter"];
const titleMax = 300;
const minutesMax = 600;

/** Proposes an item, splits one off another, or changes one: title, minutes; then lead and affected parties. */
@customElement("parley-item-form")
export class ParleyItemForm extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) page!: AgendaPage;
  /** What is changed, or split. */
  @property({ attribute: false }) item?: Item | undefined;
  @property({ type: Boolean }) split = false;
  @state() private mistakes: readonly Mistake[] = [];
  @state() private byName = false;
  private readonly doing = new Doing(this);

  override firstUpdated(): void {
    this.querySelector<HTMLElement>("input")?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.changes = this.split ? undefined : this.item;
    this.byName = this.changes?.lead !== undefined && "name" in this.changes.lead;
  }

  /** The item that is changed, as it was when this began: what others do meanwhile must not change what I type. */
  private changes: Item | undefined;

  private get words(): string {
    return this.changes !== undefined ? t("agenda.editTitle") : t(this.split ? "agenda.splitTitle" : "agenda.propose");
  }

  override render(): TemplateResult {
    const { mistakes, changes } = this;
    return html`<form class="item-task stack tight no-print" novalidate @submit=${this.save}>${this.item === undefined ? html`<h3>${this.words}</h3>` : html`<h4>${this.words}</h4>`}
      ${this.split ? html`<p class="quiet small">${t("agenda.splitWhat")}</p>` : nothing}
      ${summary(mistakes)}
      ${line({ name: this.idOf("title"), label: t("agenda.itemTitle"), mistakes }, changes?.title ?? "")}
      ${field({ name: this.idOf("minutes"), label: t("agenda.itemMinutes"), mistakes }, (ids, wrong) => html`<input class="input short" id=${this.idOf("minutes")} name=${this.idOf("minutes")} type="number" min="1" max=${minutesMax} .value=${String(changes?.minutes ?? 15)} aria-describedby=${ids || nothing} aria-invalid=${wrong}>`)}
      ${changes === undefined ? nothing : html`${this.lead(changes)}${this.affected(changes)}`}
      <div class="row"><button class="button primary" ?disabled=${this.doing.busy}>${changes === undefined ? this.words : t("me.save")}</button>
        <button type="button" class="plain" @click=${() => this.dispatchEvent(new Event("cancel"))}>${t("app.cancel")}</button></div></form>`;
  }

  /** Several such forms may stand on a page at once. */
  private idOf(name: string): string {
    return `${name}-${this.item?.id ?? "new"}`;
  }

  private lead(item: Item): TemplateResult {
    const at = item.lead === undefined ? "" : "party" in item.lead ? `party ${item.lead.party}` : "role" in item.lead ? `role ${item.lead.role}` : "name";
    const option = (value: string, words: string): TemplateResult => html`<option value=${value} ?selected=${value === at}>${words}</option>`;
    const { lead } = item;
    const name = lead !== undefined && "name" in lead ? lead.name : "";
    // Who leads may have nobody in the room any more, and is not to be lost for it.
    const parties = new Set([...this.view.audience.parties.map(({ code }) => code), ...(lead !== undefined && "party" in lead ? [lead.party] : [])]);
    const roles = new Set([...leadingRoles, ...(lead !== undefined && "role" in lead ? [lead.role] : [])]);
    return html`${field({ name: this.idOf("lead"), label: t("agenda.lead"), mistakes: this.mistakes }, (ids) => html`<select class="input" id=${this.idOf("lead")} name=${this.idOf("lead")} aria-describedby=${ids || nothing} @change=${(e: Event) => (this.byName = (e.target as HTMLSelectElement).value === "name")}>
        ${option("", t("agenda.leadNone"))}
        ${[...parties].map((code) => option(`party ${code}`, partyName(code, this.named)))}
        ${[...roles].map((role) => option(`role ${role}`, leadWords({ role }, this.named)))}
        ${this.view.rule.inside === "name" ? option("name", t("agenda.leadPerson")) : nothing}</select>`)}
      ${this.byName ? line({ name: this.idOf("person"), label: t("agenda.leadName"), mistakes: this.mistakes }, name) : nothing}`;
  }

  private affected(item: Item): TemplateResult {
    const chosen = new Set(item.affected.map(({ party }) => party));
    const others = item.affected.filter(({ party }) => party === undefined).map(({ name }) => name ?? "");
    const parties = [...new Set([...(this.named?.parties.map(({ code }) => code) ?? []), ...[...chosen].filter((party) => party !== undefined)])];
    return html`${choices(t("agenda.affected"), this.idOf("parties"), "checkbox", parties.map((code) => ({ value: code, words: affectedName({ party: code, ...nameOf(item, code), seated: true }, this.named), on: chosen.has(code) })))}
      ${line({ name: this.idOf("others"), label: t("agenda.affectedOthers"), help: t("agenda.affectedHelp"), mistakes: this.mistakes }, others.length === 0 ? "" : others.join("; "))}`;
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const wanted = this.read(new FormData(event.target as HTMLFormElement));
    if (this.mistakes.length === 0) await this.send(wanted);
    if (this.mistakes.length > 0) await this.updateComplete.then(() => this.querySelector<HTMLElement>("[role=alert]")?.focus());
  };

  private read(form: FormData): ItemChange {
    const text = (name: string): string => ((form.get(this.idOf(name)) as string | null) ?? "").trim();
    const [title, minutes] = [text("title"), Number(text("minutes"))];
    const [kind, code] = text("lead").split(" ");
    const lead: Lead | undefined = kind === "party" ? { party: code! } : kind === "role" ? { role: code as Role } : kind === "name" && text("person") !== "" ? { name: text("person") } : undefined;
    this.mistakes = [
      ...(title === "" ? [{ field: this.idOf("title"), words: t("agenda.titleMissing") }] : []),
      ...(title.length > titleMax ? [{ field: this.idOf("title"), words: t("composer.titleLong", { count: titleMax }) }] : []),
      ...(Number.isInteger(minutes) && minutes >= 1 && minutes <= minutesMax ? [] : [{ field: this.idOf("minutes"), words: t("agenda.minutesWrong", { count: minutesMax }) }]),
      ...(kind === "name" && lead === undefined ? [{ field: this.idOf("person"), words: t("agenda.leadMissing") }] : []),
    ];
    const affected = [
      ...(form.getAll(this.idOf("parties")) as string[]).map((party) => ({ party, ...nameOf(this.changes, party) })),
      ...text("others").split(";").map((name) => ({ name: name.trim() })).filter(({ name }) => name !== ""),
    ];
    return { title, minutes, affected, ...(lead === undefined ? {} : { lead }) };
  }

  private async send(wanted: ItemChange): Promise<void> {
    const session = this.page.session.id;
    const api = agendaApi(this.feed);
    const { item, changes } = this;
    const { title, minutes } = wanted;
    const made = { title, minutes, ...(item === undefined ? {} : { after: item.id, from: item.id }) };
    let proposed = "";
    const done = await this.doing.run(JSON.stringify(wanted), (command) => agendaOf(this.feed, session).during(async () => {
      if (changes === undefined) proposed = (await api.propose(command, session, made)).item.id;
      else await api.revise(command, session, changes.id, wanted);
    }));
    if (done) this.dispatchEvent(new CustomEvent("done", { detail: proposed }));
    else if (this.doing.problem !== undefined) this.mistakes = [mistakeOf(this.doing.problem, { title: this.idOf("title"), minutes: this.idOf("minutes"), lead: this.idOf("lead"), affected: this.idOf("others") })];
  }
}

/** How the item calls an affected party, where it calls it something of its own. */
function nameOf(item: Item | undefined, party: string): { name?: string } {
  const name = item?.affected.find((each) => each.party === party)?.name;
  return name === undefined ? {} : { name };
}
