import assert from "node:assert/strict";
import { test } from "node:test";
import type { Node } from "prosemirror-model";
import { EditorState, NodeSelection, TextSelection, type Command } from "prosemirror-state";
import { dropNote, noteAt, putNote } from "./noting.ts";
import { textSchema as schema } from "./schema.ts";
import { addColumn, addRow, dropColumn, dropRow, dropTable, emptyCells, goBelow, insertTable, isInTable, toCell } from "./tabling.ts";

function begin(...words: string[]): EditorState {
  const doc = schema.node("doc", null, words.map((each) => schema.node("paragraph", null, each === "" ? [] : [schema.text(each)])));
  return EditorState.create({ doc });
}

function after(state: EditorState, ...commands: Command[]): EditorState {
  return commands.reduce((now, command) => {
    let next = now;
    assert.equal(command(now, (tr) => (next = now.apply(tr))), true);
    next.doc.check();
    return next;
  }, state);
}

const typed = (words: string): Command => (state, dispatch) => {
  dispatch?.(state.tr.insertText(words));
  return true;
};

/** "a b/c d": the cells of each row; headings in capitals are told apart by their type. */
function shape(doc: Node): string {
  const rows: string[] = [];
  doc.descendants((node) => {
    if (node.type.name !== "table_row") return true;
    const cells: string[] = [];
    node.forEach((cell) => cells.push((cell.type.name === "table_header" ? "#" : "") + (cell.textContent || ".")));
    rows.push(cells.join(" "));
    return false;
  });
  return rows.join("/");
}

test("a table begins with a row of headings, and the text goes on behind it", () => {
  const made = after(begin(""), insertTable);
  assert.equal(shape(made.doc), "#. #. #./. . ./. . .");
  assert.equal(made.doc.lastChild?.type.name, "paragraph");
  assert.equal(isInTable(made), true);
  assert.equal(insertTable(made), false, "no table stands in a table");
});

test("Tab goes from cell to cell and makes a new row at the end; Shift+Tab goes back and stops at the first", () => {
  const walked = after(begin(""), insertTable, typed("a"), toCell(1), typed("b"), toCell(-1), typed("A"), toCell(-1));
  assert.equal(shape(walked.doc).split("/")[0], "#Aa #b #.");
  const all = after(begin(""), insertTable, ...Array.from({ length: 9 }, () => toCell(1)), typed("new"));
  assert.equal(shape(all.doc), "#. #. #./. . ./. . ./new . .");
  assert.equal(toCell(1)(begin("text")), false, "outside a table Tab is the browser's");
});

test("rows and columns come and go, an uneven table too", () => {
  const made = after(begin(""), insertTable, typed("x"), addColumn, addRow, typed("y"));
  assert.equal(shape(made.doc), "#x #. #. #./y . . ./. . . ./. . . .");
  assert.equal(shape(after(made, dropColumn).doc), "#. #. #./. . ./. . ./. . .");
  assert.equal(shape(after(made, dropRow).doc), "#x #. #. #./. . . ./. . . .");
  const uneven = schema.node("doc", null, [schema.node("table", null, [cells("a", "b", "c"), cells("d")])]);
  const at = EditorState.create({ doc: uneven, selection: TextSelection.create(uneven, uneven.content.size - 4) });
  assert.equal(shape(after(at, addColumn).doc), "a . b c/d .");
  assert.equal(after(made, dropTable).doc.firstChild?.type.name, "paragraph");
});

function cells(...words: string[]): Node {
  return schema.node("table_row", null, words.map((each) => schema.node("table_cell", null, [schema.node("paragraph", null, [schema.text(each)])])));
}

test("what is chosen over several cells is emptied, and the cells stay", () => {
  const doc = schema.node("doc", null, [schema.node("table", null, [cells("alpha", "beta", "gamma"), cells("delta", "eps", "z")])]);
  const from = find(doc, "alpha") + 2;
  const to = find(doc, "delta") + 3;
  const chosen = EditorState.create({ doc, selection: TextSelection.create(doc, from, to) });
  assert.equal(shape(after(chosen, emptyCells).doc), "al . ./ta eps z");
  const within = EditorState.create({ doc, selection: TextSelection.create(doc, from, from + 2) });
  assert.equal(emptyCells(within), false);
});

function find(doc: Node, words: string): number {
  let at = -1;
  doc.descendants((node, pos) => void (node.text === words && (at = pos)));
  return at;
}

test("below a table that ends the text one can go on", () => {
  const doc = schema.node("doc", null, [schema.node("table", null, [cells("a")])]);
  const state = after(EditorState.create({ doc, selection: TextSelection.create(doc, find(doc, "a")) }), goBelow, typed("on"));
  assert.equal(state.doc.lastChild?.textContent, "on");
});

test("a footnote is put behind the words, worded anew and taken away; its words are one clean line", () => {
  const noted = after(begin("Claim"), (state, dispatch) => {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, 6)));
    return true;
  }, putNote("  See\n\u0007 there\ud800 "));
  assert.equal(noted.doc.textBetween(0, noted.doc.content.size), "Claim [See there]");
  const chosen = noted.apply(noted.tr.setSelection(NodeSelection.create(noted.doc, 6)));
  assert.equal(noteAt(chosen), "See there");
  const anew = after(chosen, putNote("Elsewhere"));
  assert.equal(anew.doc.textBetween(0, anew.doc.content.size), "Claim [Elsewhere]");
  assert.equal(after(chosen, dropNote).doc.textContent, "Claim");
  assert.equal(putNote("  ")(noted), false);
});
