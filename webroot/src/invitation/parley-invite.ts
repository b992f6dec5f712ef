import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { newCommand } from "../app/commands.ts";
import { languageName, messages, t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { Problem } from "../app/problem.ts";
import { problemWords } from "../app/states.ts";
import type { Capacity, ForumView, Role } from "../app/types.ts";
import { capacityWord, partyName, seatWords } from "../forum/words.ts";
import { choices, field, line, lines, summary, type Mistake } from "../membership/form.ts";
import { linesOf, plain, type Line, type Words } from "./csv.ts";
import type { Invitee, Judged, MayInvite, Way } from "./types.ts";

export interface Told { readonly name: string; readonly code: string }
const languages = ["en", "ru", "zh", "fr", "ar", "fa"] as const;
const [DAYS, DAYS_MAX] = [7, 14];

/** Invites one person, or many from a table after a look at what will happen. All of them, or nobody. */
@customElement("parley-invite")
export class ParleyInvite extends Light {
  @property({ attribute: false }) view!: ForumView;
  @property({ attribute: false }) may!: MayInvite;
  @property({ type: Boolean }) letters = false;
  @state() private many = false;
  @state() private mistakes: readonly Mistake[] = [];
  @state() private preview?: readonly (Line & Judged)[] | undefined;
  @state() private busy = false;
  private command = newCommand();

  override firstUpdated(): void {
    this.querySelector<HTMLElement>("#invite-name")?.focus();
  }

  override render(): TemplateResult {
    return html`<form class="stack invite" novalidate @submit=${this.submit} @input=${() => (this.preview = undefined)}>
      <p class="quiet">${t("invitations.what")}</p>${summary(this.mistakes)}
      <fieldset class="field"><legend>${t("invitations.whom")}</legend>
        ${[false, true].map((many) => html`<label class="choice"><input type="radio" name="many" .checked=${this.many === many} @change=${() => (this.many = many)}>
          <span>${many ? t("invitations.many") : t("invitations.one")}</span></label>`)}</fieldset>
      ${this.many ? this.table() : this.one()}
      ${choices(t("organise.horizon"), "horizon", "radio", [{ value: "now", words: t("organise.horizonNow"), on: true }, { value: "all", words: t("organise.horizonAll"), on: false }])}
      ${choices(t("invitations.way"), "way", "radio", [
        ...(this.letters ? [{ value: "letter", words: html`${t("invitations.way.letter")}<br><span class="quiet small">${t("invitations.way.letterHelp")}</span>`, on: true }] : []),
        { value: "code", words: html`${t("invitations.way.code")}<br><span class="quiet small">${t("invitations.way.codeHelp")}</span>`, on: !this.letters }])}
      ${field({ name: "days", label: t("invitations.days"), help: t("invitations.daysHelp"), mistakes: this.mistakes }, (ids) => html`<input class="input short" id="days" name="days" type="number" min="1" max=${DAYS_MAX} value=${DAYS} aria-describedby=${ids}>`)}
      ${this.preview ? this.seen(this.preview) : nothing}
      <div class="row"><button class="button primary" ?disabled=${this.busy || this.preview?.some((each) => each.unread ?? each.wrong)}>${this.words()}</button>
        <button type="button" class="plain" @click=${() => this.dispatchEvent(new Event("cancel"))}>${t("app.cancel")}</button></div></form>`;
  }

  private words(): string {
    if (!this.many) return t("invitations.invite");
    return this.preview === undefined ? t("invitations.look") : t("invitations.inviteAll", { count: this.preview.length });
  }

  private one(): TemplateResult {
    const { mistakes, may, view } = this;
    return html`${line({ name: "invite-name", label: t("organise.name"), help: t("invitations.nameHelp"), mistakes })}
      ${line({ name: "invite-email", label: t("invitations.email"), help: t("invitations.emailHelp"), mistakes }, "", "email")}
      ${field({ name: "invite-party", label: t("forum.party"), mistakes }, () => html`<select class="input" id="invite-party" name="invite-party">
        ${may.noParty ? html`<option value="">${t("organise.noParty")}</option>` : nothing}${may.parties.map((code) => html`<option value=${code}>${partyName(code, view)}</option>`)}</select>`)}
      ${field({ name: "invite-capacity", label: t("forum.capacity"), mistakes }, () => html`<select class="input" id="invite-capacity" name="invite-capacity">${may.capacities.map((each) => html`<option value=${each}>${capacityWord(each)}</option>`)}</select>`)}
      ${choices(t("organise.roles"), "roles", "checkbox", may.roles.map((role) => ({ value: role, words: t(`role.${role}`), on: role === "participant" })))}
      ${may.groups.length === 0 ? nothing : choices(t("forum.groups"), "groups", "checkbox", may.groups.map((group) => ({ value: group.id, words: textOf(group.name), on: false })))}
      ${field({ name: "invite-language", label: t("invitations.language"), mistakes }, () => html`<select class="input" id="invite-language" name="invite-language">
        ${languages.map((code) => html`<option value=${code} ?selected=${code === messages.locale}>${languageName(code)}</option>`)}</select>`)}`;
  }

  private table(): TemplateResult {
    const symbols = this.may.groups.map(({ symbol }) => symbol).join(", ");
    return html`${lines({ name: "table", label: t("invitations.table"), help: t("invitations.tableHelp", { parties: this.may.parties.join(", "), groups: symbols === "" ? "–" : symbols }), mistakes: this.mistakes })}
      <div class="field"><label for="file">${t("invitations.file")}</label><input id="file" type="file" accept=".csv,.tsv,.txt,text/csv" @change=${this.fromFile}></div>`;
  }

  private readonly fromFile = async (event: Event): Promise<void> => {
    const file = (event.target as HTMLInputElement).files?.[0];
    const table = this.querySelector<HTMLTextAreaElement>("#table");
    if (file !== undefined && table !== null) table.value = await file.text();
  };

  private seen(preview: readonly (Line & Judged)[]): TemplateResult {
    const wrong = preview.filter((each) => each.unread ?? each.wrong).length;
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${t("invitations.preview")}><table><caption>${wrong > 0 ? t("invitations.previewWrong", { count: wrong }) : t("invitations.previewGood", { count: preview.length })}</caption>
      <thead><tr><th scope="col">${t("invitations.line")}</th><th scope="col">${t("organise.name")}</th><th scope="col">${t("invitations.email")}</th><th scope="col">${t("forum.party")}</th>
        <th scope="col">${t("organise.seat")}</th><th scope="col">${t("forum.groups")}</th><th scope="col">${t("invitations.language")}</th></tr></thead>
      <tbody>${preview.map((each) => this.row(each))}</tbody></table></div>`;
  }

  private row({ number, cells, person, unread, wrong }: Line & Judged): TemplateResult {
    if (person === undefined || unread !== undefined || wrong !== undefined) {
      const words = wrong === undefined ? t(`invitations.unread.${unread ?? "columns"}`) : t(`invitations.wrong.${wrong}`);
      return html`<tr><td class="number">${number}</td><td colspan="6"><bdi>${cells.join(" · ")}</bdi><br><strong class="wrong">${words}</strong></td></tr>`;
    }
    return html`<tr><td class="number">${number}</td><td><bdi>${person.name}</bdi></td><td><bdi>${person.email}</bdi></td><td>${person.party ?? "–"}</td><td>${seatWords(person)}</td>
      <td>${this.may.groups.filter(({ id }) => person.groups.includes(id)).map(({ symbol }) => symbol).join(", ") || "–"}</td><td>${languageName(person.language)}</td></tr>`;
  }

  private readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const days = Number(form.get("days"));
    this.mistakes = days >= 1 && days <= DAYS_MAX && Number.isInteger(days) ? [] : [{ field: "days", words: t("invitations.daysWrong") }];
    this.busy = true;
    if (this.mistakes.length === 0) await (this.many ? this.severally(form, days) : this.singly(form, days));
    this.busy = false;
    if (this.mistakes.length > 0) await this.updateComplete.then(() => this.querySelector<HTMLElement>("[role=alert]")?.focus());
  };

  private async singly(form: FormData, days: number): Promise<void> {
    const text = (name: string): string => (form.get(`invite-${name}`) as string).trim();
    const person: Invitee = {
      name: text("name"), email: text("email"), language: text("language"), capacity: text("capacity") as Capacity, roles: form.getAll("roles") as Role[],
      groups: form.getAll("groups") as string[], horizon: form.get("horizon") as "all" | "now", ...(text("party") === "" ? {} : { party: text("party") }),
    };
    await app.api.previewInvitations(this.view.id, [person]).then(async ([judged]) => {
      if (judged?.wrong === undefined) return this.send([person], days, form.get("way") as Way);
      this.mistakes = [{ field: `invite-${judged.field}`, words: t(`invitations.wrong.${judged.wrong}`) }];
    }, (problem: Error) => (this.mistakes = [{ field: "", words: problemWords(problem) }]));
  }

  private async severally(form: FormData, days: number): Promise<void> {
    const people = this.preview?.map(({ person }) => person);
    if (people !== undefined && people.every((each) => each !== undefined)) return this.send(people, days, form.get("way") as Way);
    const otherwise = { language: languages.find((each) => each === messages.locale) ?? "en", horizon: form.get("horizon") as "all" | "now" };
    const read = linesOf(form.get("table") as string, this.may, this.known(), otherwise);
    if (read.length === 0) return void (this.mistakes = [{ field: "table", words: t("invitations.tableEmpty") }]);
    const good = read.flatMap(({ person }) => (person === undefined ? [] : [person]));
    await (good.length === 0 ? Promise.resolve([]) : app.api.previewInvitations(this.view.id, good)).then((judged) => {
      const rest = [...judged];
      this.preview = read.map((each) => ({ ...each, ...(each.person === undefined ? {} : rest.shift()) }));
    }, (problem: Error) => (this.mistakes = [{ field: "table", words: problem instanceof Problem && problem.code === "bad-field" ? t("invitations.tableLong") : problemWords(problem) }]));
  }

  /** In the table a capacity or role may stand as the page calls it, or as the interface does. */
  private known(): Words {
    const both = <T extends string>(all: readonly T[], word: (each: T) => string): Map<string, T> => new Map(all.flatMap((each) => [[plain(each), each], [plain(word(each)), each]]));
    return { capacities: both(this.may.capacities, capacityWord), roles: both(this.may.roles, (role) => t(`role.${role}`)) };
  }

  private async send(people: readonly Invitee[], days: number, way: Way): Promise<void> {
    await app.api.invite(this.view.id, { people, days, way }, { command: this.command }).then(
      (made) => {
        const told = made.flatMap(({ code }, i) => (code === undefined ? [] : [{ name: people[i]!.name, code }]));
        this.dispatchEvent(new CustomEvent("done", { detail: { said: t("invitations.invited", { count: made.length }), told } }));
      },
      (problem: Error) => {
        this.mistakes = [{ field: "", words: problemWords(problem) }];
        if (problem instanceof Problem && problem.status < 500) this.command = newCommand();
      },
    );
  }
}
