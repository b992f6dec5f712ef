import assert from "node:assert/strict";
import { test } from "node:test";
import type { Session } from "../agenda/types.ts";
import { csv } from "./export.ts";
import { everything, found } from "./library.ts";
import { asOf, isNew, roundsOf } from "./rounds.ts";
import { paper } from "./sample.ts";

const revised = paper("3", { symbol: "AFG/2026/3/Rev.1", status: "revised", revision: 1, revisions: [{ revision: 0, at: "2026-11-01T00:00:00.000Z" }, { revision: 1, at: "2026-11-22T00:00:00.000Z" }] });

test("a paper stands as it stood then, under the symbol it had", () => {
  const [then] = asOf([revised], "2026-11-10T00:00:00.000Z");
  assert.deepEqual([then!.revision, then!.symbol, then!.status, then!.revisions.length], [0, "AFG/2026/3", "circulated", 1]);
  assert.deepEqual(asOf([revised], "2026-10-01T00:00:00.000Z"), []);
  assert.deepEqual(asOf([{ ...revised, status: "withdrawn" }], "2026-11-10T00:00:00.000Z"), []);
  assert.equal(asOf([revised], "2026-12-01T00:00:00.000Z")[0]!.symbol, "AFG/2026/3/Rev.1");
  assert.deepEqual([isNew(revised, then), isNew(then, then), isNew(then, undefined), isNew(undefined, then)], [true, false, true, false]);
});

test("rounds are the sessions that are over", () => {
  const session = (id: string, starts: string, state = "planned"): Session => ({ id, title: id, starts, minutes: 60, state }) as unknown as Session;
  const all = [session("late", "2027-01-01T10:00:00Z"), session("b", "2026-11-02T10:00:00Z"), session("a", "2026-11-01T10:00:00Z"), session("off", "2026-11-01T11:00:00Z", "cancelled")];
  assert.deepEqual(roundsOf(all, Date.parse("2026-11-20T00:00:00Z")).map(({ id, ends }) => [id, ends]), [["a", "2026-11-01T11:00:00.000Z"], ["b", "2026-11-02T11:00:00.000Z"]]);
});

test("no cell of an exported table is a formula", () => {
  for (const bad of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u200e=1", "＝1", "\r=1", "|calc"]) {
    assert.ok(csv([[bad]]).startsWith(`\uFEFF"'`), JSON.stringify(bad));
  }
  assert.equal(csv([["Water", 'He said "no"'], ["a\nb", "1 - 2"]]), '\uFEFF"Water","He said ""no"""\r\n"a\nb","1 - 2"\r\n');
});

test("papers are found by words of symbol, title and issue, whatever their marks", () => {
  const all = [paper("1", { title: "Äcker und Flüsse", issue: "Water / Вода" }), paper("2", { title: "Zones" })];
  const ids = (words: string): string => found(all, { ...everything, words, order: "symbol" }, (party) => party, "en").map(({ id }) => id).join(" ");
  assert.deepEqual([ids("acker"), ids("ВОДА flüsse"), ids("2026/2"), ids(" "), ids("none")], ["1", "1", "2", "1 2", ""]);
});
