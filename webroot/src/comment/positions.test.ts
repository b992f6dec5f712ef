import assert from "node:assert/strict";
import { test } from "node:test";
import type { Doc, DocNode } from "../app/types.ts";
import { blocksOf, inOneBlock, withMarks, wordsIn } from "./positions.ts";

const text = (words: string): DocNode => ({ type: "text", text: words });
const paragraph = (...content: DocNode[]): DocNode => ({ type: "paragraph", content });
const doc: Doc = {
  type: "doc",
  content: [
    paragraph(text("Rivers "), { type: "text", text: "and", marks: [{ type: "em" }] }, text(" lakes")),
    { type: "bullet_list", content: [{ type: "list_item", content: [paragraph(text("One"), { type: "footnote", attrs: { words: "Source" } }, text(" two"))] }] },
    paragraph(),
  ],
};

test("blocks begin where ProseMirror counts them", () => {
  assert.deepEqual(blocksOf(doc).map(({ from, to }) => [from, to]), [[1, 17], [21, 29], [33, 33]]);
});

test("words of a span, across blocks and signs", () => {
  assert.equal(wordsIn(doc, { from: 8, to: 11 }), "and");
  assert.equal(wordsIn(doc, { from: 12, to: 24 }), "lakes\nOne");
  assert.equal(wordsIn(doc, { from: 21, to: 29 }), "One  two");
  assert.equal(inOneBlock(doc, { from: 8, to: 17 }), true);
  assert.equal(inOneBlock(doc, { from: 8, to: 24 }), false);
});

test("marks cut the text without changing a word of it", () => {
  const marked = withMarks(doc, [{ comment: "a", from: 5, to: 14 }, { comment: "b", from: 12, to: 24, instead: "seas" }]);
  const pieces = marked.content[0]!.content!.map((node) => [node.text, node.attrs?.["comments"], node.marks?.length ?? 0]);
  assert.deepEqual(pieces, [["Rive", undefined, 0], ["rs ", ["a"], 0], ["and", ["a"], 1], [" ", ["a"], 0], ["la", ["a", "b"], 0], ["kes", ["b"], 0]]);
  const item = marked.content[1]!.content![0]!.content![0]!.content!;
  assert.deepEqual(item.map(({ type, text: words, attrs }) => words ?? attrs?.["words"] ?? type), ["One", "seas", "Source", " two"]);
  assert.equal(wordsIn(marked, { from: 1, to: 17 }), wordsIn(doc, { from: 1, to: 17 }));
});

test("words of any place, and what marks leave of them, by chance", () => {
  let seed = 11;
  const chance = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 500; round++) {
    const from = chance(28);
    const to = from + 1 + chance(10);
    const marks = [{ comment: "a", from, to }, { comment: "b", from: chance(20), to: 21 + chance(9) }];
    const marked = withMarks(doc, marks);
    assert.equal(wordsIn(marked, { from: 0, to: 40 }), wordsIn(doc, { from: 0, to: 40 }));
    const within = blocksOf(marked).flatMap(({ node }) => node.content ?? []).filter((node) => (node.attrs?.["comments"] as string[] | undefined)?.includes("a"));
    // A sign stands as a space among the words, and is marked by nothing.
    assert.equal(within.map((node) => node.text).join("").replace(/\s/g, ""), wordsIn(doc, { from, to }).replace(/\s/g, ""));
  }
});
