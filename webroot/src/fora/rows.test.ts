import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { everything, linksTo, matching, type Row } from "./rows.ts";

const folder = "../config/fora";
const rows = readdirSync(folder)
  .filter((file) => /^\d\d-.*\.json$/.test(file))
  .sort()
  .map((file) => JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as Row);
const numbers = (some: readonly Row[]): number[] => some.map((row) => row.number);

test("all rows of the web are there, and every link leads somewhere", () => {
  assert.equal(rows.length, 23);
  for (const row of rows) for (const { to } of row.links) assert.ok(to === "all" || rows.some(({ id }) => id === to), `${row.id} → ${to}`);
});

test("filters narrow together; an optional seat counts as a party", () => {
  assert.deepEqual(numbers(matching(rows, everything)), rows.map((row) => row.number));
  assert.deepEqual(numbers(matching(rows, { ...everything, issue: "afghanistan" })), [10]);
  assert.deepEqual(numbers(matching(rows, { ...everything, party: "JP", issue: "eurasian-security" })), [9]);
  assert.deepEqual(matching(rows, { ...everything, party: "PK", goal: "G1" }), []);
});

test("what is searched for is found in every language, and what exists apart from what is proposed", () => {
  assert.deepEqual(numbers(matching(rows, { ...everything, words: "New  START" })), [21]);
  assert.deepEqual(numbers(matching(rows, { ...everything, words: "Афганистану пятёрка" })), [10]);
  assert.deepEqual(numbers(matching(rows, { ...everything, kind: "reference", issue: "climate" })), [11, 12]);
  assert.deepEqual(numbers(matching(rows, { ...everything, kind: "proposed", issue: "climate" })), [13]);
});

test("a link is told at both of its ends", () => {
  const five = rows.find(({ id }) => id === "strategic-stability-five")!;
  assert.deepEqual(linksTo(five, rows).map(({ kind, from }) => [kind, from.number]), [["growsInto", 3]]);
});
