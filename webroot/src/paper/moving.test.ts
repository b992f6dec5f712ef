import assert from "node:assert/strict";
import { test } from "node:test";
import type { Doc } from "../app/types.ts";
import { differences } from "../text/difference.ts";
import { sideOf, withMoves } from "./moving.ts";

const doc = (...texts: string[]): Doc => ({ type: "doc", content: texts.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })) });
const shown = (before: Doc, after: Doc): string[] => withMoves(differences(before, after)).map(({ change, moved }) => `${moved ?? change.is}: ${change.pieces.map(({ text }) => text).join("|")}`);

test("a paragraph that stands elsewhere is moved, not gone and new", () => {
  const [one, two, three] = ["The corridor opens in spring.", "Water is shared by need.", "Talks go on every month."];
  assert.deepEqual(shown(doc(one, two, three), doc(two, three, one)), [`from: ${one}`, `same: ${two}`, `same: ${three}`, `to: ${one}`]);
});

test("a word or two that are the same are no move", () => {
  assert.deepEqual(shown(doc("Annex", "Water is shared by need."), doc("Water is shared by need.", "Annex")), ["gone: Annex", "same: Water is shared by need.", "new: Annex"]);
});

test("Chinese without spaces moves as well", () => {
  const [one, two] = ["边境走廊将于明年春季正式开放。", "水资源按需分配给各方使用。"];
  assert.deepEqual(shown(doc(one, two), doc(two, one)).filter((each) => !each.startsWith("same")).map((each) => each.split(":")[0]), ["from", "to"]);
});

test("side by side, each side reads as its version reads", () => {
  const [before, after] = [doc("The border stays open.", "Gone altogether now."), doc("The border stays closed.")];
  const changes = withMoves(differences(before, after));
  const side = (which: "before" | "after"): string[] => changes.flatMap((each) => sideOf(each, which)?.pieces.map(({ text }) => text).join("") ?? []);
  assert.deepEqual(side("before"), ["The border stays open.", "Gone altogether now."]);
  assert.deepEqual(side("after"), ["The border stays closed."]);
});
