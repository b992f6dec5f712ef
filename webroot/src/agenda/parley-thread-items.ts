import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { Watch } from "../app/controller.ts";
import { moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import type { RoomFeed } from "../room/feed.ts";
import { agendaOf, sessionsOf, type AgendaFeed } from "./feeds.ts";
import { plannedOf } from "./state.ts";
import { inTime } from "./timing.ts";

/** Over a thread or a paper: the items of the next session's agenda that it belongs to. */
@customElement("parley-thread-items")
export class ParleyThreadItems extends Light {
  /** Undefined while it is made anew of an element that stood there before its code came. */
  @property({ attribute: false }) feed: RoomFeed | undefined;
  @property() thread = "";
  @property() paper = "";
  private readonly sessions = new Watch(this, () => this.feed && sessionsOf(this.feed));
  private readonly agenda = new Watch<AgendaFeed>(this, () => {
    const next = inTime(this.sessions.store?.page?.sessions ?? [], Date.now()).coming[0];
    return this.feed === undefined || next === undefined || next.items === 0 ? undefined : agendaOf(this.feed, next.id);
  });

  override render(): TemplateResult | typeof nothing {
    const page = this.agenda.store?.page;
    if (page === undefined || this.feed === undefined) return nothing;
    const { forum, room } = this.feed;
    const linked = plannedOf(page.items).map((item, index) => ({ item, number: index + 1 })).filter(({ item }) => item.threads.some(({ id }) => id === this.thread) || item.papers.includes(this.paper));
    if (linked.length === 0) return nothing;
    return html`<ul class="thread-items small">${linked.map(({ item, number }) => html`<li><a href=${address({ page: "agenda", forum, room, session: page.session.id, item: item.id })}>${t("agenda.ofThread", { number, title: item.title, time: moment(page.session.starts) })}</a></li>`)}</ul>`;
  }
}
