import assert from "node:assert/strict";
import { test } from "node:test";
import type { Doc, DocNode } from "../app/types.ts";
import { docOf, treeOf } from "./document.ts";
import { trimmed } from "./trimming.ts";

const text = (words: string, ...marks: readonly object[]): DocNode =>
  ({ type: "text", text: words, ...(marks.length > 0 ? { marks } : {}) }) as DocNode;
const paragraph = (...content: readonly DocNode[]): DocNode => (content.length > 0 ? { type: "paragraph", content } : { type: "paragraph" });

const everything: Doc = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 3 }, content: [text("A heading")] },
    { type: "paragraph", attrs: { dir: "rtl" }, content: [text("سلام"), { type: "hard_break" }, text("bold", { type: "strong" }), text("both", { type: "em" }, { type: "strong" })] },
    { type: "bullet_list", content: [{ type: "list_item", content: [paragraph(text("one")), { type: "ordered_list", content: [{ type: "list_item", content: [paragraph(text("deep"))] }] }] }] },
    { type: "blockquote", content: [paragraph(text("said"), { type: "footnote", attrs: { words: "there" } })] },
    { type: "table", content: [{ type: "table_row", content: [{ type: "table_header", content: [paragraph(text("h"))] }, { type: "table_cell", content: [paragraph()] }] }] },
    { type: "quote", attrs: { contribution: "c", version: 2, from: 3, to: 9 } },
    paragraph(text("link", { type: "link", attrs: { href: "https://example.org/" } })),
  ],
};

test("a document goes through the editor unchanged", () => {
  assert.deepEqual(JSON.parse(JSON.stringify(docOf(treeOf(everything)))), everything);
});

test("the words and author of a received quotation do not leave again", () => {
  const received: Doc = { type: "doc", content: [{ type: "quote", attrs: { contribution: "c", version: 1, from: 0, to: 4, text: "said", author: { party: "CN" } } }] };
  const bare = { type: "quote", attrs: { contribution: "c", version: 1, from: 0, to: 4 } };
  assert.deepEqual(JSON.parse(JSON.stringify(docOf(treeOf(received)).content)), [bare]);
  assert.deepEqual(trimmed(received).content, [bare]);
});

test("empty paragraphs at the ends are not sent, those between are", () => {
  const spaced: Doc = { type: "doc", content: [paragraph(), paragraph(text("a")), paragraph(), paragraph(text("b")), paragraph(text("  ")), paragraph()] };
  assert.deepEqual(trimmed(spaced).content, [paragraph(text("a")), paragraph(), paragraph(text("b"))]);
});

test("what the schema does not know is not opened as if it were known", () => {
  assert.throws(() => treeOf({ type: "doc", content: [{ type: "video" }] }));
});

test("control codes and halves of characters become spaces", () => {
  const odd: Doc = { type: "doc", content: [paragraph(text("a\u000bb\ud800c\t😀"))] };
  assert.equal(docOf(treeOf(odd)).content[0]?.content?.[0]?.text, "a b c\t😀");
});
