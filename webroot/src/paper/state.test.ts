import assert from "node:assert/strict";
import { test } from "node:test";
import type { PaperFrame } from "../push/frames.ts";
import * as room from "../room/state.ts";
import { applyAgenda } from "../agenda/state.ts";
import { agendaPage } from "../agenda/sample.ts";
import { seeded } from "../testing/model.ts";
import { roomView, saying } from "../testing/server.ts";
import { draft, nonPaper, paper, papersPage, release } from "./sample.ts";
import { applyPaper, applyPapers, wordsChanged } from "./state.ts";
import type { Draft, NonPaper, Paper, PapersPage, Release } from "./types.ts";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const placed = { room: "r1", cursor: "c1", after: "c0" } as const;

/** A room's papers as a server would keep them. */
class Model {
  readonly frames: PaperFrame[] = [];
  private readonly papers: Paper[] = [];
  private readonly drafts: Draft[] = [];
  private readonly releases: Release[] = [];
  private readonly nonPapers: NonPaper[] = [];
  private made = 0;

  constructor(private readonly random: () => number) {}

  page(): PapersPage {
    const nonPapers = [...this.nonPapers].sort((a, b) => (a.id < b.id ? -1 : 1));
    return papersPage({ papers: [...this.papers], drafts: [...this.drafts], releases: [...this.releases], nonPapers, cursor: `c${this.frames.length}` });
  }

  act(): void {
    const told = this.next();
    this.frames.push({ ...told, room: "r1", after: `c${this.frames.length}`, cursor: `c${this.frames.length + 1}` } as PaperFrame);
  }

  private next(): object {
    const chance = this.random();
    if (chance < 0.4) return { type: "paperChanged", paper: this.change(this.papers, (id) => paper(id), revised) };
    if (chance < 0.7) return { type: "draftPaperChanged", draft: this.change<Draft>(this.drafts, (id) => draft(id), (known, n) => ({ ...known, title: `T${n}`, state: n % 3 === 0 ? "ended" : "draft" })) };
    if (chance < 0.85) return { type: "releaseChanged", release: this.change<Release>(this.releases, (id) => release(id), (known, n) => ({ ...known, state: "released", papers: [`p${n}`] })) };
    return { type: "nonPaperChanged", nonPaper: this.change<NonPaper>(this.nonPapers, (id) => nonPaper(id), ({ id, day }) => ({ id, day, state: "withdrawn" })) };
  }

  private change<T extends { id: string }>(all: T[], make: (id: string) => T, turn: (known: T, n: number) => T): T {
    const known = this.random() < 0.5 ? undefined : all[Math.floor(this.random() * all.length)];
    const n = this.made++;
    const told = known === undefined ? make(`${Math.floor(this.random() * 1e6)}-${n}`) : turn(known, n);
    if (known === undefined) all.push(told);
    else all[all.indexOf(known)] = told;
    return told;
  }
}

function revised(known: Paper, n: number): Paper {
  if (n % 4 === 0) {
    const { title: _, symbol: __, ...rest } = known;
    return { ...rest, status: "withdrawn" };
  }
  const revision = known.revisions.length;
  return { ...known, status: "revised", revision, revisions: [...known.revisions, { revision, at: `2026-12-0${1 + (n % 9)}T00:00:00.000Z` }] };
}

test("in seeded random histories, a page and the frames after it are a fresh page; told again they change nothing", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const model = new Model(seeded(seed));
    for (let i = 0; i < 10; i++) model.act();
    const page = model.page();
    for (let i = 0; i < 30; i++) model.act();
    assert.deepEqual(plain(model.frames.slice(10).reduce(applyPapers, page)), plain(model.page()), `seed ${seed}`);
    assert.deepEqual(plain(model.frames.reduce(applyPapers, model.page())), plain(model.page()), `seed ${seed}, told again`);
  }
});

test("what is mine stays where a frame tells what holds for all", () => {
  const page = papersPage({ papers: [paper("a", { mine: true })], drafts: [draft("d", { mine: true })], releases: [release("r", { mine: true })] });
  const frames: PaperFrame[] = [
    { type: "paperChanged", paper: paper("a", { title: "New" }), ...placed },
    { type: "draftPaperChanged", draft: draft("d", { title: "New" }), ...placed },
    { type: "releaseChanged", release: release("r", { title: "New" }), ...placed },
  ];
  const after = frames.reduce(applyPapers, page);
  assert.deepEqual([after.papers[0]!.mine, after.papers[0]!.title, after.drafts[0]!.mine, after.drafts[0]!.title, after.releases[0]!.mine, after.releases[0]!.title],
    [true, "New", true, "New", true, "New"]);
});

test("a withdrawn paper has no words left in this tab, and a revised one is read again", () => {
  const page = { paper: paper("a"), doc: saying("secret words"), annexes: [{ id: "f", kind: "png", title: "secret words", alt: "x", bytes: 1 } as const], cursor: "c0" };
  const gone = applyPaper(page, { type: "paperChanged", paper: paper("a", { status: "withdrawn" }), ...placed });
  assert.ok(!JSON.stringify(gone).includes("secret words"));
  const revision = applyPaper(page, { type: "paperChanged", paper: revised(paper("a"), 1), ...placed });
  assert.ok(wordsChanged(page, revision) && wordsChanged(page, gone));
  assert.ok(!("doc" in revision), "words of one revision never stand under the head of another");
  assert.deepEqual(applyPaper(page, { type: "paperChanged", paper: paper("a", { title: "New" }), ...placed }).doc, page.doc);
  const other = applyPaper(page, { type: "paperChanged", paper: paper("b"), ...placed });
  assert.deepEqual(other, { ...page, cursor: "c1" });
  assert.ok(!wordsChanged(page, other));
});

test("to the room and its agendas these frames only move the place on", () => {
  const frame: PaperFrame = { type: "paperChanged", paper: paper("a"), ...placed };
  const before = room.roomState(roomView("r1", "c0"));
  assert.deepEqual(room.apply(before, frame), { ...before, page: { ...before.page, cursor: "c1" } });
  assert.deepEqual(applyAgenda(agendaPage(), frame), { ...agendaPage(), cursor: "c1" });
});
