import "../testing/page.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { compared } from "./history.ts";
import type { Change } from "./types.ts";

// What was written before the first lies where this reader reads nothing.
const changes = [[5, 9], [9, 10], [11, 20]].map(([from, to]) => ({ from, to }) as Change);
const look = (at: number, against: "before" | "now" | "other", other = 0): string => {
  const { from, to, chosen } = compared({ changes, at, against, other });
  return `${from}-${to} ${chosen}`;
};

test("a change is compared with what stood before it, and with what stands now", () => {
  assert.deepEqual([look(0, "before"), look(2, "before")], ["5-9 to", "11-20 to"]);
  assert.deepEqual([look(0, "now"), look(1, "now")], ["9-20 from", "10-20 from"]);
});

test("any two versions are compared, the older first, and the chosen one is what is put back", () => {
  assert.deepEqual([look(2, "other", 1), look(0, "other", 3)], ["9-20 to", "9-20 from"]);
  assert.deepEqual([look(1, "other", 0), look(2, "other", 0)], ["5-10 to", "5-20 to"]);
  assert.equal(look(1, "other", 2), "10-10 from");
});
