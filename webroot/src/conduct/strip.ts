// What of the chairing everybody should know while reading and writing: what cools off, and whose turn it is.
import { html, nothing, type TemplateResult } from "lit";
import { moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { address } from "../app/places.ts";
import type { ForumView, Id, Time } from "../app/types.ts";
import { partyName } from "../forum/words.ts";
import type { Draft } from "../outbox/draft.ts";
import type { Target } from "../outbox/target.ts";
import type { RoomFeed } from "../room/feed.ts";
import { conductOf } from "./feeds.ts";
import { coolsUntil } from "./state.ts";

export function conductStrip(feed: RoomFeed, named: ForumView | undefined, thread?: Id): TemplateResult | typeof nothing {
  const page = conductOf(feed).page;
  const until = coolsUntil(page, thread);
  const turn = page?.tour?.turn;
  if (until === undefined && turn === undefined) return nothing;
  const link = address({ page: "conduct", forum: feed.forum, room: feed.room });
  return html`<div class="note calm conduct-strip" role="status">
    ${until === undefined ? nothing : html`<p><strong>${t(page?.cooling.room === undefined ? "conduct.coolsThread" : "conduct.coolsRoom", { time: moment(until) })}</strong> ${t(page?.cooling.room === undefined ? "conduct.coolsWhat" : "conduct.coolsWhatRoom")}</p>`}
    ${turn === undefined ? nothing : html`<p>${t("conduct.turnOf", { party: partyName(turn, named) })} <a href=${link}>${t("conduct.toTour")}</a></p>`}</div>`;
}

/** Until when what is written here stays a draft. */
function heldUntil(feed: RoomFeed, target: Target): Time | undefined {
  if (target.kind === "translation" && feed.view?.you.rights.includes("translate") === true) return undefined;
  return coolsUntil(conductOf(feed).page, target.kind === "thread" ? undefined : target.thread);
}

/** It is written elsewhere, or has to wait. */
export function isStuck(draft: Draft, feed: RoomFeed): boolean {
  return draft.held === "elsewhere" || heldUntil(feed, draft.target) !== undefined;
}

export function heldNote(feed: RoomFeed, target: Target): TemplateResult | typeof nothing {
  const until = heldUntil(feed, target);
  return until === undefined ? nothing : html`<div class="note calm" role="status"><p>${t("conduct.held", { time: moment(until) })}</p></div>`;
}
