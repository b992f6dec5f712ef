import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk, House } from "../testing/desk.ts";
import { actOf, keep, pendingMsMax, take, type Pending } from "./pending.ts";

const pressed: Pending = {
  path: "/api/forums/f/rooms/r/purge", page: "/f/f/r/r", at: 1_000,
  ask: { method: "PUT", body: { command: "c", thread: "t", subject: "s" } },
};

test("what was pressed is found again once, on its page, by whoever pressed it", async () => {
  const house = new House();
  const anna = await Desk.open(house, "anna");
  await keep(anna.vault, pressed);
  const ben = await Desk.open(Object.assign(new House(), { database: house.database }), "ben");
  assert.equal(await take(ben.vault, pressed.page, 2_000), undefined);
  const again = await Desk.open(Object.assign(new House(), { database: house.database }), "anna");
  assert.deepEqual(await take(again.vault, pressed.page, 2_000), pressed);
  assert.equal(await take(again.vault, pressed.page, 2_000), undefined, "the device keeps it no more");
});

test("on another page, or much later, it is dropped and not offered", async () => {
  for (const [page, now] of [["/me", 2_000], [pressed.page, 1_000 + pendingMsMax], [pressed.page, 999]] as const) {
    const { vault } = await Desk.open(new House());
    await keep(vault, pressed);
    assert.equal(await take(vault, page, now), undefined);
    assert.equal(await take(vault, pressed.page, 2_000), undefined);
  }
});

test("it is named as people know it", () => {
  const named = (path: string, body: unknown = {}): string => actOf({ ...pressed, path, ask: { body } });
  assert.equal(actOf(pressed), "purge");
  assert.equal(named("/api/forums/f/people/p/removal"), "removal");
  assert.deepEqual([named("/x/answer", { agrees: true }), named("/x/answer", { agrees: false })], ["agree", "decline"]);
  assert.equal(named("/api/forums/f/something"), "other");
});
