// Sessions, items and pages for tests.
import type { AgendaPage, Item, Session, SessionsPage } from "./types.ts";

export function session(id: string, more: Partial<Session> = {}): Session {
  return {
    id, title: `Session ${id}`, starts: "2026-11-24T13:00:00.000Z", minutes: 90, state: "planned", attendance: [],
    items: 0, minutesPlanned: 0, status: "provisional", ...more,
  };
}

export function item(id: string, more: Partial<Item> = {}): Item {
  return { id, title: `Item ${id}`, minutes: 15, state: "planned", affected: [], threads: [], papers: [], ripeness: { parties: 5, ready: false }, ...more };
}

export function agendaPage(more: Partial<AgendaPage> = {}): AgendaPage {
  return {
    session: session("s1"), introduction: "i1", summary: { text: "m1", mayWrite: false, mayIssue: false }, items: [],
    mayDraft: true, mayPlan: false, mayConsent: false, mayAmend: false, mayDecide: false, cursor: "c0", ...more,
  };
}

export function sessionsPage(sessions: readonly Session[], more: Partial<SessionsPage> = {}): SessionsPage {
  return { sessions, zones: {}, holidays: [], live: true, mayPlan: true, mayDraft: true, cursor: "c0", ...more };
}
