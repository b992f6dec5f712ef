import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { Light } from "../app/light.ts";
import type { ForumView, RoomView } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import { arrange } from "./arranging.ts";
import { Dragging } from "./dragging.ts";
import type { ParleyItem } from "./parley-item.ts";
import { plannedOf } from "./state.ts";
import { runningTimes } from "./timing.ts";
import type { AgendaPage, Session } from "./types.ts";
import "./parley-item.ts";

/**
 * The planned items in their order. The list is kept by hand: the library would move the element somebody writes in
 * when another reorders, and an element that is moved loses focus and caret.
 */
@customElement("parley-items")
export class ParleyItems extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) page!: AgendaPage;
  @property({ attribute: false }) sessions: readonly Session[] = [];
  @property({ type: Boolean }) live = false;
  /** Those that are new to me. */
  @property({ attribute: false }) fresh: readonly string[] = [];
  private readonly rows = new Map<string, { readonly row: HTMLLIElement; readonly item: ParleyItem }>();
  private readonly dragging = new Dragging(this, (item, after) =>
    void this.dispatchEvent(new CustomEvent("place", { detail: { item, after }, bubbles: true })));

  override render(): TemplateResult {
    return html`<ol class="agenda-items" @pointerdown=${this.dragging.begin}></ol>`;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const list = this.querySelector("ol")!;
    const planned = plannedOf(this.page.items);
    const times = runningTimes(this.page);
    const rows = planned.map((item, index) => {
      const { feed, view, named, page, sessions, live } = this;
      const { row, item: element } = this.rowOf(item.id);
      Object.assign(element, { feed, view, named, page, sessions, live, item, fresh: this.fresh.includes(item.id), number: index + 1, running: times.get(item.id) });
      return row;
    });
    for (const [id, { row }] of this.rows) if (!rows.includes(row)) this.rows.delete(id);
    const anchor = rows.find((row) => row.contains(document.activeElement));
    arrange(list, rows, anchor);
    this.dispatchEvent(new Event("arranged"));
  }

  private rowOf(id: string): { readonly row: HTMLLIElement; readonly item: ParleyItem } {
    let made = this.rows.get(id);
    if (made === undefined) {
      const row = document.createElement("li");
      Object.assign(row, { id: `i-${id}`, className: "agenda-item", tabIndex: -1 });
      row.dataset["item"] = id;
      const item = document.createElement("parley-item") as ParleyItem;
      row.append(item);
      made = { row, item };
      this.rows.set(id, made);
    }
    return made;
  }
}
