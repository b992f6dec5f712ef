import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem, Unreachable } from "../app/problem.ts";
import { HandClock, quiet } from "../testing/time.ts";
import type { Follower } from "./follower.ts";
import type { Frame } from "./frames.ts";
import { Live, type Standing } from "./live.ts";
import type { PollRoom } from "../app/api.ts";
import type { Wire } from "./socket.ts";

class FakeWire implements Wire {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: { type: string; room?: string; cursor?: string }[] = [];
  closed = false;
  send(text: string): void { this.sent.push(JSON.parse(text)); }
  close(): void { this.closed = true; }
  tell(frame: Frame): void { this.onmessage?.({ data: JSON.stringify(frame) }); }
}

class Room implements Follower {
  readonly forum = "f";
  readonly heard: string[] = [];
  constructor(readonly room: string, public cursor: string | undefined) {}
  subscribing(): void { this.heard.push(`from ${this.cursor}`); }
  hear(frame: Frame): void {
    this.heard.push(frame.type);
    if ("cursor" in frame) this.cursor = frame.cursor;
  }
}

class World {
  readonly clock = new HandClock();
  readonly wires: FakeWire[] = [];
  readonly polls: { rooms: readonly PollRoom[]; answer: (frames: Frame[]) => void; fail: (error: Error) => void }[] = [];
  standing: Standing = "fine";
  online = true;
  readonly live = new Live({
    clock: this.clock,
    wire: () => {
      const wire = new FakeWire();
      this.wires.push(wire);
      return wire;
    },
    poll: (rooms, signal) => new Promise((answer, fail) => {
      this.polls.push({ rooms, answer, fail });
      signal.addEventListener("abort", () => fail(new Unreachable("aborted")));
    }),
    standing: () => Promise.resolve(this.standing),
    online: () => this.online,
  });
  get wire(): FakeWire { return this.wires.at(-1)!; }
  open(): void { this.wire.onopen?.(); }
  async lose(code: number): Promise<void> {
    this.wire.onclose?.({ code });
    await quiet();
  }
}

const contributed = (room: string, cursor: string, after: string) =>
  ({ type: "contributed", room, cursor, after, contribution: {}, lastActivity: "" }) as unknown as Frame;

test("subscribes each room where it stands, tells it what happens, and again after the line broke", async () => {
  const world = new World();
  const [plenary, unread] = [new Room("plenary", "c1"), new Room("caucus", undefined)];
  world.live.follow(plenary);
  world.live.follow(unread);
  world.live.start();
  assert.equal(world.live.state, "connecting");
  world.open();
  assert.equal(world.live.state, "live");
  assert.deepEqual(world.wire.sent, [{ type: "subscribe", forum: "f", room: "plenary", cursor: "c1" }]);
  world.wire.tell(contributed("plenary", "c2", "c1"));
  unread.cursor = "d1";
  world.live.again(unread);
  assert.deepEqual(world.wire.sent.slice(-1), [{ type: "subscribe", forum: "f", room: "caucus", cursor: "d1" }]);
  await world.clock.pass(5_000);
  await world.lose(1006);
  assert.equal(world.live.state, "reconnecting");
  await world.clock.pass(1_000);
  world.open();
  assert.deepEqual(world.wire.sent.map((each) => each.cursor), ["c2", "d1"]);
  assert.deepEqual(plenary.heard, ["from c1", "contributed", "from c2"]);
});

test("a line that answers no ping is given up and made again", async () => {
  const world = new World();
  world.live.start();
  world.open();
  await world.clock.pass(25_000);
  assert.deepEqual(world.wire.sent, [{ type: "ping" }]);
  world.wire.tell({ type: "pong" });
  await world.clock.pass(25_000);
  assert.equal(world.wires.length, 1);
  await world.clock.pass(10_000);
  assert.ok(world.wires[0]!.closed);
  await world.clock.pass(1_000);
  assert.equal(world.wires.length, 2);
});

