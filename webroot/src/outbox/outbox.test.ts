import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk, House } from "../testing/desk.ts";
import { quiet } from "../testing/time.ts";

const words = (house: House) => house.server.done.map((each) => each.words);

test("what is sent arrives once and in order, and is then known to be mine", async () => {
  const house = new House();
  const anna = await Desk.open(house);
  for (const each of ["one", "two", "three"]) await anna.says(each);
  await house.clock.pass(0);
  assert.deepEqual(words(house), ["one", "two", "three"]);
  assert.deepEqual(anna.acknowledged, ["k1", "k2", "k3"]);
  assert.deepEqual(anna.states(), ["one: sent", "two: sent", "three: sent"]);
  await house.clock.pass(8_000);
  assert.deepEqual(anna.states(), []);
  assert.deepEqual(await anna.vault.all("outbox"), []);
});

test("a line that breaks before or after the server acted: the same command again, done once", async () => {
  const house = new House();
  const anna = await Desk.open(house);
  house.server.trouble("lineBeforeIt", 2);
  house.server.trouble("lineAfterIt", 2);
  house.server.trouble("full");
  await anna.says("one");
  await anna.says("two");
  assert.deepEqual(anna.states(), ["one: waiting (line)", "two: waiting (line)"]);
  await house.clock.pass(120_000);
  assert.deepEqual(words(house), ["one", "two"]);
  assert.equal(house.server.asked.length, 2 + 5, "five failures, each asked again");
  assert.deepEqual(anna.acknowledged, ["k1", "k2"]);
});

test("within the undo window nothing leaves; what is taken back stands before what was written since", async () => {
  const house = new House();
  const anna = await Desk.open(house, "anna", 10);
  const item = await anna.says("hasty");
  await anna.says("later");
  await house.clock.pass(9_000);
  assert.deepEqual(house.server.asked, []);
  const target = await anna.outbox.takeBack(item.id);
  const draft = await anna.drafts.open(target as never);
  assert.deepEqual(draft.text.body.content[0]?.content?.[0]?.text, "hasty");
  await house.clock.pass(2_000);
  assert.deepEqual(words(house), ["later"]);
  assert.equal(await anna.outbox.takeBack(item.id), undefined, "gone from the queue");
});

test("killed and opened again, it is sent in order and once", async () => {
  const house = new House();
  const before = await Desk.open(house);
  house.server.trouble("lineAfterIt");
  house.server.trouble("lineBeforeIt", 1_000);
  await before.says("one");
  await before.says("two");
  before.signedIn = false; // the tab is dead: it does nothing more
  const next = new House();
  const anna = await Desk.open(Object.assign(next, { server: revived(house), database: house.database, clock: house.clock }));
  await house.clock.pass(60_000);
  assert.deepEqual(words(house), ["one", "two"]);
  assert.deepEqual(anna.states().filter((each) => !each.endsWith("sent")), []);
});

test("a refused one stays, with what was written after it in its thread; other threads and rooms go on", async () => {
  const house = new House();
  const anna = await Desk.open(house);
  house.server.trouble("badText", 1, "r1");
  const refused = await anna.says("refused");
  await anna.says("reply");
  await anna.says("other thread", { thread: "t2" });
  await anna.says("other room", { room: "r2" });
  await house.clock.pass(0);
  assert.deepEqual(words(house).sort(), ["other room", "other thread"]);
  assert.deepEqual(anna.states().slice(-2), ["refused: refused", "reply: waiting (behind)"]);
  await anna.outbox.takeBack(refused.id);
  await house.clock.pass(1_000);
  assert.ok(words(house).includes("reply"));
  const [draft] = await anna.drafts.all();
  assert.equal(draft?.excerpt, "refused");
});

test("a changed audience stops it; both are shown; it goes as a new command only when the person agrees", async () => {
  const house = new House();
  const anna = await Desk.open(house);
  house.server.trouble("audienceChanged");
  const item = await anna.says("to 23 people");
  house.server.cursor = "c2";
  await quiet();
  await house.clock.pass(60_000);
  const [shown] = anna.outbox.items;
  assert.ok(shown?.state.is === "audienceChanged" && shown.state.ready);
  assert.deepEqual([shown.state.before.people, shown.state.now?.people], [23, 24]);
  assert.deepEqual(words(house), []);
  await anna.outbox.confirm(item.id);
  await house.clock.pass(0);
  assert.equal(house.server.done[0]?.shown, "c1", "the cursor of the room as it was read for the comparison");
  assert.notEqual(house.server.done[0]?.command, item.command);
});

test("a session that lapses keeps everything, and sends it when it is back", async () => {
  const house = new House();
  const anna = await Desk.open(house);
  house.server.trouble("signedOut");
  await anna.says("one");
  anna.signedIn = false;
  await anna.says("two", { room: "r2" });
  await house.clock.pass(600_000);
  assert.deepEqual(words(house), []);
  assert.deepEqual(anna.states(), ["one: waiting (session)", "two: waiting (session)"]);
  anna.signedIn = true;
  await anna.outbox.start();
  await house.clock.pass(0);
  assert.deepEqual(words(house).sort(), ["one", "two"]);
});

test("of two tabs one sends; the other adds to the queue and sees what becomes of it", async () => {
  const house = new House();
  const [first, second] = [await Desk.open(house), await Desk.open(house)];
  const go = house.server.hold();
  await first.says("from the first");
  await second.says("from the second");
  await quiet();
  assert.deepEqual(second.states(), ["from the first: sending", "from the second: waiting (turn)"]);
  go();
  await house.clock.pass(0);
  assert.deepEqual(words(house), ["from the first", "from the second"]);
  assert.equal(house.server.asked.length, 2);
  assert.deepEqual(second.outbox.waiting, 0);
});

test("before signing out everything that can go goes at once, and what cannot is counted", async () => {
  const house = new House();
  const anna = await Desk.open(house, "anna", 60);
  house.server.trouble("lineBeforeIt", 1_000, "r2");
  await anna.says("goes");
  await anna.says("stays", { room: "r2" });
  const left = anna.outbox.sendAll();
  await house.clock.pass(500);
  assert.equal(await left, 1);
  assert.deepEqual(words(house), ["goes"]);
});

/** The same server, its line mended. */
function revived({ server }: House): House["server"] {
  return Object.assign(server, { troubles: [] });
}
