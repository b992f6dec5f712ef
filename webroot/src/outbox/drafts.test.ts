import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk, House } from "../testing/desk.ts";
import { audience, saying } from "../testing/server.ts";
import { quiet } from "../testing/time.ts";
import type { Draft } from "./draft.ts";
import { joined, type Target } from "./target.ts";

const place: Target = { kind: "contribution", forum: "f", room: "r1", thread: "t1" };
const textOf = (draft: Draft) => draft.text.body.content[0]?.content?.[0]?.text;

test("what is typed is on disk within 300 ms and found again by another tab after a crash", async () => {
  const house = new House();
  const anna = await Desk.open(house);
  const draft = await anna.drafts.open(place);
  assert.equal(draft.state, "empty");
  for (const words of ["I", "I th", "I think"]) {
    draft.write({ body: saying(words) });
    await house.clock.pass(100);
  }
  assert.equal(draft.state, "saved");
  const again = await Desk.open(Object.assign(new House(), { database: house.database }));
  assert.equal(textOf(await again.drafts.open(place)), "I think");
});

test("a draft is bound to its place", async () => {
  const anna = await Desk.open(new House());
  const draft = await anna.drafts.open(place);
  draft.write({ body: saying("for the plenary") });
  await draft.flush();
  assert.equal((await anna.drafts.open({ ...place, room: "caucus" })).state, "empty");
  assert.equal((await anna.drafts.open({ ...place, parent: "k1" })).state, "empty");
  assert.deepEqual((await anna.drafts.all()).map((each) => each.target), [place]);
});

test("an emptied draft leaves nothing; a sent one moves to the outbox in one transaction", async () => {
  const house = new House();
  const anna = await Desk.open(house, "anna", 60);
  const draft = await anna.drafts.open(place);
  draft.write({ body: saying("x") });
  await draft.flush();
  draft.write({ body: saying(" ") });
  await draft.flush();
  assert.deepEqual(await anna.vault.all("draft"), []);
  draft.write({ body: saying("words") });
  await anna.outbox.send(draft, { cursor: "c1", audience });
  assert.deepEqual([(await anna.vault.all("draft")).length, (await anna.vault.all("outbox")).length], [0, 1]);
  assert.equal(draft.state, "empty");
});

test("of two tabs one writes and the other follows; taking over loses nothing", async () => {
  const house = new House();
  const [first, second] = [await Desk.open(house), await Desk.open(house)];
  const here = await first.drafts.open(place);
  here.write({ body: saying("begun") });
  await here.flush();
  const there = await second.drafts.open(place);
  assert.deepEqual([here.held, there.held, textOf(there)], ["here", "elsewhere", "begun"]);
  here.write({ body: saying("from the first") });
  there.write({ body: saying("ignored") });
  await house.clock.pass(300);
  assert.equal(textOf(there), "from the first");
  here.write({ body: saying("from the first, not stored yet") });
  await there.takeOver();
  assert.deepEqual([here.held, there.held], ["elsewhere", "here"]);
  assert.equal(textOf(there), "from the first, not stored yet");
  there.write({ body: saying("on in the second") });
  await house.clock.pass(300);
  assert.equal(textOf(here), "on in the second");
});

test("an empty sheet in another tab keeps nobody from writing", async () => {
  const house = new House();
  const [first, second] = [await Desk.open(house), await Desk.open(house)];
  const here = await first.drafts.open(place);
  const there = await second.drafts.open(place);
  assert.deepEqual([here.held, there.held], ["elsewhere", "here"]);
  there.write({ body: saying("written in the second") });
  await there.close();
  await house.clock.pass(2_000);
  assert.deepEqual([here.held, textOf(here)], ["here", "written in the second"]);
});

test("when the tab that writes closes it, the other goes on by itself", async () => {
  const house = new House();
  const [first, second] = [await Desk.open(house), await Desk.open(house)];
  const here = await first.drafts.open(place);
  here.write({ body: saying("left behind") });
  await here.flush();
  const there = await second.drafts.open(place);
  await here.close();
  await quiet();
  assert.deepEqual([there.held, textOf(there)], ["here", "left behind"]);
});

test("a tab that sleeps loses its hold after a moment", async () => {
  const house = new House();
  const first = await Desk.open(house);
  const held = await first.drafts.open(place);
  held.write({ body: saying("stored") });
  await held.flush();
  // The same locks, but a channel of its own: nothing said reaches the first.
  const [locks, deaf] = [house.browser, new House().browser];
  house.browser = { request: locks.request.bind(locks), channel: deaf.channel.bind(deaf) };
  const second = await Desk.open(house);
  const there = await second.drafts.open(place);
  const taking = there.takeOver();
  await house.clock.pass(2_000);
  await taking;
  assert.deepEqual([held.held, there.held, textOf(there)], ["elsewhere", "here", "stored"]);
});

test("joining two texts keeps the words of both", () => {
  const first = { title: "A", language: "en", body: saying("one") };
  const second = { title: "B", language: "ru", body: saying("two") };
  assert.deepEqual(joined(first, second), {
    title: "A / B", language: "en", body: { type: "doc", content: [...saying("one").content, ...saying("two").content] },
  });
  assert.equal(joined(first, { language: "en", body: saying("") }), first);
});