test("between tries it waits longer and longer, and not at all when the line is said to be back", async () => {
  const world = new World();
  world.standing = "unreachable";
  world.live.start();
  const at: number[] = [];
  for (let i = 0; i < 9; i++) {
    await world.lose(1006);
    const [before, tries] = [world.clock.now(), world.wires.length];
    while (world.wires.length === tries) await world.clock.passToNext();
    at.push(world.clock.now() - before);
  }
  assert.deepEqual(at.map((each) => Math.round(each / 100) / 10), [0.4, 0.8, 1.5, 3, 6, 12, 22.5, 22.5, 22.5]);
  await world.lose(1006);
  const tries = world.wires.length;
  world.live.retry();
  assert.equal(world.wires.length, tries + 1);
});

test("off line is said as such", async () => {
  const world = new World();
  world.live.start();
  world.open();
  world.online = false;
  await world.lose(1006);
  assert.equal(world.live.state, "offline");
});

test("a server that restarts is not stormed: within three seconds, at a moment by chance", async () => {
  const world = new World();
  world.live.start();
  world.open();
  await world.lose(1012);
  await world.clock.pass(1_599);
  assert.equal(world.wires.length, 1);
  await world.clock.pass(1);
  assert.equal(world.wires.length, 2);
});

test("signed out: it says so and tries no more; signed in again it goes on", async () => {
  const world = new World();
  let told = 0;
  world.live.addEventListener("signedOut", () => told++);
  world.live.start();
  world.open();
  await world.lose(4401);
  await world.clock.pass(600_000);
  assert.deepEqual([world.live.state, told, world.wires.length], ["signedOut", 1, 1]);
  world.live.start();
  world.open();
  assert.equal(world.live.state, "live");
});

test("an upgrade refused for want of a session is found out by asking", async () => {
  const world = new World();
  world.standing = "signedOut";
  world.live.start();
  await world.lose(1006);
  assert.equal(world.live.state, "signedOut");
});

test("where sockets are blocked it polls: the same frames, and back to a socket when one is let through", async () => {
  const world = new World();
  const room = new Room("plenary", "c1");
  world.live.follow(room);
  world.live.start();
  await world.lose(1006);
  await world.clock.pass(2_000);
  await world.lose(1006);
  assert.equal(world.live.state, "polling");
  assert.deepEqual(world.polls[0]?.rooms, [{ forum: "f", room: "plenary", cursor: "c1" }]);
  world.polls[0]!.answer([contributed("plenary", "c2", "c1"), contributed("plenary", "c3", "c2")]);
  await world.clock.pass(500);
  assert.deepEqual(world.polls[1]?.rooms[0]?.cursor, "c3");
  room.cursor = "c9";
  world.live.again(room);
  await world.clock.pass(500);
  assert.deepEqual(world.polls.at(-1)?.rooms[0]?.cursor, "c9", "a room read again is asked for where it now stands");
  for (const tried = world.wires.length; world.wires.length === tried; ) await world.clock.pass(5_000);
  world.open();
  assert.equal(world.live.state, "live");
  assert.deepEqual(world.wire.sent[0]?.cursor, "c9");
  world.polls.at(-1)!.answer([contributed("plenary", "late", "c9")]);
  await quiet();
  assert.equal(room.cursor, "c9", "what a poll given up still says is not heard");
});

test("a poll that fails is a line that broke; one refused for want of a session says so", async () => {
  const world = new World();
  world.live.follow(new Room("plenary", "c1"));
  world.live.start();
  await world.lose(1006);
  await world.clock.pass(2_000);
  await world.lose(1006);
  world.polls[0]!.fail(new Unreachable("cut"));
  await quiet();
  assert.equal(world.live.state, "reconnecting");
  await world.clock.pass(30_000);
  await world.lose(1006);
  assert.equal(world.live.state, "polling");
  world.polls.at(-1)!.fail(new Problem({ status: 401, code: "signed-out" }));
  await quiet();
  assert.equal(world.live.state, "signedOut");
});
