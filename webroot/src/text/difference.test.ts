import assert from "node:assert/strict";
import { test } from "node:test";
import type { Doc } from "../app/types.ts";
import { differences } from "./difference.ts";

const doc = (...texts: string[]): Doc => ({
  type: "doc",
  content: texts.map((text) => (text === "" ? { type: "paragraph" } : { type: "paragraph", content: [{ type: "text", text }] })),
});
const marks = (before: Doc, after: Doc): string[] =>
  differences(before, after).map(({ pieces }) => pieces.map(({ is, text }) => (is === "same" ? text : is === "gone" ? `[-${text}]` : `[+${text}]`)).join(""));

test("words that went and came stand in their paragraph", () => {
  assert.deepEqual(marks(doc("The border stays open."), doc("The northern border stays closed.")), ["The [+northern ]border stays [-open][+closed]."]);
});

test("a new paragraph does not make the others new", () => {
  assert.deepEqual(marks(doc("one", "two"), doc("one", "one and a half", "two")), ["one", "[+one and a half]", "two"]);
});

test("a paragraph that went is shown where it stood", () => {
  assert.deepEqual(marks(doc("one", "two", "three"), doc("one", "three")), ["one", "[-two]", "three"]);
});

test("Chinese is compared by characters", () => {
  assert.deepEqual(marks(doc("边境保持开放"), doc("边境保持关闭")), ["边境保持[-开放][+关闭]"]);
});

test("the same text shows no change", () => {
  assert.ok(differences(doc("a", "", "b"), doc("a", "", "b")).every(({ is }) => is === "same"));
});
