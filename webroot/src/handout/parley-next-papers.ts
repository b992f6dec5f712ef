import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { agendaOf, sessionsOf, type AgendaFeed } from "../agenda/feeds.ts";
import { inTime } from "../agenda/timing.ts";
import { Watch } from "../app/controller.ts";
import { moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import type { ForumView } from "../app/types.ts";
import { papersOf } from "../paper/feeds.ts";
import type { RoomFeed } from "../room/feed.ts";
import { papersNamed } from "./parley-session-papers.ts";

/** In the library of a room: what is to be read for its next session. */
@customElement("parley-next-papers")
export class ParleyNextPapers extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) named?: ForumView | undefined;
  private readonly sessions = new Watch(this, () => sessionsOf(this.feed));
  private readonly papers = new Watch(this, () => papersOf(this.feed));
  private readonly agenda = new Watch<AgendaFeed>(this, () => {
    const next = inTime(this.sessions.store?.page?.sessions ?? [], Date.now()).coming[0];
    return next === undefined || next.items === 0 ? undefined : agendaOf(this.feed, next.id);
  });

  override render(): TemplateResult | typeof nothing {
    const page = this.agenda.store?.page;
    if (page === undefined || papersNamed(page, this.papers.store?.page?.papers ?? []).length === 0) return nothing;
    const { forum, room } = this.feed;
    const { session } = page;
    return html`<section class="section"><h2>${t("agenda.toRead")}</h2>
      <p><a href=${address({ page: "agenda", forum, room, session: session.id })}><bdi>${session.title}</bdi></a>, <time datetime=${session.starts}>${moment(session.starts)}</time></p>
      <parley-session-papers .feed=${this.feed} .named=${this.named} .page=${page}></parley-session-papers></section>`;
  }
}
