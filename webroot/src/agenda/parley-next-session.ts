import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { Watch } from "../app/controller.ts";
import { moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import type { RoomFeed } from "../room/feed.ts";
import { sessionsOf } from "./feeds.ts";
import { inTime } from "./timing.ts";

/** One line in a room: when its next session is, and the way to its agenda. */
@customElement("parley-next-session")
export class ParleyNextSession extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  private readonly sessions = new Watch(this, () => sessionsOf(this.feed));

  override render(): TemplateResult | typeof nothing {
    const next = inTime(this.sessions.store?.page?.sessions ?? [], Date.now()).coming[0];
    if (next === undefined) return nothing;
    const { forum, room } = this.feed;
    return html`<p class="next-session"><a href=${address({ page: "agenda", forum, room, session: next.id })}>
      <span class="quiet">${t("agenda.next")}</span> <bdi>${next.title}</bdi> <time datetime=${next.starts}>${moment(next.starts)}</time>
      ${next.status === "asked" ? html`<strong>${t("agenda.status.asked")}</strong>` : nothing}</a></p>`;
  }
}
