import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { Watch } from "../app/controller.ts";
import { list, moment } from "../app/format.ts";
import { t, textOf } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { failed, gone, waiting } from "../app/states.ts";
import type { ForumView, Group, RoomSummary } from "../app/types.ts";
import { kindSign } from "../room/kind.ts";
import { hears, quietLast } from "../attention/heed.ts";
import { burnedTitle, burnedWords } from "../oversight/burned.ts";
import { beside, entryClass, fresh, muted } from "./parley-forums.ts";
import { capacityWord, partyName, roleWords, roomTitle, ruleName } from "./words.ts";

/** A forum, or one of its working groups: parties, groups, rooms, charter, and who I am here. */
@customElement("parley-forum")
export class ParleyForum extends Light {
  @property() forum = "";
  @property() group?: string;
  private readonly feed = new Watch(this, () => app.forums.view(this.forum));
  private ready = "";
  /** What stands below is fetched when the page is there. */
  @state() private later = false;

  override firstUpdated(): void {
    void Promise.all([import("../membership/parley-parties.ts"), import("../membership/parley-charter-page.ts"), import("../membership/parley-reports.ts"), import("../membership/parley-leave-forum.ts")]).then(() => (this.later = true), () => undefined);
  }

  override updated(): void {
    const at = `${this.forum}/${this.group ?? ""}`;
    if (this.ready === at || this.feed.store?.state === "loading") return;
    this.ready = at;
    this.stands();
  }

  override render(): TemplateResult {
    const feed = this.feed.store;
    const view = feed?.view;
    if (feed?.state === "gone") return gone(t("forum.gone"));
    if (view === undefined) {
      return html`<div class="column narrow">${feed?.state === "failed" ? failed(feed.problem, () => void feed.reload()) : waiting()}</div>`;
    }
    if (this.group === undefined) return this.whole(view);
    const group = view.groups.find((each) => each.id === this.group);
    return group === undefined ? gone(t("group.gone")) : this.oneGroup(view, group);
  }

  private whole(view: ForumView): TemplateResult {
    const organises = view.you.rights.some((right) => right === "openGroup" || right === "seat" || right === "invite" || right === "remove");
    return html`<div class="column narrow">
      <a class="plain back" href="/">${icon("back")}${t("forum.yours")}</a>
      <header class="page-head">
        <p class="over">${t("forum.over", { track: t(`fora.track.${view.track}` as "fora.track.T2") })}</p>
        <h1 tabindex="-1">${textOf(view.name)}</h1>
        <p class="lead">${textOf(view.issue)}</p>
        ${organises ? html`<p class="row"><a class="button" href=${address({ page: "organise", forum: view.id })}>${icon("people")}${t("organise.open")}</a></p>` : nothing}
      </header>
      ${view.awaiting > 0 ? html`<p class="note" role="status"><a href=${address({ page: "organise", forum: view.id })}>${t("approval.waits", { count: view.awaiting })}</a></p>` : nothing}
      <section class="section"><h2>${t("forum.rooms")}</h2>${rooms(view, view.rooms)}</section>${opened(view)}${burned(view)}
      ${this.mine(view)}
      ${this.later ? html`<parley-parties .view=${view}></parley-parties>` : waiting()}
      <section class="section"><h2>${t("forum.groups")}</h2>
        ${view.groups.length === 0 ? html`<p class="quiet">${t("forum.noGroups")}</p>` : html`<ul class="contents">${view.groups.map((group) => this.entry(view, group))}</ul>`}</section>
      ${view.decision === undefined ? nothing : html`<section class="section"><h2>${t("opening.decision")}</h2><p><strong>${t(`decision.${view.decision}`)}</strong> ${t(`decision.${view.decision}Long`)}</p></section>`}
      ${this.later ? html`<parley-reports .view=${view}></parley-reports><parley-charter-page .view=${view}></parley-charter-page><parley-leave-forum .view=${view}></parley-leave-forum>` : nothing}
    </div>`;
  }

