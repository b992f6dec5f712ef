import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { Watch } from "../app/controller.ts";
import { wallTime, weekday } from "../app/format.ts";
import { parts, t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { failed, problemWords, waiting } from "../app/states.ts";
import type { ForumSummary } from "../app/types.ts";
import { hears } from "../attention/heed.ts";
import { roomTitle } from "../forum/words.ts";
import { LettersApi } from "./api.ts";
import type { Cadence, Choices, OwnLetters } from "./types.ts";

const cadences: readonly Cadence[] = ["soon", "daily", "weekly", "never"];
const hoursAhead = [2, 6, 12, 24, 48, 72];

/** Which letters I get: how often, of which rooms, when, and whether I am reminded. */
@customElement("parley-own-letters")
export class ParleyOwnLetters extends Light {
  @state() private own?: OwnLetters | undefined;
  @state() private problem?: Error | undefined;
  @state() private said = "";
  @state() private wrong = "";
  private readonly forums = new Watch(this, () => app.forums);
  private readonly api = new LettersApi(app.api.http);

  override firstUpdated(): void {
    void app.forums.reload();
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await this.api.letters().then((own) => (this.own = own), (problem: Error) => (this.problem = problem));
  };

  override render(): TemplateResult {
    return html`<section class="section stack" aria-labelledby="own-letters"><h2 id="own-letters">${t("letters.title")}</h2>
      <p>${t("letters.what")}</p>
      ${this.own?.address === undefined ? nothing : html`<p>${parts("letters.to", { address: html`<bdi class="strong">${this.own.address}</bdi>` })}</p>`}
      ${this.said === "" ? nothing : html`<div class="note calm" role="status"><p>${this.said}</p></div>`}
      ${this.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.wrong}</p></div>`}
      ${this.problem ? failed(this.problem, this.load) : this.own === undefined ? waiting() : this.form(this.own)}</section>`;
  }

  private form({ choices, address }: OwnLetters): TemplateResult {
    if (address === undefined) return html`<p class="note">${t("letters.nowhere")}</p>`;
    return html`<form class="stack" @submit=${this.save}>
      <div class="field"><label for="letters-usual">${t("letters.new")}</label>${this.cadence("usual", choices.usual)}
        <span class="help">${t("letters.newHelp")}</span></div>
      <div class="field"><label for="letters-hour">${t("letters.hour")}</label>
        <select class="input" id="letters-hour" name="hour" aria-describedby="letters-hour-help">${Array.from({ length: 24 }, (_, hour) => html`<option value=${hour} ?selected=${hour === choices.hour}>${wallTime(`${String(hour).padStart(2, "0")}:00`)}</option>`)}</select>
        <span class="help" id="letters-hour-help">${t("letters.hourHelp", { zone: this.zone() })}</span></div>
      <div class="field"><label for="letters-weekday">${t("letters.weekday")}</label>
        <select class="input" id="letters-weekday" name="weekday">${[1, 2, 3, 4, 5, 6, 7].map((day) => html`<option value=${day} ?selected=${day === choices.weekday}>${weekday(day)}</option>`)}</select></div>
      <label class="choice"><input type="checkbox" name="reminders" .checked=${choices.reminders}><span>${t("letters.reminders")}<br><span class="quiet small">${t("letters.remindersHelp")}</span></span></label>
      <div class="field"><label for="letters-ahead">${t("letters.ahead")}</label>
        <select class="input" id="letters-ahead" name="ahead">${[...new Set([...hoursAhead, choices.hoursAhead])].sort((a, b) => a - b).map((hours) => html`<option value=${hours} ?selected=${hours === choices.hoursAhead}>${t("letters.hours", { count: hours })}</option>`)}</select></div>
      ${this.rooms(choices)}
      <p><button class="button primary">${t("letters.save")}</button></p></form>`;
  }

  private cadence(name: string, now: Cadence | undefined): TemplateResult {
    return html`<select class="input" id="letters-${name}" name=${name}>
      ${name === "usual" ? nothing : html`<option value="" ?selected=${now === undefined}>${t("letters.asAbove")}</option>`}
      ${cadences.map((each) => html`<option value=${each} ?selected=${each === now}>${t(`letters.${each}`)}</option>`)}</select>`;
  }

  private rooms(choices: Choices): TemplateResult | typeof nothing {
    const forums = (this.forums.store?.list ?? []).filter(({ rooms }) => rooms.length > 0);
    if (forums.length === 0) return nothing;
    return html`<details class="fold" ?open=${Object.keys(choices.rooms).length > 0}><summary>${t("letters.byRoom")}</summary>
      <div class="stack">${forums.map((forum) => this.roomsOf(forum, choices))}</div></details>`;
  }

  private roomsOf(forum: ForumSummary, choices: Choices): TemplateResult {
    return html`<fieldset class="stack"><legend>${textOf(forum.name)}</legend>${forum.rooms.map((room) => html`<div class="field">
      <label for="letters-${room.id}">${roomTitle(room)}${hears(room.attention) ? nothing : html` <span class="quiet small">${t("attention.isMuted")}</span>`}</label>
      ${this.cadence(room.id, choices.rooms[room.id])}</div>`)}</fieldset>`;
  }

  private zone(): string {
    return app.session.me?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const known = (this.forums.store?.list ?? []).flatMap(({ rooms }) => rooms.map(({ id }) => id));
    const rooms = Object.fromEntries(known.map((id) => [id, form.get(id)]).filter(([, cadence]) => cadence !== "" && cadence !== null));
    [this.said, this.wrong] = ["", ""];
    await this.api.choose({
      usual: form.get("usual") as Cadence,
      hour: Number(form.get("hour")),
      weekday: Number(form.get("weekday")),
      reminders: form.get("reminders") !== null,
      hoursAhead: Number(form.get("ahead")),
      zone: this.zone(),
      // Of rooms that are not on the list just now nothing is forgotten.
      rooms: { ...Object.fromEntries(Object.entries(this.own?.choices.rooms ?? {}).filter(([id]) => !known.includes(id))), ...rooms },
    }).then(
      (own) => ([this.own, this.said] = [own, t("letters.saved")]),
      (problem: Error) => (this.wrong = problemWords(problem)),
    );
  };
}
