import assert from "node:assert/strict";
import { test } from "node:test";
import type { AgendaFrame } from "../push/frames.ts";
import * as room from "../room/state.ts";
import { threadState, apply as applyThread } from "../discussion/state.ts";
import { seeded } from "../testing/model.ts";
import { roomView, threadPage } from "../testing/server.ts";
import { agendaPage, item, session, sessionsPage } from "./sample.ts";
import { applyAgenda, applySessions, inOrder, inTurn, neighbour, placed, plannedOf } from "./state.ts";
import type { Adoption, AgendaPage, Amendment, Item, Level, Session, SessionsPage } from "./types.ts";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const states: readonly Item["state"][] = ["planned", "planned", "planned", "deferred", "merged", "dropped"];
/** A frame can be about the thing itself or about nothing that this page shows. */
type Told = AgendaFrame;

/** A room's sessions and the agenda of one, as a server would keep them. */
class Model {
  readonly frames: Told[] = [];
  private sessions: Session[] = [session("s1"), session("s2", { starts: "2026-12-01T13:00:00.000Z" })];
  private items: Item[] = [];
  private adoption: Adoption | undefined;
  private issued: string | undefined;
  private zones: SessionsPage["zones"] = {};
  private made = 0;

  constructor(private readonly random: () => number) {}

  agenda(): AgendaPage {
    const summary = { text: "m1", mayWrite: false, mayIssue: false, ...(this.issued === undefined ? {} : { issued: this.issued }) };
    return agendaPage({ session: this.sessions.find(({ id }) => id === "s1")!, items: inOrder(this.items, this.items.map(({ id }) => id)), summary, cursor: this.cursor,
      ...(this.adoption === undefined ? {} : { adoption: this.adoption }) });
  }

  page(): SessionsPage {
    return sessionsPage([...this.sessions].sort(inTurn), { zones: this.zones, cursor: this.cursor });
  }

  act(): Told {
    const what = this.next();
    const frame = { ...what, room: "r1", after: this.cursor, cursor: `c${this.frames.length + 1}` } as Told;
    this.frames.push(frame);
    return frame;
  }

  private get cursor(): string {
    return `c${this.frames.length}`;
  }

  private next(): object {
    const chance = this.random();
    if (chance < 0.1) return this.plan();
    if (chance < 0.15) return { type: "planningChanged", zones: (this.zones = { RU: `Z${this.made++}` }), holidays: [], live: true };
    if (chance < 0.25) return this.attend();
    if (chance < 0.4) return this.adopt();
    if (chance < 0.6 || this.items.length === 0) this.items.push(item(`n${this.made++}`, { minutes: this.upTo(60) + 1 }));
    else this.change();
    const told = this.items[chance < 0.6 ? this.items.length - 1 : this.at]!;
    return { type: "itemChanged", session: "s1", item: told, order: this.items.map(({ id }) => id), ...this.counted() };
  }

  private at = 0;
  private change(): void {
    this.at = this.upTo(this.items.length);
    const known = this.items[this.at]!;
    if (this.random() < 0.5) {
      this.items.splice(this.at, 1);
      this.at = this.upTo(this.items.length + 1);
      this.items.splice(this.at, 0, known);
    } else this.items[this.at] = { ...known, title: `Title ${this.made++}`, state: states[this.upTo(states.length)]! };
  }

  private plan(): object {
    const day = 10 + this.upTo(20);
    const known = this.random() < 0.5 ? undefined : this.sessions[this.upTo(this.sessions.length)];
    const told = { ...(known ?? session(`p${this.made++}`)), starts: `2026-12-${day}T0${this.upTo(10)}:${10 + this.made % 50}:00.000Z` };
    this.sessions = [...this.sessions.filter(({ id }) => id !== told.id), told];
    return { type: "sessionChanged", session: told };
  }

  private attend(): object {
    const known = this.sessions[this.upTo(this.sessions.length)]!;
    const told = { ...known, attendance: [{ party: "RU", coming: this.upTo(9), alternate: 0, not: 0 }] };
    this.sessions = this.sessions.map((each) => (each === known ? told : each));
    return { type: "sessionChanged", session: told };
  }

  private adopt(): object {
    const [status, state] = ([["asked", "asked"], ["adopted", "adopted"], ["provisional", "failed"]] as const)[this.upTo(3)]!;
    this.adoption = this.random() < 0.2 ? undefined : { asked: `t${this.made++}`, deadline: "t", hidden: true, state, parties: [{ party: "RU", heard: this.random() < 0.5 }] };
    if (this.random() < 0.3) this.issued = "2026-12-24T00:00:00.000Z";
    this.sessions = this.sessions.map((each) => (each.id === "s1" ? { ...each, status } : each));
    const counted = this.counted();
    const summary = this.issued === undefined ? { text: "m1" } : { text: "m1", issued: this.issued };
    return { type: "agendaChanged", session: "s1", status, introduction: "i1", order: this.items.map(({ id }) => id), summary, ...counted,
      ...(this.adoption === undefined ? {} : { adoption: this.adoption }) };
  }

  private counted(): { items: number; minutesPlanned: number } {
    const planned = plannedOf(this.items);
    const counted = { items: planned.length, minutesPlanned: planned.reduce((sum, { minutes }) => sum + minutes, 0) };
    this.sessions = this.sessions.map((each) => (each.id === "s1" ? { ...each, ...counted } : each));
    return counted;
  }

  private upTo(end: number): number {
    return Math.floor(this.random() * end);
  }
}

