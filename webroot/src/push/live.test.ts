import assert from "node:assert/strict";
import { test } from "node:test";
import { Room, World, contributed } from "../testing/line.ts";

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
  assert.equal(plenary.stands, 2);
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
