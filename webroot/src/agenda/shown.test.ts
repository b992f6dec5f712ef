import { shows } from "../testing/page.ts";
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { app } from "../app/app.ts";
import { messages } from "../app/i18n.ts";
import type { ForumView, RoomView } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import { roomView } from "../testing/server.ts";
import { papersOf } from "../paper/feeds.ts";
import { readIn } from "../paper/read.ts";
import { agendaOf, sessionsOf } from "./feeds.ts";
import { agendaPage, item, session, sessionsPage } from "./sample.ts";
import type { Adoption, AgendaPage } from "./types.ts";
import "./parley-agenda.ts";
import "./parley-next-session.ts";
import "./parley-sessions.ts";
import "../handout/parley-session-papers.ts";
import "./parley-thread-items.ts";

const zones = { US: "America/New_York", RU: "Europe/Moscow", CN: "Asia/Shanghai" };
const named = { parties: [{ code: "US", name: { en: "United States" } }, { code: "RU", name: { en: "Russia" } }, { code: "CN", name: { en: "China" } }] } as unknown as ForumView;
const room = { forum: "F", room: "R", epoch: 1, cursor: "c0", recent: [], attach: () => undefined } as unknown as RoomFeed;
const view: RoomView = { ...roomView("R", "c0"), you: { participant: "p", party: "RU", capacity: "personal", roles: [], rights: ["draft"] } };
const coming = session("s1", { starts: "2099-11-24T13:00:00.000Z", items: 2, minutesPlanned: 95, number: 2, seriesOf: 4, place: "Geneva", mine: "coming", attendance: [{ party: "RU", coming: 2, alternate: 0, not: 1 }] });
const later = session("s2", { starts: "2099-12-24T13:00:00.000Z", title: "Later" });
const sessions = sessionsPage([session("s0", { starts: "2026-01-10T13:00:00.000Z" }), coming, later], { zones });
const first = item("a", { minutes: 50, lead: { party: "US" }, affected: [{ name: "Afghanistan", seated: false }], threads: [{ id: "t1", title: "Corridors" }], mine: "expert" });
const second = item("b", { minutes: 45, ripeness: { parties: 2, bids: 2, shown: [{ party: "RU", level: "expert" }, { party: "US", level: "readyForOfficials" }], ready: false } });
const page = agendaPage({ session: coming, mayPlan: true, items: [first, second, item("c", { state: "merged", into: "a" }), item("d", { state: "deferred", into: "s2" }), item("e", { state: "dropped" })] });
const inAgenda = { feed: room, view, named, page, sessions: sessions.sessions };

before(async () => {
  messages.zone = "Europe/Berlin";
  await messages.choose("en");
  app.api.http.get = <T>(path: string) => Promise.resolve((path.endsWith("/agenda") ? page : sessions) as T);
  await Promise.all([sessionsOf(room).reload(), agendaOf(room, "s1").reload()]);
});

test("a session is shown in my zone and in each party's, with who comes and what I have answered", () => {
  const shown = shows("parley-session", { feed: room, page: sessions, session: coming, named });
  for (const words of ["Tuesday, 24 November 2099, 14:00–15:30", "2 of 4", "China Tue 24 Nov, 21:00 early or late", "Russia Tue 24 Nov, 16:00 daytime", "Geneva",
    "Provisional agenda · 2 items · 95 of 90 minutes", "Russia 2 0 1"]) assert.ok(shown.includes(words), `${words} in ${shown}`);
});

test("the page of sessions begins with those to come, and says what to do first when there is none", () => {
  assert.match(shows("parley-sessions", { feed: room, view, named }), /Plan a session .* To come 1 session past or cancelled/);
  assert.match(shows("parley-next-session", { feed: room }), /Next session: Session s1/);
});

test("the fairest hour is named with those who bear it, and what has been borne", () => {
  const shown = shows("parley-rotation", { zones, starts: ["2026-11-24T13:00:00Z", "2026-11-25T13:00:00Z"], date: "2099-11-24", zone: "Europe/Berlin", time: "14:00", named });
  assert.match(shown, /Fairest start: 01:00\. It falls early, late or at night for: Russia\. .*Take 01:00/);
  assert.match(shown, /in 2 sessions .* China 2 \+ 1 Russia 0 United States 0/);
});

test("the total is always in words; the agenda is printed with its rule", () => {
  const shown = shows("parley-agenda", { ...inAgenda, session: "s1" });
  for (const words of ["95 of 90 minutes: 5 too many", "Provisional agenda", "Chatham House Rule:", "Propose an item", "Print the agenda"]) assert.ok(shown.includes(words), words);
});

test("an item says when its turn is, who leads, and who is affected without a seat", () => {
  const shown = shows("parley-item", { ...inAgenda, item: first, number: 1, running: { from: Date.parse(coming.starts), to: Date.parse(coming.starts) + 50 * 60_000 } });
  for (const words of ["Item 1: Item a", "14:00–14:50 50 minutes", "Lead United States", "Afghanistan · no seat here", "Afghanistan is affected and has no seat here", "Corridors", "Move down", "Defer to a later session"]) {
    assert.ok(shown.includes(words), `${words} in ${shown}`);
  }
  const frozen = shows("parley-item", { ...inAgenda, page: { ...page, session: { ...coming, status: "adopted" } }, item: first, number: 1 });
  assert.ok(!frozen.includes("Withdraw from the agenda") && frozen.includes("Defer to a later session"), "what was adopted can only be carried over");
  assert.match(shows("parley-thread-items", { feed: room, thread: "t1" }), /On the agenda as number 1: Item a/);
});