  private mine(view: ForumView): TemplateResult {
    return html`<section class="section"><h2>${t("forum.you")}</h2><dl class="facts">
      ${view.you.party === undefined ? nothing : html`<dt>${t("forum.party")}</dt><dd>${partyName(view.you.party, view)}</dd>`}
      <dt>${t("forum.capacity")}</dt><dd>${capacityWord(view.you.capacity)}</dd>
      <dt>${t("forum.role")}</dt><dd>${roleWords(view.you.roles) || t("role.participant")}</dd>
    </dl></section>`;
  }

  private entry(view: ForumView, group: Group): TemplateResult {
    return html`<li><a class="entry" href=${address({ page: "group", forum: view.id, group: group.id })}>
      <span class="title">${textOf(group.name)}</span><span class="quiet small">${group.symbol}</span>
      <span class="beneath">${list(group.parties.map((code) => partyName(code, view)))}${group.closed ? html` · ${t("group.closed")}` : nothing}</span></a></li>`;
  }

  private oneGroup(view: ForumView, group: Group): TemplateResult {
    return html`<div class="column narrow">
      <a class="plain back" href=${address({ page: "forum", forum: view.id })}>${icon("back")}${textOf(view.name)}</a>
      <header class="page-head"><p class="over">${t("group.over")} · ${group.symbol}</p>
        <h1 tabindex="-1">${textOf(group.name)}</h1>
        <p class="lead">${textOf(group.mandate)}</p></header>
      ${group.closed ? html`<div class="note"><p>${t("group.closedLong")}</p></div>` : nothing}
      <section class="section"><h2>${t("forum.rooms")}</h2>${rooms(view, view.rooms.filter((room) => room.group === group.id))}</section>
      <section class="section"><h2>${t("forum.parties")}</h2>
        <ul class="chips">${group.parties.map((code) => html`<li class="chip">${partyName(code, view)}</li>`)}</ul></section>
      ${this.mine(view)}
      ${this.later && group.plenary !== view.groups.find(({ symbol }) => symbol === "PL")?.plenary ? html`<parley-leave-forum .view=${view} .group=${group}></parley-leave-forum>` : nothing}
    </div>`;
  }
}

/** Read for a while without being in them. */
function opened(view: ForumView): TemplateResult | typeof nothing {
  if (view.opened === undefined) return nothing;
  return html`<section class="section"><h2>${t("glass.opened")}</h2><ul class="contents">${view.opened.map((each) => html`<li>
    <a class="entry kind-${each.kind}" href=${address({ page: "room", forum: view.id, room: each.room })}><span class="title">${textOf(each.name)}</span>
      <span class="beneath">${kindSign(each.kind)} ${t("glass.until", { time: moment(each.until) })}</span></a></li>`)}</ul></section>`;
}

/** They are told of below the others, as long as the forum lasts. */
function burned(view: ForumView): TemplateResult | typeof nothing {
  if (view.burned === undefined) return nothing;
  return html`<section class="section"><h2>${t("burned.rooms")}</h2><ul class="contents">${view.burned.map((each) => html`<li id=${each.room} class="quiet">
    <span class="title">${burnedTitle(each)}</span> <span class="beneath small">${burnedWords(each, view)}</span></li>`)}</ul></section>`;
}

function rooms(view: ForumView, some: readonly RoomSummary[]): TemplateResult {
  if (some.length === 0) return html`<p class="quiet">${t("forum.noRooms")}</p>`;
  return html`<ul class="contents">${quietLast(some, (room) => !hears(room.attention)).map((room) => html`<li>
    <a class="entry ${entryClass(room)}" href=${address({ page: "room", forum: view.id, room: room.id })}>
      <span class="title">${roomTitle(room)}</span>${hears(room.attention) ? fresh(room.new) : muted(room.new)}
      <span class="beneath">${kindSign(room.kind)} ${beside(room)}${ruleName(room.rule)}${room.lastActivity ? html` · <time datetime=${room.lastActivity}>${moment(room.lastActivity)}</time>` : nothing}</span>
    </a></li>`)}</ul>`;
}
