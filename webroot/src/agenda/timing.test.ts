import assert from "node:assert/strict";
import { test } from "node:test";
import { item, session } from "./sample.ts";
import { inTime, runningTimes, total } from "./timing.ts";

const starts = "2026-11-24T13:00:00.000Z";
const page = {
  session: session("s1", { starts, minutes: 90 }),
  items: [item("a", { minutes: 50 }), item("b", { minutes: 45 }), item("c", { minutes: 30, state: "merged" })],
};

test("each item begins when those before it end; those off the agenda take no time", () => {
  const times = [...runningTimes(page)].map(([id, { from, to }]) => [id, new Date(from).toISOString().slice(11, 16), new Date(to).toISOString().slice(11, 16)]);
  assert.deepEqual(times, [["a", "13:00", "13:50"], ["b", "13:50", "14:35"]]);
});

test("what is too much is said", () => {
  assert.deepEqual(total(page), { planned: 95, length: 90, left: -5 });
});

test("the session that is going on is not past; a cancelled one is", () => {
  const all = [session("old", { starts: "2026-11-10T13:00:00Z" }), session("off", { starts: "2026-12-01T13:00:00Z", state: "cancelled" }), session("now", { starts })];
  const { coming, past } = inTime(all, Date.parse(starts) + 30 * 60_000);
  assert.deepEqual([coming.map(({ id }) => id), past.map(({ id }) => id)], [["now"], ["off", "old"]]);
});