test("every question about an item has its answers", () => {
  const asked = (task: string): string => shows("parley-item-task", { ...inAgenda, item: first, task });
  assert.match(asked("moveTo"), /To the beginning After “Item b” Move Cancel$/);
  assert.match(asked("merge"), /Into which item\? .* Item b Merge/);
  assert.match(asked("defer"), /To which session\? .* Later · Thursday, 24 December 2099/);
  assert.match(asked("outcome"), /agreed agreed to differ carried over for officials/);
  assert.match(shows("parley-item-form", { ...inAgenda, item: first }), /Edit the item .* nobody yet Russia United States Chair .* a person, by name Affected parties United States Russia China Affected, but not in this forum/);
  assert.match(shows("parley-item-form", { ...inAgenda, item: first, split: true }), /^Split off a new item/);
  assert.match(shows("parley-off-agenda", inAgenda), /3 items no longer .* Merged into: Item a Bring back Item c Notes .* Deferred to: Later .* Withdrawn/);
});

test("what is blind is said to be so; what is disclosed stands by party", () => {
  const blind = shows("parley-ripeness", { ...inAgenda, item: first });
  assert.match(blind, /your party has answered; hidden until all have Your party has said: expert discussion\. It stays hidden/);
  assert.match(shows("parley-ripeness", { ...inAgenda, item: second }), /2 parties have answered .* Russia expert discussion United States ready for officials/);
  assert.match(shows("parley-ripeness", { ...inAgenda, item: item("r", { ripeness: { parties: 2, ready: true } }) }), /Ready for officials: every party says so/);
});

test("adoption says who was heard, that silence is no consent, and why the text is frozen", () => {
  const shownAs = (adoption: Partial<Adoption>, more: Partial<AgendaPage> = {}): string => {
    const whole: Adoption = { asked: "2026-11-01T10:00:00Z", deadline: "2099-11-20T10:00:00Z", hidden: true, state: "asked", parties: [{ party: "RU", heard: true }, { party: "US", heard: false }, { party: "CN" }], ...adoption };
    return shows("parley-adoption", { ...inAgenda, page: { ...page, session: { ...coming, status: "asked" }, adoption: whole, ...more } });
  };
  assert.match(shownAs({}), /cannot be changed while .* Whoever is not heard has not consented\. .* Russia heard United States not heard yet China not known before/);
  assert.match(shownAs({ deadline: "2026-11-20T10:00:00Z" }), /United States not heard China/);
  assert.match(shownAs({ mine: "canLiveWith" }, { mayConsent: true }), /Your party’s answer: Can live with it\. .*Support .*Object It is not adopted\./);
  assert.match(shownAs({ state: "adopted", decided: "2026-11-20T10:00:00Z", parties: [{ party: "RU", heard: true, consent: "reservation" }] }), /Adopted Fri.* cannot be changed any more\. Changes are proposed below, .* Russia Reservation/);
  assert.match(shownAs({ state: "failed" }), /Not adopted: a party objects/);
});

test("a summary says who reads it", () => {
  const shown = (summary: AgendaPage["summary"]): string => shows("parley-summary", { ...inAgenda, page: { ...page, summary } });
  assert.match(shown({ text: "m", mayWrite: true, mayIssue: true }), /Not issued yet\. It is read by .* Issue the summary/);
  assert.match(shown({ text: "m", issued: "2026-11-20T10:00:00Z" }), /Issued .* on the chair’s responsibility/);
  assert.equal(shown({}), "");
});

test("papers of an item are named; what is to be read says what of it I have read, and is taken away in the agenda's order", async () => {
  const paper = (id: string, more: object): object => ({ id, title: `Paper ${id}`, symbol: `AFG/2026/${id}`, withoutPrejudice: true, status: "circulated", revision: 0, circulated: "2026-11-20T10:00:00.000Z", revisions: [{ revision: 0, at: "2026-11-20T10:00:00.000Z" }], ...more });
  const papers = { drafts: [], papers: [paper("1", {}), paper("2", { status: "revised", revision: 1 }), paper("3", {}), paper("4", {})], releases: [], nonPapers: [], mayDraft: true, mayChair: false, cursor: "c0" };
  const other = { ...room, room: "R2" } as unknown as RoomFeed;
  app.api.http.get = <T>(path: string) => Promise.resolve((path.endsWith("/papers") ? papers : path.endsWith("/reading") ? { papers: { 1: 0, 2: 0 } } : path.endsWith("/agenda") ? page : sessions) as T);
  await Promise.all([papersOf(other).reload(), readIn(other).load()]);
  const named = agendaPage({ session: coming, items: [item("a", { papers: ["3", "2"] }), item("b", { papers: ["1", "2", "unknown"] }), item("c", { state: "dropped", papers: ["4"] })] });
  const shown = shows("parley-session-papers", { feed: other, page: named });
  assert.match(shown, /^Still to read: 2 of 3\. .*Paper 3 AFG\/2026\/3 · item 1 .*Paper 2 .*revised since you read it Paper 1 AFG\/2026\/1 · item 2/);
  assert.ok(!shown.includes("Paper 4"), "what is not taken up need not be read");
  assert.equal(shown.match(/Paper 2 AFG/g)?.length, 1);
  assert.match(shows("parley-item", { ...inAgenda, feed: other, item: named.items[0], number: 1 }), /Papers AFG\/2026\/3 Paper 3 AFG\/2026\/2 Paper 2/);
  assert.match(shows("parley-item-task", { ...inAgenda, feed: other, item: named.items[0], task: "links" }), /Which papers belong to this item\?.*AFG\/2026\/4.*Save Cancel$/);
});
