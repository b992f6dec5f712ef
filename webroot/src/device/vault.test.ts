import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk, House } from "../testing/desk.ts";
import { saying } from "../testing/server.ts";
import { Records } from "./records.ts";
import { DeviceKey } from "./key.ts";
import { keyOf } from "../testing/server.ts";

const forum = "ForumIdForumIdForumId1";
const room = "RoomIdRoomIdRoomIdRoo1";

async function written(house: House, account: string, words: string): Promise<Desk> {
  const desk = await Desk.open(house, account, 3_600);
  const draft = await desk.drafts.open({ kind: "thread", forum, room });
  draft.write({ title: "Секрет", body: saying(words) });
  await draft.close();
  await desk.says(words, { room });
  return desk;
}

test("another person at the same browser sees nothing, not even that there is something", async () => {
  const house = new House();
  const anna = await written(house, "anna", "Anna writes");
  const ben = await Desk.open(Object.assign(new House(), { database: house.database }), "ben");
  assert.deepEqual([await ben.drafts.all(), ben.outbox.items, ben.outbox.waiting], [[], [], 0]);
  assert.deepEqual(await ben.vault.all("draft"), []);
  assert.equal((await ben.drafts.open({ kind: "thread", forum, room })).state, "empty");
  assert.equal((await anna.drafts.all()).length, 1);
});

test("wiping takes away one's own and nobody else's", async () => {
  const house = new House();
  const anna = await written(house, "anna", "Anna writes");
  const ben = await written(Object.assign(new House(), { database: house.database }), "ben", "Ben writes");
  await anna.vault.wipe();
  const after = await Desk.open(Object.assign(new House(), { database: house.database }), "anna");
  assert.deepEqual([(await after.drafts.all()).length, after.outbox.waiting], [0, 0]);
  assert.deepEqual([(await ben.drafts.all()).length, (await ben.vault.all("outbox")).length], [1, 1]);
});

test("on disk stand opaque names and padded ciphertext: no word, id, kind or length", async () => {
  const house = new House();
  await written(house, "anna", "a");
  await written(Object.assign(new House(), { database: house.database }), "ben", "a rather longer text than the other one");
  const records = await new Records(indexedDB, house.database).beginning("");
  assert.equal(records.length, 4);
  for (const { name, sealed } of records) {
    const raw = name + Buffer.from(sealed).toString("latin1") + Buffer.from(sealed).toString("utf8");
    for (const word of ["Anna", "Ben", "a rather", "Секрет", "draft", "outbox", "contribution", forum, room, "anna", "ben"]) {
      assert.ok(!raw.includes(word), word);
    }
  }
  assert.equal(new Set(records.map((each) => each.sealed.length)).size, 1, "all of the same size");
});

test("the same place has another name for every account, and a record opens under its own name only", async () => {
  const [anna, ben] = [await DeviceKey.of(keyOf("anna")), await DeviceKey.of(keyOf("ben"))];
  const [name, other] = [await anna.name("draft|x"), await anna.name("draft|y")];
  assert.notEqual(name, await ben.name("draft|x"));
  const [once, twice] = [await anna.seal(name, { a: 1 }), await anna.seal(name, { a: 1 })];
  assert.notDeepEqual(once, twice);
  assert.deepEqual(await anna.open(name, once), { a: 1 });
  assert.equal(await anna.open(other, once), undefined);
  assert.equal(await ben.open(name, once), undefined);
});
