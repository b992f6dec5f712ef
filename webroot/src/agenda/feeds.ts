// What this tab follows of a room's sessions and agendas: one of each, for as long as it follows the room.
import { app } from "../app/app.ts";
import { clock } from "../app/clock.ts";
import type { Id } from "../app/types.ts";
import type { RoomFrame } from "../push/frames.ts";
import type { RoomFeed } from "../room/feed.ts";
import { AgendaApi } from "./api.ts";
import { Following } from "./following.ts";
import { applyAgenda, applySessions } from "./state.ts";
import type { AgendaPage, SessionsPage } from "./types.ts";

export type SessionsFeed = Following<SessionsPage>;
export type AgendaFeed = Following<AgendaPage>;

interface Plans {
  readonly api: AgendaApi;
  readonly sessions: SessionsFeed;
  readonly agendas: Map<Id, AgendaFeed>;
}
const known = new WeakMap<RoomFeed, Plans>();

export function agendaApi(room: RoomFeed): AgendaApi {
  return plansOf(room).api;
}

export function sessionsOf(room: RoomFeed): SessionsFeed {
  return plansOf(room).sessions;
}

export function agendaOf(room: RoomFeed, session: Id): AgendaFeed {
  const { agendas, api } = plansOf(room);
  let feed = agendas.get(session);
  if (feed === undefined) {
    feed = new Following<AgendaPage>(room, clock, { read: () => api.agenda(session), apply: applyAgenda, asks: agendaAsks });
    agendas.set(session, feed);
    begin(room, feed);
  }
  return feed;
}

function plansOf(room: RoomFeed): Plans {
  let plans = known.get(room);
  if (plans === undefined) {
    const api = new AgendaApi(app.api.http, room.forum, room.room, (...detail) => room.dispatchEvent(new CustomEvent("did", { detail })));
    const sessions = new Following<SessionsPage>(room, clock, { read: () => api.sessions(), apply: applySessions, asks: sessionsAsk });
    plans = { api, sessions, agendas: new Map() };
    known.set(room, plans);
    begin(room, sessions);
  }
  return plans;
}

function begin(room: RoomFeed, feed: SessionsFeed | AgendaFeed): void {
  room.attach(feed);
  void feed.reload();
}

/** Who sits here decides what I may see and what is counted, and no frame tells it. */
function sessionsAsk(before: SessionsPage, _after: SessionsPage, frame: RoomFrame): boolean {
  if (frame.type === "audienceChanged") return true;
  return (frame.type === "itemChanged" || frame.type === "agendaChanged") && !before.sessions.some((each) => each.id === frame.session);
}

/** A round of bids or of consents that ends or begins anew changes what my party has said; an issued summary, who may write. */
function agendaAsks(before: AgendaPage, after: AgendaPage, frame: RoomFrame): boolean {
  if (frame.type === "audienceChanged") return true;
  if (frame.type === "itemChanged") {
    const ripeness = (page: AgendaPage): string => JSON.stringify(page.items.find((each) => each.id === frame.item.id)?.ripeness);
    return frame.session === after.session.id && ripeness(before) !== ripeness(after);
  }
  return frame.type === "agendaChanged" && frame.session === after.session.id;
}
