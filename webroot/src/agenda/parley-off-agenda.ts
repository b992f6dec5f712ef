import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import type { ForumView } from "../app/types.ts";
import { removal } from "../oversight/removing.ts";
import type { RoomFeed } from "../room/feed.ts";
import { Doing } from "./doing.ts";
import { agendaApi, agendaOf } from "./feeds.ts";
import { mayChange } from "./state.ts";
import type { AgendaPage, Item, Session } from "./types.ts";
import "../text/parley-text.ts";

/** What is no longer on the agenda: merged, deferred, withdrawn; where it went, and the way back. */
@customElement("parley-off-agenda")
export class ParleyOffAgenda extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) page!: AgendaPage;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) sessions: readonly Session[] = [];
  /** Items whose notes are open. */
  @state() private reading: ReadonlySet<string> = new Set();
  private readonly doing = new Doing(this);

  override render(): TemplateResult | typeof nothing {
    const off = this.page.items.filter((each) => each.state !== "planned");
    if (off.length === 0) return nothing;
    return html`<section class="section no-print"><details class="fold"><summary>${t("agenda.off", { count: off.length })}</summary>
      ${this.doing.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.doing.wrong}</p></div>`}
      <ul class="contents">${off.map((each) => this.one(each))}</ul></details></section>`;
  }

  private one(item: Item): TemplateResult {
    if (item.purged === true) return html`<li class="off-item"><p class="tombstone">${t("contribution.purged")}</p></li>`;
    const back = mayChange(this.page) && item.state !== "deferred";
    const open = this.reading.has(item.id);
    return html`<li class="off-item"><p><span class="title" dir="auto">${item.title}</span></p>
      <p class="quiet small">${this.where(item)}</p>
      ${back ? html`<button class="plain" ?disabled=${this.doing.busy} @click=${() => void this.restore(item)}>${t("agenda.restore")}<span class="unseen"> ${item.title}</span></button>` : nothing}
      ${item.state === "deferred" ? nothing : html`<button class="plain" aria-expanded=${open} @click=${() => this.turn(item.id)}>${t("agenda.notes")}<span class="unseen"> ${item.title}</span></button>`}
      ${item.state === "deferred" ? nothing : removal(this.feed, "item", item.id)}
      ${open ? html`<parley-text .forum=${this.feed.forum} .room=${this.feed.room} .text=${item.notes ?? item.id} .label=${t("agenda.notesOf", { title: item.title })} .named=${this.named}></parley-text>` : nothing}</li>`;
  }

  private turn(item: string): void {
    const reading = new Set(this.reading);
    if (!reading.delete(item)) reading.add(item);
    this.reading = reading;
  }

  private where(item: Item): TemplateResult | string {
    if (item.state === "merged") return t("agenda.mergedInto", { title: this.page.items.find((each) => each.id === item.into)?.title ?? "" });
    if (item.state !== "deferred") return t("agenda.dropped");
    const session = this.sessions.find((each) => each.id === item.into);
    if (session === undefined) return t("agenda.deferred");
    return html`<a href=${address({ page: "agenda", forum: this.feed.forum, room: this.feed.room, session: session.id })}>${t("agenda.deferredTo", { session: session.title })}</a>`;
  }

  private async restore(item: Item): Promise<void> {
    const session = this.page.session.id;
    await this.doing.run(`restore ${item.id}`, (command) => agendaOf(this.feed, session).during(() => agendaApi(this.feed).restore(command, session, item.id)));
  }
}
