import assert from "node:assert/strict";
import { test } from "node:test";
import { applyConduct, coolsUntil, weeks } from "./state.ts";
import type { ConductPage } from "./types.ts";

const page: ConductPage = { cooling: { threads: [] }, cursor: "1" };
const until = "2026-11-22T15:00:00.000Z";

test("a thread cools off alone, a room with all its threads and new ones", () => {
  const one = applyConduct(page, { type: "conductChanged", room: "r", cursor: "2", after: "1", cooling: { threads: [{ thread: "a", until }] } });
  assert.equal(coolsUntil(one, "a"), until);
  assert.equal(coolsUntil(one, "b"), undefined);
  assert.equal(coolsUntil(one, undefined), undefined);
  const all = applyConduct(one, { type: "conductChanged", room: "r", cursor: "3", after: "2", cooling: { room: until, threads: [] } });
  assert.equal(coolsUntil(all, "b"), until);
  assert.equal(coolsUntil(all, undefined), until);
});

test("words are summed by week, and what is older is left out", () => {
  const now = Date.parse("2026-11-22T12:00:00Z");
  const days = [
    { date: "2026-11-22", party: "US", contributions: 1, words: 5 }, { date: "2026-11-18", party: "US", contributions: 1, words: 7 },
    { date: "2026-11-10", party: "US", contributions: 1, words: 3 }, { date: "2026-01-01", party: "US", contributions: 1, words: 90 },
    { date: "2026-11-22", party: "RU", contributions: 1, words: 50 },
  ];
  assert.deepEqual(weeks(days, "US", now, 3), [0, 3, 12]);
});
