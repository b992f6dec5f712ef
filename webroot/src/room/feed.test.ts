import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem, Unreachable } from "../app/problem.ts";
import type { Id } from "../app/types.ts";
import type { ThreadFeed } from "../discussion/thread.ts";
import type { Follower } from "../push/follower.ts";
import type { Frame } from "../push/frames.ts";
import { ModelRoom, seeded } from "../testing/model.ts";
import { HandClock, quiet } from "../testing/time.ts";
import { RoomFeed } from "./feed.ts";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The server's side of one socket to one room, and its pages; it answers when told to, or not at all. */
class Line {
  readonly clock = new HandClock();
  readonly marks: string[] = [];
  readonly asked: string[] = [];
  failing: Error | undefined;
  private follower: Follower | undefined;
  private told = -1;
  private waiting: (() => void)[] = [];

  constructor(readonly model: ModelRoom, private readonly late: () => boolean = () => false) {}

  readonly live = {
    follow: (follower: Follower) => {
      this.follower = follower;
      return () => (this.follower = undefined);
    },
    again: (follower: Follower) => {
      follower.subscribing();
      this.told = Number(follower.cursor!.slice(1));
      this.catchUp();
      follower.hear({ type: "subscribed", room: "r1", cursor: this.model.cursor });
    },
  };
  readonly api = {
    room: () => this.answer("room", () => this.model.room()),
    thread: (_f: Id, _r: Id, id: Id, page: { after?: Id } = {}) => this.answer("thread", () => this.model.thread(id, page.after, 3)),
    forget: () => true,
    audience: () => this.answer("audience", () => ({ audience: this.model.room().audience, people: [] })),
  };

  feed(): RoomFeed {
    const { live, api, clock } = this;
    const feed = new RoomFeed({ live, api, clock, marks: { read: (_, thread, id) => this.marks.push(`${thread} ${id}`) } }, "f", "r1");
    feed.open();
    return feed;
  }

  /** Something happens and is told, unless the frame gets lost. */
  act(lost = false): void {
    this.model.act();
    if (lost) this.told = this.model.frames.length;
    else this.catchUp();
  }

  say(frame: Frame): void {
    this.follower?.hear(frame);
  }

  release(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const go of waiting) go();
  }

  private catchUp(): void {
    if (this.told < 0 || this.follower === undefined) return;
    while (this.told < this.model.frames.length) this.follower?.hear(this.model.frames[this.told++]!);
  }

  private async answer<T>(what: string, read: () => T): Promise<T> {
    this.asked.push(what);
    // The answer may be late on its way here, or its question on its way there.
    if (this.late()) await new Promise<void>((resolve) => this.waiting.push(resolve));
    if (this.failing !== undefined) throw this.failing;
    const page = plain(read()) as T;
    if (this.late()) await new Promise<void>((resolve) => this.waiting.push(resolve));
    return page;
  }
}

function assertTrue(feed: RoomFeed, threads: readonly ThreadFeed[], model: ModelRoom, why: string): void {
  const room = (page: { threads: readonly object[] }) => plain({ ...page, threads: page.threads.map((each) => ({ ...each, new: 0 })) });
  assert.deepEqual(room(feed.view!), room(model.room()), why);
  for (const thread of threads) {
    assert.ok(thread.complete, why);
    assert.deepEqual(plain(thread.contributions), plain(model.thread(thread.id, undefined, 10_000).contributions), why);
  }
}

test("whatever is late, lost or told twice, the room and its threads end as a fresh read shows them", async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = seeded(seed);
    const model = new ModelRoom(random);
    for (let i = 0; i < 8; i++) model.act();
    const line = new Line(model, () => random() < 0.5);
    const feed = line.feed();
    const threads = model.threadIds().map((id) => feed.thread(id));
    for (let i = 0; i < 40; i++) {
      const chance = random();
      if (chance < 0.6) line.act(random() < 0.1);
      else if (chance < 0.8) line.release();
      else if (chance < 0.85) line.say({ type: "startOver", room: "r1" });
      else if (chance < 0.9) line.say(model.frames.at(-1)!);
      else await quiet(10);
    }
    line.act();
    for (let i = 0; i < 20; i++) {
      line.release();
      await quiet(10);
    }
    line.act();
    for (let i = 0; i < 20; i++) {
      line.release();
      await quiet(10);
    }
    assertTrue(feed, threads, model, `seed ${seed}`);
  }
});

