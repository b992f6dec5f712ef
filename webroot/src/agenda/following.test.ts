import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem, Unreachable } from "../app/problem.ts";
import type { RoomFrame } from "../push/frames.ts";
import type { RoomFeed } from "../room/feed.ts";
import { HandClock, quiet } from "../testing/time.ts";
import { Following } from "./following.ts";
import { item, agendaPage } from "./sample.ts";
import { applyAgenda } from "./state.ts";
import type { AgendaPage } from "./types.ts";

/** A room that stands where it is told to, and a server that answers when it is let. */
class Place {
  readonly clock = new HandClock();
  readonly room = { epoch: 1, cursor: "c0", recent: [] as RoomFrame[] };
  page: AgendaPage = agendaPage();
  failing: Error | undefined;
  reads = 0;
  private waiting: (() => void)[] = [];
  hold = false;
  asks = false;
  readonly following = new Following<AgendaPage>(this.room as unknown as RoomFeed, this.clock, {
    read: async () => {
      this.reads++;
      const page = this.page;
      if (this.hold) await new Promise<void>((resolve) => this.waiting.push(resolve));
      if (this.failing !== undefined) throw this.failing;
      return page;
    },
    apply: applyAgenda,
    asks: () => this.asks,
  });

  /** Something happens: the page becomes another, and the room is told. */
  happens(title: string): void {
    const before = this.room.cursor;
    const cursor = `c${Number(before.slice(1)) + 1}`;
    const told = item("a", { title });
    this.page = { ...this.page, items: [told], session: { ...this.page.session, items: 1, minutesPlanned: 15 }, cursor };
    const frame: RoomFrame = { type: "itemChanged", session: "s1", item: told, order: ["a"], items: 1, stale: [], minutesPlanned: 15, room: "r1", after: before, cursor };
    this.room.cursor = cursor;
    this.room.recent.push(frame);
    this.following.hear(frame);
  }

  release(): void {
    for (const go of this.waiting.splice(0)) go();
  }

  get title(): string | undefined {
    return this.following.page?.items[0]?.title;
  }
}

test("what is told while the page is on its way is in it, and others' changes are counted for the polite word", async () => {
  const place = new Place();
  place.hold = true;
  const read = place.following.reload();
  place.happens("first");
  place.happens("second");
  place.release();
  await read;
  assert.deepEqual([place.title, place.following.state, place.following.takeHeard()], ["second", "ready", 0]);
  place.happens("third");
  assert.deepEqual([place.title, place.following.takeHeard(), place.following.takeHeard()], ["third", 1, 0]);
});

test("a page older than the room that was read meanwhile is read again", async () => {
  const place = new Place();
  place.hold = true;
  const read = place.following.reload();
  place.happens("told to nobody here");
  place.room.recent = [];
  place.room.epoch++;
  place.release();
  await quiet();
  place.release();
  await read;
  assert.deepEqual([place.title, place.reads], ["told to nobody here", 2]);
});

test("what I do is shown as the answer to me shows it, and is no change by others", async () => {
  const place = new Place();
  await place.following.reload();
  await place.following.during(async () => place.happens("mine"));
  await quiet();
  assert.deepEqual([place.title, place.following.takeHeard(), place.reads], ["mine", 0, 2]);
  const refused = new Problem({ status: 409, code: "frozen" });
  place.following.expect(agendaPage());
  await assert.rejects(place.following.during(() => Promise.reject(refused)), refused);
  await quiet();
  assert.equal(place.title, "mine", "what was expected and refused is gone");
});

test("a frame that cannot say what it changed for me has it asked for, soon and once", async () => {
  const place = new Place();
  await place.following.reload();
  place.asks = true;
  for (const title of ["one", "two", "three"]) place.happens(title);
  assert.equal(place.reads, 1);
  await place.clock.pass(2_000);
  assert.equal(place.reads, 2);
});

test("so has one that was told while the first page was on its way", async () => {
  const place = new Place();
  place.hold = place.asks = true;
  const read = place.following.reload();
  place.happens("asked of me");
  place.release();
  await read;
  place.hold = false;
  assert.equal(place.reads, 1);
  await place.clock.pass(2_000);
  assert.equal(place.reads, 2);
  await place.clock.pass(60_000);
  assert.equal(place.reads, 2, "and once");
});

test("without a line what stands stays and is read when it can; what is closed to me goes", async () => {
  const place = new Place();
  place.failing = new Unreachable("no line");
  await place.following.reload();
  assert.equal(place.following.state, "failed");
  place.failing = undefined;
  place.happens("there");
  await place.clock.pass(5_000);
  assert.deepEqual([place.following.state, place.title], ["ready", "there"]);
  place.failing = new Unreachable("no line");
  await place.following.reload();
  assert.deepEqual([place.following.state, place.title], ["ready", "there"]);
  place.happens("since");
  place.failing = undefined;
  place.following.lineStands();
  await quiet();
  assert.deepEqual([place.following.problem, place.title], [undefined, "since"]);
  place.failing = new Problem({ status: 404, code: "not-found" });
  await place.following.reload();
  assert.deepEqual([place.following.state, place.following.page], ["gone", undefined]);
});
