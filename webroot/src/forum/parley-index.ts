import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { t, textOf } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import type { ForumView, RoomSummary, ThreadSummary } from "../app/types.ts";
import { hears, quietLast } from "../attention/heed.ts";
import type { Heed } from "../attention/types.ts";
import { fresh } from "./parley-forums.ts";
import { roomTitle, threadTitle } from "./words.ts";

/** The pane at the inline start: the forum's rooms, and the threads of the room one is in. */
@customElement("parley-index")
export class ParleyIndex extends Light {
  @property({ attribute: false }) view?: ForumView | undefined;
  @property({ attribute: false }) threads: readonly ThreadSummary[] = [];
  @property() forum = "";
  @property() room = "";
  @property() thread?: string | undefined;
  /** Something in the room is open, not the room itself. */
  @property({ type: Boolean }) within = false;

  override render(): TemplateResult {
    const view = this.view;
    return html`<nav class="index" aria-label=${t("room.index")}>
      <h2>${view ? html`<a href=${address({ page: "forum", forum: this.forum })}>${textOf(view.name)}</a>` : t("app.loading")}</h2>
      <ul>${quietLast(view?.rooms ?? [], (room) => !hears(room.attention)).map((room) => html`<li>
        <a class="room-link" href=${address({ page: "room", forum: this.forum, room: room.id })}
          aria-current=${room.id === this.room ? (this.within ? "true" : "page") : nothing}>
          ${icon(room.kind)}<span>${roomTitle(room)}<span class="unseen"> (${t(`kind.${room.kind}`)})</span></span>${hears(room.attention) ? fresh(this.newIn(room)) : nothing}</a>
        ${room.id === this.room && this.threads.length > 0 ? this.list(room.attention) : nothing}</li>`)}</ul>
    </nav>`;
  }

  /** Of the room one is in the threads know it better: they count on while one reads. */
  private newIn(room: RoomSummary): number {
    if (room.id !== this.room) return room.new;
    return this.threads.reduce((sum, thread) => sum + (hears(room.attention, thread.id) ? (thread.new ?? 0) : 0), 0);
  }

  private list(heed: Heed | undefined): TemplateResult {
    return html`<ul class="threads">${quietLast(this.threads, ({ id }) => heed?.threads[id] === "muted").map((thread) => html`<li>
      <a class="thread-link" href=${address({ page: "thread", forum: this.forum, room: this.room, thread: thread.id })}
        aria-current=${thread.id === this.thread ? "page" : nothing}>
        <span dir="auto" lang=${thread.language ?? nothing}>${threadTitle(thread)}</span>${hears(heed, thread.id) ? fresh(thread.new ?? 0) : nothing}</a></li>`)}</ul>`;
  }
}
