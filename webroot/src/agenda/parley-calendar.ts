import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { Watch } from "../app/controller.ts";
import { clockTime, fullDay, myZone, span, zoneName } from "../app/format.ts";
import { messages, t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { asTrouble } from "../app/problem.ts";
import { empty, failed, waiting } from "../app/states.ts";
import type { ForumSummary, Id } from "../app/types.ts";
import { roomTitle } from "../forum/words.ts";
import { kindSign } from "../room/kind.ts";
import { AgendaApi } from "./api.ts";
import { stretches, type Falling, type Joint } from "./joint.ts";
import { hourSign, hourWord } from "./locals.ts";
import "./parley-calendar-address.ts";

/** The sessions of all my rooms, by week or month in my zone, with the hours that are bad for me. */
@customElement("parley-calendar")
export class ParleyCalendar extends Light {
  private readonly forums = new Watch(this, () => app.forums);
  @state() private all?: readonly Joint[];
  @state() private problem?: Error | undefined;
  @state() private by: "week" | "month" = "week";
  private asked = "";

  override connectedCallback(): void {
    super.connectedCallback();
    void app.forums.reload();
  }

  override updated(): void {
    const list = this.forums.store?.list ?? [];
    const rooms = list.flatMap((forum) => forum.rooms.map((room) => room.id)).join();
    if (this.forums.store?.state === "loading" || rooms === this.asked) return;
    this.asked = rooms;
    void this.load(list);
  }

  private async load(list: readonly ForumSummary[]): Promise<void> {
    this.problem = undefined;
    const rooms = list.flatMap((forum) => forum.rooms.map((room) => this.ofRoom(forum, room)));
    await Promise.all(rooms).then((found) => (this.all = found.flat()), (problem: Error) => (this.problem = problem));
    await this.updateComplete;
    this.stands();
  }

  private async ofRoom(forum: ForumSummary, room: ForumSummary["rooms"][number]): Promise<Joint[]> {
    const { sessions } = await new AgendaApi(app.api.http, forum.id, room.id).sessions().catch(absent);
    const party = forum.you.party;
    return sessions.map((session) => ({ forum: forum.id, forumName: forum.name, room: room.id, kind: room.kind, roomName: roomTitle(room), ...(party === undefined ? {} : { party }), session }));
  }

  override render(): TemplateResult {
    return html`<div class="column narrow">
      <header class="page-head"><h1 tabindex="-1">${t("calendar.title")}</h1><p class="lead">${t("calendar.lead", { zone: zoneName(Date.now()) })}</p></header>
      ${this.problem ? failed(this.problem, () => void this.load(this.forums.store?.list ?? [])) : this.all === undefined ? waiting() : html`${this.body(this.all)}<parley-calendar-address></parley-calendar-address>`}</div>`;
  }

  private body(all: readonly Joint[]): TemplateResult {
    const zone = myZone();
    const months = new Intl.DateTimeFormat(messages.locale, { timeZone: zone, month: "long", year: "numeric" });
    const found = stretches(all, { by: this.by, zone, now: Date.now(), monthOf: (at) => months.format(at), weekBegins: firstDay(messages.locale) });
    if (found.length === 0) return empty(t("calendar.none"));
    return html`<div class="row" role="group" aria-label=${t("fora.view")}>
        ${(["week", "month"] as const).map((by) => html`<button class="button" aria-pressed=${this.by === by} @click=${() => (this.by = by)}>${t(`calendar.by.${by}`)}</button>`)}</div>
      ${found.map((stretch) => html`<section class="section"><h2>${this.by === "week" ? span(stretch.from, stretch.to) : months.format(stretch.from)}</h2>
        <ul class="contents">${stretch.sessions.map((each) => this.entry(each))}</ul></section>`)}
      <section class="section"><h2>${t("calendar.files")}</h2><p class="quiet">${t("agenda.calendarHelp")}</p>
        <ul>${this.files(all).map(({ forum, room, words }) => html`<li><a href=${new AgendaApi(app.api.http, forum, room).calendar} download>${words}</a></li>`)}</ul></section>`;
  }

  private entry(each: Falling): TemplateResult {
    const { session, forum, room } = each;
    const ends = Date.parse(session.starts) + session.minutes * 60_000;
    return html`<li><a class="entry" href=${address({ page: "agenda", forum, room, session: session.id })}>
      <span class="title" dir="auto">${session.title}</span>
      <span class="beneath"><time datetime=${session.starts}>${t("agenda.when", { day: fullDay(session.starts), from: clockTime(session.starts), to: clockTime(ends) })}</time></span>
      <span class="beneath">${kindSign(each.kind)} ${each.roomName} · ${textOf(each.forumName)}</span>
      ${each.burden === 0 && !each.weekend && !each.clash ? nothing : html`<span class="beneath">${each.burden === 0 ? nothing : html`<span class="hour-word">${hourSign(each.burden)}${hourWord(each.burden)}</span> `}${[each.weekend ? t("agenda.hour.weekend") : "", each.clash ? t("calendar.clash") : ""].filter((word) => word !== "").join(" · ")}</span>`}
    </a></li>`;
  }

  private files(all: readonly Joint[]): { forum: Id; room: Id; words: string }[] {
    const rooms = new Map(all.map((each) => [each.room, { forum: each.forum, room: each.room, words: `${each.roomName} · ${textOf(each.forumName)}` }]));
    return [...rooms.values()];
  }
}

/** A room that closed while this was read has no sessions for me. @throws the problem, if it is another */
function absent(error: unknown): { sessions: readonly Joint["session"][] } {
  const trouble = asTrouble(error);
  if ("code" in trouble && trouble.code === "not-found") return { sessions: [] };
  throw error;
}

/** As the reader's language has it: Monday in Paris, Saturday in Tehran. */
function firstDay(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}
