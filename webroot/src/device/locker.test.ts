import assert from "node:assert/strict";
import { test } from "node:test";
import "fake-indexeddb/auto";
import { Locker } from "./locker.ts";
import { Records } from "./records.ts";

const tag = "abcdefghijklmnop";
const day = 86_400_000;
let made = 0;

/** With few rounds: how slow a guess is does not matter here. */
function lockers(): { records: Records; at(now: number): Locker } {
  const records = new Records(indexedDB, `locker${++made}`);
  return { records, at: (now) => new Locker(records, () => now, 10) };
}

test("what was put in comes out with the passphrase, however it is typed, and with no other", async () => {
  const locker = lockers().at(0);
  assert.equal(await locker.stands(), undefined);
  await locker.close(tag, { secret: "река" }, "Schloß am Fluß");
  assert.deepEqual(await locker.open("Schloß am Fluss"), { is: "wrong", left: 9 });
  assert.deepEqual(await locker.open("Schloß am Fluß"), { is: "open", contents: { secret: "река" } });
  assert.deepEqual(await locker.open("Schloß am Fluß".normalize("NFD")), { is: "open", contents: { secret: "река" } });
  assert.deepEqual(await locker.stands(), { tag, until: 14 * day });
});

test("ten wrong attempts end it, a right one begins the count anew", async () => {
  const locker = lockers().at(0);
  await locker.close(tag, 1, "a quiet river");
  for (let left = 9; left > 0; left--) assert.deepEqual(await locker.open("guess"), { is: "wrong", left });
  assert.deepEqual(await locker.open("a quiet river"), { is: "open", contents: 1 });
  for (let left = 9; left > 0; left--) assert.deepEqual(await locker.open("guess"), { is: "wrong", left });
  assert.deepEqual(await locker.open("guess"), { is: "gone" });
  assert.deepEqual(await locker.open("a quiet river"), { is: "gone" });
  assert.equal(await locker.stands(), undefined);
});

test("after two weeks it is gone", async () => {
  const { at, records } = lockers();
  await at(0).close(tag, 1, "a quiet river");
  assert.notEqual(await at(14 * day - 1).stands(), undefined);
  assert.deepEqual(await at(14 * day).open("a quiet river"), { is: "gone" });
  assert.deepEqual(await records.beginning(""), []);
});

test("on disk stands nothing of what is in it", async () => {
  const { at, records } = lockers();
  await at(0).close(tag, { name: "Anna Petrovna" }, "a quiet river");
  const [record] = await records.beginning("");
  const raw = Buffer.from(record!.sealed).toString("latin1");
  assert.ok(!raw.includes("Anna") && !raw.includes("river"));
});
