import assert from "node:assert/strict";
import { test } from "node:test";
import type { Contribution, Doc } from "../app/types.ts";
import { at } from "../testing/server.ts";
import { excerpt, plainText } from "./plain.ts";
import { flatten, tree } from "./tree.ts";

const made = (...pairs: [string, string?][]): Contribution[] =>
  pairs.map(([id, parent], i) => ({ id, thread: "t", at: at(i), withdrawn: at(i), ...(parent === undefined ? {} : { parent }) }));
const seen = { mine: new Set(["d"]), isNew: (each: Contribution) => each.id === "e" };

test("replies stand under what they answer, in the order made, indented three deep and then named", () => {
  const branches = tree(made(["a"], ["b", "a"], ["x"], ["c", "b"], ["b2", "a"], ["d", "c"], ["e", "d"]), seen);
  assert.deepEqual(
    flatten(branches).map((each) => `${each.contribution.id}${each.shownDepth}${each.inReplyTo?.id ?? ""}`),
    ["a0", "b1", "c2", "d3", "e3d", "b21", "x0"]);
  const [e] = flatten(branches).filter((each) => each.isNew);
  assert.deepEqual([e?.contribution.id, e?.depth], ["e", 4]);
  assert.deepEqual(flatten(branches).filter((each) => each.mine).map((each) => each.contribution.id), ["d"]);
});

test("a reply to what I may not see stands by itself", () => {
  assert.deepEqual(tree(made(["a", "before my horizon"], ["b", "a"]), seen).map((each) => [each.depth, each.children.length]), [[0, 1]]);
});

test("nesting as deep as anybody likes", () => {
  const chain = made(...Array.from({ length: 20_000 }, (_, i) => [`k${i}`, `k${i - 1}`] as [string, string]));
  assert.equal(flatten(tree(chain, seen)).at(-1)?.depth, 19_999);
});

test("plain text counts as the server counts: blocks by line feed, a break as one, quotes not at all", () => {
  const text = (words: string) => ({ type: "text", text: words });
  const doc: Doc = {
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 2 }, content: [text("Title")] },
      { type: "quote", attrs: { contribution: "k", version: 1, from: 0, to: 3, text: "not mine" } },
      { type: "paragraph", content: [text("one "), { ...text("two"), marks: [{ type: "em" }] }, { type: "hard_break" }, text("three 🕊")] },
      { type: "paragraph" },
      { type: "bullet_list", content: [
        { type: "list_item", content: [{ type: "paragraph", content: [text("a")] }] },
        { type: "list_item", content: [{ type: "paragraph", content: [text("b")] }] },
      ] },
    ],
  };
  assert.equal(plainText(doc), "Title\none two\nthree 🕊\n\na\nb");
  assert.equal(excerpt(doc, 10, 13), "two");
});
