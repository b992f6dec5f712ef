import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { Watch } from "../app/controller.ts";
import { moment } from "../app/format.ts";
import { t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { empty, failed, waiting } from "../app/states.ts";
import type { ForumSummary } from "../app/types.ts";
import { entryKeys } from "../attention/entries.ts";
import { hears, quietLast } from "../attention/heed.ts";
import type { Heed } from "../attention/types.ts";
import type { Target } from "../outbox/target.ts";
import { roomTitle, seatWords } from "./words.ts";
import { kindSign } from "../room/kind.ts";

interface Begun {
  target: Target;
  saved: number;
  excerpt: string;
}

/** Your forums: only those I sit in; what is new since I was here; texts I have begun on this device. */
@customElement("parley-forums")
export class ParleyForums extends Light {
  private readonly forums = new Watch(this, () => app.forums);
  private readonly drafts = new Watch(this, () => app.drafts);
  @state() private begun: Begun[] = [];
  private ready = false;

  constructor() {
    super();
    entryKeys(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What I have just read must not be told to me as new.
    void app.marks.tell().then(() => app.forums.reload());
    void import("../attention/parley-read-all.ts");
    void app.drafts.all().then((all) => (this.begun = all));
  }

  override updated(): void {
    if (this.ready || this.forums.store?.state === "loading") return;
    this.ready = true;
    this.stands();
  }

  override render(): TemplateResult {
    void this.drafts.store;
    return html`<div class="column narrow">
      <header class="page-head"><h1 tabindex="-1">${t("forum.yours")}</h1></header>
      ${this.readAll()}
      ${this.list()}
      ${this.begun.length > 0 ? this.begunTexts() : nothing}
      <p class="section"><a href="/calendar">${t("calendar.link")}</a></p>
      <p><a href="/fora">${t("forum.toFora")}</a></p>
    </div>`;
  }

  private list(): TemplateResult | TemplateResult[] {
    const forums = this.forums.store;
    if (forums === undefined || (forums.state === "loading" && forums.list.length === 0)) return waiting();
    if (forums.state === "failed" && forums.list.length === 0) return failed(forums.problem, () => void forums.reload());
    if (forums.list.length === 0) return empty(t("forum.noneYet"));
    return forums.list.map((forum) => this.forum(forum));
  }

  /** Of all forums at once, as far as this list shows them. */
  private readAll(): TemplateResult {
    const all = this.forums.store?.list ?? [];
    const rooms = all.flatMap((forum) => forum.rooms.map(({ id, cursor, new: count, changed }) => ({ forum: forum.id, room: id, cursor, count: count + changed })));
    const count = rooms.reduce((sum, room) => sum + room.count, 0);
    return html`<parley-read-all .rooms=${rooms.map(({ forum, room, cursor }) => ({ forum, room, cursor, whole: true }))} .count=${count}></parley-read-all>`;
  }

  private forum(forum: ForumSummary): TemplateResult {
    return html`<section class="section">
      <h2><a class="heading-link" href=${address({ page: "forum", forum: forum.id })}>${textOf(forum.name)}</a></h2>
      <p class="quiet">${textOf(forum.issue)} · ${t("forum.youHere", { seat: seatWords(forum.you) })}</p>
      ${forum.awaiting > 0 ? html`<p><a href=${address({ page: "organise", forum: forum.id })}>${t("approval.waits", { count: forum.awaiting })}</a></p>` : nothing}
      ${forum.rooms.length === 0 ? html`<p class="quiet">${t("forum.noRooms")}</p>` : html`
        <ul class="contents">${quietLast(forum.rooms, (room) => !hears(room.attention)).map((room) => html`<li>
          <a class="entry ${entryClass(room)}" href=${address({ page: "room", forum: forum.id, room: room.id })}>
            <span class="title">${roomTitle(room)}</span>
            ${hears(room.attention) ? fresh(room.new) : muted(room.new)}
            <span class="beneath">${kindSign(room.kind)} ${beside(room)}${room.lastActivity ? html`<time datetime=${room.lastActivity}>${moment(room.lastActivity)}</time>` : t("room.quiet")}</span>
          </a></li>`)}</ul>`}
    </section>`;
  }

  private begunTexts(): TemplateResult {
    return html`<section class="section"><h2>${t("draft.begun")}</h2>
      <p class="quiet">${t("draft.begunHelp")}</p>
      <ul class="contents">${this.begun.map(({ target, saved, excerpt }) => html`<li>
        <a class="entry" href=${placeOf(target)}><span class="title" dir="auto">${excerpt === "" ? t("draft.noWords") : excerpt}</span>
          <span class="beneath">${t("draft.savedAt", { time: moment(new Date(saved).toISOString()) })}</span></a></li>`)}</ul></section>`;
  }
}

/** Bold where there is something new that I hear of, quiet where I muted it. */
export function entryClass(room: { readonly new: number; readonly changed: number; readonly attention?: Heed }): string {
  if (!hears(room.attention)) return "quiet-entry";
  return room.new + room.changed > 0 ? "unread" : "";
}

/** That it is muted, with how much is new in it all the same. */
export function muted(count: number): TemplateResult {
  return html`<span class="quiet small">${count > 0 ? html`${t("thread.new", { count })} · ` : nothing}${t("attention.isMuted")}</span>`;
}

/** "3 new", or nothing. */
export function fresh(count: number): TemplateResult | typeof nothing {
  return count > 0 ? html`<span class="fresh">${t("thread.new", { count })}</span>` : nothing;
}

/** How many papers and agendas of a room that I hear of have something new. */
export function beside({ changed: count, attention }: { readonly changed: number; readonly attention?: Heed }): TemplateResult | typeof nothing {
  return count > 0 && hears(attention) ? html`<span class="fresh">${t("news.room", { count })}</span> · ` : nothing;
}

function placeOf(target: Target): string {
  if (target.kind === "thread") return address({ page: "room", forum: target.forum, room: target.room });
  return address({ page: "thread", forum: target.forum, room: target.room, thread: target.thread });
}