test("in seeded random histories, a page and the frames after it are a fresh page; told again they change nothing", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const model = new Model(seeded(seed));
    for (let i = 0; i < 10; i++) model.act();
    const [agenda, sessions] = [model.agenda(), model.page()];
    for (let i = 0; i < 40; i++) model.act();
    const since = model.frames.slice(10);
    assert.deepEqual(plain(since.reduce(applyAgenda, agenda)), plain(model.agenda()), `seed ${seed}`);
    assert.deepEqual(plain(since.reduce(applySessions, sessions)), plain(model.page()), `seed ${seed}`);
    assert.deepEqual(plain(model.frames.reduce(applyAgenda, model.agenda())), plain(model.agenda()), `seed ${seed}, told again`);
    assert.deepEqual(plain(model.frames.reduce(applySessions, model.page())), plain(model.page()), `seed ${seed}, told again`);
  }
});

test("to the room and its threads these frames only move the place on, and so does one that is not known here", () => {
  const told = { type: "itemChanged", session: "s1", item: item("a"), order: ["a"], items: 1, stale: [], minutesPlanned: 15, room: "r1", cursor: "c2", after: "c1" } as const;
  const unknown = { ...told, type: "somethingNew" } as unknown as AgendaFrame;
  for (const frame of [told, unknown]) {
    const before = room.roomState(roomView("r1", "c1"));
    assert.deepEqual(room.apply(before, frame), { ...before, page: { ...before.page, cursor: "c2" } });
    const thread = threadState(threadPage([], "c1"));
    assert.deepEqual(applyThread(thread, frame), { ...thread, cursor: "c2" });
    assert.deepEqual(applyAgenda(agendaPage({ session: session("other") }), frame).items, []);
  }
});

test("what I have answered stays where a frame tells what holds for all, and goes when all are asked anew", () => {
  const mine: Level = "expert";
  const adoption: Adoption = { asked: "t1", deadline: "t9", hidden: true, state: "asked", parties: [], mine: "support" };
  const page = agendaPage({ session: session("s1", { mine: "coming" }), items: [item("a", { mine })], adoption, summary: { text: "m1", mayWrite: true, mayIssue: true } });
  const placedAt = { room: "r1", cursor: "c1", after: "c0" };
  const { mine: _, ...asked } = adoption;
  const told: AgendaFrame[] = [
    { type: "sessionChanged", session: session("s1", { title: "New" }), ...placedAt },
    { type: "itemChanged", session: "s1", item: item("a", { title: "New" }), order: ["a"], items: 1, stale: [], minutesPlanned: 15, ...placedAt },
    { type: "agendaChanged", session: "s1", status: "asked", introduction: "i1", order: ["a"], items: 1, minutesPlanned: 15, adoption: asked, summary: { text: "m1" }, ...placedAt },
  ];
  const after = told.reduce(applyAgenda, page);
  assert.deepEqual([after.session.mine, after.session.title, after.items[0]!.mine, after.items[0]!.title, after.adoption!.mine, after.summary.mayIssue],
    ["coming", "New", "expert", "New", "support", true]);
  const anew = applyAgenda(after, { ...told[2]!, adoption: { ...asked, asked: "t2" } } as AgendaFrame);
  assert.equal(anew.adoption!.mine, undefined);
});

test("an item goes up and down among those planned, and is shown in its place at once", () => {
  const items = [item("a"), item("b"), item("x", { state: "dropped" }), item("c")];
  const order = (page: AgendaPage): string => page.items.map(({ id }) => id).join("");
  assert.deepEqual([neighbour(items, "a", -1), neighbour(items, "b", -1), neighbour(items, "a", 1), neighbour(items, "c", -1), neighbour(items, "c", 1), neighbour(items, "x", 1)],
    [undefined, null, "b", "a", undefined, undefined]);
  const page = agendaPage({ items });
  assert.equal(order(placed(page, "c", "a")), "acbx");
  assert.equal(order(placed(page, "a", "c")), "bcax");
  assert.equal(order(placed(page, "b", null)), "bacx");
});

test("of proposals what is told holds for all, and which are mine and what my party said is kept; what fits no more is told with an item", () => {
  const adoption: Adoption = { asked: "t1", deadline: "t9", hidden: true, state: "asked", parties: [] };
  const amendment: Amendment = { id: "p1", base: 1, who: { name: "A" } as Amendment["who"], reason: "r", changes: [], adoption };
  const amended = { editions: [{ number: 1, at: "t0" }], amendments: [amendment], settled: 0, stale: [] };
  const page = agendaPage({ session: session("s1", { status: "adopted" }), items: [item("a")], amended: { ...amended, amendments: [{ ...amendment, own: true, adoption: { ...adoption, mine: "support" } }] } });
  const placedAt = { room: "r1", cursor: "c1", after: "c0" };
  const whole: AgendaFrame = { type: "agendaChanged", session: "s1", status: "adopted", introduction: "i1", order: ["a"], items: 1, minutesPlanned: 15, summary: {}, amended, ...placedAt };
  const after = applyAgenda(page, whole);
  assert.deepEqual([after.amended!.amendments[0]!.own, after.amended!.amendments[0]!.adoption.mine], [true, "support"]);
  const told = applyAgenda(after, { type: "itemChanged", session: "s1", item: item("a", { title: "New" }), order: ["a"], items: 1, minutesPlanned: 15, stale: ["p1"], ...placedAt });
  assert.deepEqual(told.amended!.stale, ["p1"]);
});