test("opened together, a room and its thread are each read once", async () => {
  const line = new Line(new ModelRoom(seeded(1)));
  line.model.act();
  const feed = line.feed();
  feed.thread("t0");
  await quiet();
  assert.deepEqual(line.asked.sort(), ["room", "thread"]);
  assert.equal(feed.catchingUp, false);
});

test("a room closed to me keeps nothing, and its threads neither", async () => {
  const line = new Line(new ModelRoom(seeded(2)));
  line.model.act();
  const feed = line.feed();
  const thread = feed.thread("t0");
  await quiet();
  assert.equal(thread.contributions.length, 1);
  line.say({ type: "closed", room: "r1" });
  assert.deepEqual([feed.state, feed.view, thread.state, thread.contributions], ["gone", undefined, "gone", []]);
  line.act();
  await line.clock.pass(600_000);
  assert.equal(feed.view, undefined);
});

test("what cannot be read at first is read when it can; what stands stays while it cannot", async () => {
  const line = new Line(new ModelRoom(seeded(3)));
  line.model.act();
  line.failing = new Unreachable("no line");
  const feed = line.feed();
  await quiet();
  assert.equal(feed.state, "failed");
  line.failing = undefined;
  await line.clock.pass(5_000);
  assert.equal(feed.state, "ready");
  line.failing = new Problem({ status: 503, code: "unavailable" });
  line.say({ type: "startOver", room: "r1" });
  await quiet();
  assert.equal(feed.state, "ready");
  line.failing = new Problem({ status: 404, code: "not-found" });
  await line.clock.pass(5_000);
  assert.equal(feed.state, "gone");
});

test("what failed for want of a line is read once the line stands, however long the wait has become", async () => {
  const line = new Line(new ModelRoom(seeded(3)));
  line.model.act();
  line.failing = new Unreachable("no line");
  const feed = line.feed();
  const thread = feed.thread("t0");
  await line.clock.pass(100_000);
  line.failing = undefined;
  feed.lineStands();
  await quiet();
  assert.deepEqual([feed.state, thread.state], ["ready", "ready"]);
  const asked = line.asked.length;
  feed.lineStands();
  await quiet();
  assert.equal(line.asked.length, asked, "nothing is owed");
});

test("what others say is new until I have seen it, what I say is not, and the line where I came in stands still", async () => {
  const model = new ModelRoom(() => 0.3);
  const line = new Line(model);
  line.act();
  line.act();
  const feed = line.feed();
  const thread = feed.thread("t0");
  await quiet();
  const unread = () => feed.view!.threads[0]!.new;
  const [first, second] = thread.contributions.map((each) => each.id);
  thread.seen(second!);
  assert.deepEqual([thread.firstUnread, unread(), line.marks], [first, 0, [`t0 ${second}`]]);
  line.act();
  assert.deepEqual([unread(), thread.fresh, feed.arrivals(0).length], [1, 1, 1]);
  line.say({ type: "yours", room: "r1", cursor: model.cursor, command: "x" });
  assert.deepEqual([unread(), thread.fresh, feed.arrivals(0).length], [0, 0, 0]);
  assert.ok(thread.mine.has(thread.contributions.at(-1)!.id));
  feed.claimed({ contribution: "k3" });
  line.act();
  assert.deepEqual([unread(), thread.fresh], [0, 0], "known from the answer before the frame came");
  line.act();
  assert.deepEqual([unread(), thread.fresh, thread.firstUnread], [1, 1, first]);
  thread.leave();
  assert.deepEqual(thread.firstUnread, "k4", "coming back, what was seen is not new");
});
