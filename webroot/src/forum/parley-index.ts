import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { t, textOf } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import type { ForumView, RoomSummary, ThreadSummary } from "../app/types.ts";
import { fresh } from "./parley-forums.ts";
import { roomTitle } from "./words.ts";

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
      <ul>${view?.rooms.map((room) => html`<li>
        <a class="room-link" href=${address({ page: "room", forum: this.forum, room: room.id })}
          aria-current=${room.id === this.room ? (this.within ? "true" : "page") : nothing}>
          ${icon(room.kind)}<span>${roomTitle(room)}<span class="unseen"> (${t(`kind.${room.kind}`)})</span></span>${fresh(this.newIn(room))}</a>
        ${room.id === this.room && this.threads.length > 0 ? this.list() : nothing}</li>`)}</ul>
    </nav>`;
  }

  /** Of the room one is in the threads know it better: they count on while one reads. */
  private newIn(room: RoomSummary): number {
    return room.id === this.room ? this.threads.reduce((sum, thread) => sum + (thread.new ?? 0), 0) : room.new;
  }

  private list(): TemplateResult {
    return html`<ul class="threads">${this.threads.map((thread) => html`<li>
      <a class="thread-link" href=${address({ page: "thread", forum: this.forum, room: this.room, thread: thread.id })}
        aria-current=${thread.id === this.thread ? "page" : nothing}>
        <span dir="auto" lang=${thread.language ?? nothing}>${thread.title ?? t("thread.untitled")}</span>${fresh(thread.new ?? 0)}</a></li>`)}</ul>`;
  }
}
