import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem, Unreachable } from "../app/problem.ts";
import { Room, World, contributed } from "../testing/line.ts";
import { quiet } from "../testing/time.ts";

test("where sockets are blocked it polls: the same frames, and back to a socket when one is let through", async () => {
  const world = new World();
  const room = new Room("plenary", "c1");
  world.live.follow(room);
  await world.beginsBlocked();
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
  const room = new Room("plenary", "c1");
  world.live.follow(room);
  await world.beginsBlocked();
  const { stands } = room;
  world.polls[0]!.fail(new Unreachable("cut"));
  await quiet();
  assert.equal(world.live.state, "reconnecting");
  await world.clock.pass(30_000);
  assert.equal(world.live.state, "polling");
  assert.equal(room.stands, stands + 1, "who follows is told that the line stands again");
  world.polls.at(-1)!.fail(new Problem({ status: 401, code: "signed-out" }));
  await quiet();
  assert.equal(world.live.state, "signedOut");
  const tried = world.wires.length;
  world.live.start();
  assert.equal(world.wires.length, tried + 1, "signed in again elsewhere it begins anew");
});

test("where sockets are blocked and the line is cut again and again, it polls again within a second each time", async () => {
  const world = new World();
  world.live.follow(new Room("plenary", "c1"));
  await world.beginsBlocked();
  const tries = world.wires.length;
  for (let cuts = 0; cuts < 8; cuts++) {
    await world.clock.pass(7_000);
    assert.equal(world.live.state, "polling");
    world.polls.at(-1)!.fail(new Unreachable("cut"));
    await quiet();
    const polls = world.polls.length;
    await world.clock.pass(1_000);
    assert.equal(world.polls.length, polls + 1);
  }
  assert.equal(world.wires.length, tries, "no socket is tried that cannot be had");
});

test("polling again, the line stands when something is answered, and tries that come to nothing grow rarer and say nothing", async () => {
  const world = new World();
  const room = new Room("plenary", "c1");
  world.live.follow(room);
  await world.beginsBlocked();
  const asked: number[] = [];
  for (let tries = 0; tries < 5; tries++) {
    world.polls.at(-1)!.fail(new Unreachable("cut"));
    await quiet();
    assert.equal(world.live.state, "reconnecting");
    const [before, polls] = [world.clock.now(), world.polls.length];
    while (world.polls.length === polls) await world.clock.passToNext();
    asked.push(Math.round((world.clock.now() - before) / 100) / 10);
    assert.equal(world.live.state, "reconnecting", "asked is not answered");
  }
  assert.deepEqual(asked, [0.4, 0.8, 1.5, 3, 6]);
  const read = new Room("caucus", "d1");
  world.live.follow(read);
  assert.deepEqual(world.polls.at(-1)?.rooms.map((each) => each.room), ["plenary"]);
  await world.clock.pass(500);
  assert.deepEqual(world.polls.at(-1)?.rooms.map((each) => each.room), ["plenary", "caucus"], "who comes meanwhile is asked for too");
  world.polls.at(-1)!.answer([contributed("plenary", "c2", "c1")]);
  await quiet();
  assert.equal(world.live.state, "polling");
  assert.equal(room.cursor, "c2");
});
