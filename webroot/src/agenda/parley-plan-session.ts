import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { isZone, myZone } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { ForumView } from "../app/types.ts";
import { field, line, mistakeOf, summary, type Mistake } from "../membership/form.ts";
import type { RoomFeed } from "../room/feed.ts";
import { Doing } from "./doing.ts";
import { agendaApi, sessionsOf } from "./feeds.ts";
import { localsTable } from "./locals.ts";
import { countedStarts } from "./timing.ts";
import type { NewSession, Session, SessionsPage } from "./types.ts";
import { instantOf, timeOf, wallAt } from "./zones.ts";

const weekMs = 7 * 86_400_000;
const timesMax = 26;
const fields = { title: "session-title", starts: "session-date", minutes: "session-minutes", place: "session-place", call: "session-call", repeat: "session-times", zone: "session-zone" };

/** Plans a session, or a series of them, or changes one; shows for each hour of the day whose night it takes. */
@customElement("parley-plan-session")
export class ParleyPlanSession extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) page!: SessionsPage;
  /** The session to change; without it a new one is planned. */
  @property({ attribute: false }) session?: Session | undefined;
  @property({ attribute: false }) named?: ForumView | undefined;
  @state() private date = "";
  @state() private time = "";
  @state() private zone = myZone();
  @state() private repeats = false;
  @state() private mistakes: readonly Mistake[] = [];
  private readonly doing = new Doing(this);
  private done = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const last = this.page.sessions.filter((each) => each.state === "planned").at(-1);
    const at = this.session?.starts ?? new Date(last === undefined ? Date.now() + weekMs : Math.max(Date.now(), Date.parse(last.starts)) + weekMs).toISOString();
    const wall = wallAt(this.zone, Date.parse(at));
    this.date = wall.date;
    this.time = this.session !== undefined || last !== undefined ? timeOf(wall) : "14:00";
  }

  override firstUpdated(): void {
    this.querySelector("dialog")?.showModal();
    this.querySelector<HTMLElement>("#session-title")?.focus();
  }

  override render(): TemplateResult {
    const { mistakes, session, page } = this;
    const words = t(session === undefined ? "agenda.plan" : "agenda.changeSession");
    return html`<dialog aria-labelledby="plan-title" @close=${this.closed}>
      <div class="dialog-head"><h2 id="plan-title">${words}</h2>
        <form method="dialog"><button class="plain">${t("app.cancel")}</button></form></div>
      <form class="dialog-body stack" novalidate @submit=${this.save}>
        ${summary(mistakes)}
        ${line({ name: "session-title", label: t("agenda.sessionTitle"), mistakes }, session?.title ?? "")}
        <div class="side-by-side">
          ${field({ name: "session-date", label: t("agenda.date"), mistakes }, (ids, wrong) => html`<input class="input" id="session-date" type="date" required .value=${this.date} aria-describedby=${ids || nothing} aria-invalid=${wrong} @change=${(e: Event) => (this.date = valueOf(e))}>`)}
          ${field({ name: "session-time", label: t("agenda.time"), mistakes }, (ids, wrong) => html`<input class="input" id="session-time" type="time" required .value=${this.time} aria-describedby=${ids || nothing} aria-invalid=${wrong} @change=${(e: Event) => (this.time = valueOf(e))}>`)}
          ${field({ name: "session-minutes", label: t("agenda.length"), mistakes }, (ids, wrong) => html`<input class="input" id="session-minutes" name="minutes" type="number" min="1" max="1440" step="5" .value=${String(session?.minutes ?? 90)} aria-describedby=${ids || nothing} aria-invalid=${wrong}>`)}
        </div>
        ${field({ name: "session-zone", label: t("me.zone"), help: t("agenda.zoneHelp"), mistakes }, (ids, wrong) => html`<input class="input" id="session-zone" dir="ltr" list="session-zones" autocomplete="off" .value=${this.zone} aria-describedby=${ids || nothing} aria-invalid=${wrong} @change=${(e: Event) => (this.zone = valueOf(e))}>
          <datalist id="session-zones">${Intl.supportedValuesOf("timeZone").map((zone) => html`<option value=${zone}></option>`)}</datalist>`)}
        ${this.hours(page)}
        ${line({ name: "session-place", label: t("agenda.place"), help: t("agenda.placeHelp"), mistakes }, session?.place ?? "")}
        ${line({ name: "session-call", label: t("agenda.call"), help: t("agenda.callHelp"), mistakes }, session?.call ?? "")}
        ${session === undefined ? this.repeating() : nothing}
        <div class="row"><button class="button primary" ?disabled=${this.doing.busy}>${words}</button></div>
      </form></dialog>`;
  }

  private readonly closed = (): void => {
    if (!this.done) this.dispatchEvent(new Event("cancel"));
  };

  private hours(page: SessionsPage): TemplateResult | typeof nothing {
    const at = this.at();
    if (!isZone(this.zone) || this.date === "") return nothing;
    return html`<div class="stack tight">
      ${at === undefined ? nothing : localsTable(at, { zones: page.zones, holidays: page.holidays, named: this.named })}
      <parley-rotation .zones=${page.zones} .holidays=${page.holidays} .starts=${countedStarts(page, this.session)} .date=${this.date} .zone=${this.zone} .time=${this.time} .named=${this.named}
        @take=${(event: CustomEvent<string>) => (this.time = event.detail)}></parley-rotation></div>`;
  }

  private repeating(): TemplateResult {
    const { mistakes } = this;
    return html`<label class="choice"><input type="checkbox" .checked=${this.repeats} @change=${(e: Event) => (this.repeats = (e.target as HTMLInputElement).checked)}>
        <span>${t("agenda.repeat")}<br><span class="quiet small">${t("agenda.repeatHelp")}</span></span></label>
      ${this.repeats ? html`<div class="side-by-side">
        ${field({ name: "session-weeks", label: t("agenda.weeks"), mistakes }, () => html`<input class="input" id="session-weeks" name="weeks" type="number" min="1" max="52" value="2">`)}
        ${field({ name: "session-times", label: t("agenda.times"), mistakes }, (ids, wrong) => html`<input class="input" id="session-times" name="times" type="number" min="2" max=${timesMax} value="6" aria-describedby=${ids || nothing} aria-invalid=${wrong}>`)}</div>` : nothing}`;
  }

  private at(): number | undefined {
    return isZone(this.zone) && this.time !== "" ? instantOf(this.date, this.time, this.zone) : undefined;
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const wanted = this.read(form);
    if (wanted !== undefined) await this.send(wanted);
    if (this.mistakes.length > 0) await this.updateComplete.then(() => this.querySelector<HTMLElement>("[role=alert]")?.focus());
  };

  /** What is asked for; undefined when something has to be mended first. */
  private read(form: FormData): NewSession | undefined {
    const text = (name: string): string => ((form.get(name) as string | null) ?? "").trim();
    const [title, place, call] = [text("session-title"), text("session-place"), text("session-call")];
    const [minutes, weeks, times] = [Number(text("minutes")), Number(text("weeks")), Number(text("times"))];
    const at = this.at();
    const whole = (value: number, from: number, to: number): boolean => Number.isInteger(value) && value >= from && value <= to;
    this.mistakes = [
      ...(title === "" ? [{ field: "session-title", words: t("agenda.titleMissing") }] : []),
      ...(isZone(this.zone) ? [] : [{ field: "session-zone", words: t("me.zoneWrong") }]),
      ...(at === undefined && isZone(this.zone) ? [{ field: "session-time", words: t("agenda.timeMissing") }] : []),
      ...(whole(minutes, 1, 1440) ? [] : [{ field: "session-minutes", words: t("agenda.lengthWrong") }]),
      ...(this.repeats && !(whole(weeks, 1, 52) && whole(times, 2, timesMax)) ? [{ field: "session-times", words: t("agenda.repeatWrong") }] : []),
    ];
    if (this.mistakes.length > 0 || at === undefined) return undefined;
    return {
      title, minutes, starts: new Date(at).toISOString(),
      ...(place === "" ? {} : { place }), ...(call === "" ? {} : { call }),
      ...(this.repeats ? { repeat: { weeks, times }, zone: this.zone } : {}),
    };
  }

  private async send(wanted: NewSession): Promise<void> {
    const { session, feed } = this;
    const api = agendaApi(feed);
    const done = await this.doing.run(JSON.stringify(wanted), (command) => sessionsOf(feed).during<unknown>(() =>
      session === undefined ? api.plan(command, wanted) : api.change(command, session.id, wanted)));
    this.done = done;
    // Closing it gives the focus back to what opened it.
    if (done) this.querySelector("dialog")?.close();
    if (done) this.dispatchEvent(new CustomEvent("done", { detail: t(session === undefined ? "agenda.planned" : "agenda.changed") }));
    else if (this.doing.problem !== undefined) this.mistakes = [mistakeOf(this.doing.problem, fields)];
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value.trim();
}
