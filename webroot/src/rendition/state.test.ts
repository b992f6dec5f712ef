import assert from "node:assert/strict";
import { test } from "node:test";
import type { Doc } from "../app/types.ts";
import type { RoomFrame } from "../push/frames.ts";
import { applyList, applyMine, applyPage, asksList, asksPage, isOpen } from "./state.ts";
import { oneParagraph, saysTheSame } from "./words.ts";
import type { RenditionList, RenditionPage, Rendered } from "./types.ts";

const said = (text: string): Doc => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });
const made = (id: string): Rendered => ({ id, at: "2026-11-22T12:00:00.000Z", hand: "interpreter", body: said(id) });
const page: RenditionPage = {
  paper: "p", language: "ru", revision: 1, mayRender: true, mayDeclare: false, mayWithdraw: true, cursor: "1",
  rendition: { language: "fa", status: "working", paragraphs: 2, rendered: 1, stale: 1, hands: ["interpreter"], at: "2026-11-20T12:00:00.000Z", last: "a" },
  rows: [
    { paragraph: 0, kind: "title", original: said("Вода") },
    { paragraph: 1, kind: "paragraph", original: said("Мерить"), rendered: made("a"), before: "Мерять" },
  ],
};
const placed = { room: "r", cursor: "2", after: "1", type: "renditionChanged", paper: "p", language: "fa" } as const;

test("a paragraph that was put in is up to date and counted, and telling it twice changes nothing", () => {
  const frame: RoomFrame = { ...placed, revision: 1, paragraph: 1, rendered: made("b") };
  const once = applyPage(page, frame);
  assert.deepEqual(once.rows[1], { paragraph: 1, kind: "paragraph", original: said("Мерить"), rendered: made("b") });
  assert.deepEqual([once.rendition.rendered, once.rendition.stale, once.rendition.last], [1, 0, "b"]);
  assert.deepEqual(applyPage(once, frame), once);
  assert.deepEqual(once.rows.map(isOpen), [true, false]);
  assert.equal(asksPage(page, once, frame), false);
});

test("words for another revision, another language or another paper do not stand here", () => {
  for (const other of [{ revision: 0 }, { language: "fr" }, { paper: "q" }]) {
    const frame = { ...placed, revision: 1, paragraph: 1, rendered: made("b"), ...other } as RoomFrame;
    assert.deepEqual(applyPage(page, frame), { ...page, cursor: "2" });
  }
  assert.equal(asksPage(page, page, { ...placed, revision: 2, paragraph: 1, rendered: made("b") }), true);
  assert.equal(asksPage(page, page, { ...placed }), true);
});

test("a version that was taken back leaves the original alone; with the paper nothing is left", () => {
  const gone = applyPage(page, { ...placed, gone: true });
  assert.ok(gone.rows.every(({ rendered, before }) => rendered === undefined && before === undefined));
  assert.deepEqual([gone.rendition.rendered, gone.rendition.stale, gone.rendition.last], [0, 0, undefined]);
  const paper = { id: "p", status: "withdrawn" } as const;
  const withdrawn = { room: "r", cursor: "3", after: "2", type: "paperChanged", paper } as unknown as RoomFrame;
  assert.deepEqual([applyPage(page, withdrawn).rows, applyPage(page, withdrawn).withdrawn], [[], true]);
  const list = { paper: "p", language: "ru", revision: 1, renditions: [page.rendition], mayRender: ["fa"] as const, cursor: "1" };
  assert.deepEqual(applyList(list, withdrawn).renditions, []);
  assert.deepEqual(applyList(list, { ...placed, gone: true }).renditions, []);
  assert.equal(applyList(list, { ...placed }).renditions.length, 1);
});

test("whatever was written becomes one paragraph, and a title one line", () => {
  const text = (words: string): { type: string; text: string } => ({ type: "text", text: words });
  const written: Doc = { type: "doc", content: [
    { type: "paragraph", content: [text("one")] }, { type: "paragraph" },
    { type: "bullet_list", content: [{ type: "list_item", content: [{ type: "paragraph", content: [text("two"), { type: "footnote", attrs: { words: "n" } }] }] }] },
    { type: "paragraph" }] };
  assert.deepEqual(oneParagraph(written).content, [{ type: "paragraph", content: [text("one"), { type: "hard_break" }, text("two"), { type: "footnote", attrs: { words: "n" } }] }]);
  assert.deepEqual(oneParagraph({ type: "doc", content: [{ type: "paragraph" }] }).content, [{ type: "paragraph" }]);
});

test("one's own words are known again however the server orders their parts", () => {
  const mine: Doc = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "آب", marks: [{ type: "em" }] }] }] };
  const theirs = JSON.parse('{"content":[{"attrs":null,"content":[{"marks":[{"type":"em"}],"text":"آب","type":"text"}],"type":"paragraph"}],"type":"doc"}') as Doc;
  assert.equal(saysTheSame(mine, theirs), true);
  assert.equal(saysTheSame(mine, said("آب")), false);
});

test("a list counts what a frame puts in, without being read again, and asks where a frame says too little", () => {
  const list: RenditionList = { paper: "p", language: "ru", revision: 1, mayRender: ["fa"], cursor: "1", renditions: [{ ...page.rendition, open: [0], outdated: [1] }] };
  const first: RoomFrame = { ...placed, revision: 1, paragraph: 0, rendered: made("b") };
  const once = applyList(list, first);
  assert.deepEqual(once.renditions[0], { ...page.rendition, open: [], outdated: [1], rendered: 2, stale: 1, at: made("b").at, last: "b" });
  assert.deepEqual(applyList(once, first), once);
  assert.equal(asksList(list, first), false);
  const second: RoomFrame = { ...placed, revision: 1, paragraph: 1, rendered: made("c") };
  assert.deepEqual([applyList(once, second).renditions[0]!.stale, asksList(once, second)], [0, false]);
  // Words by another hand, another revision, a language that is not there yet, and whatever else changed.
  const other: RoomFrame = { ...placed, revision: 1, paragraph: 1, rendered: { ...made("d"), hand: "submitter" } };
  for (const frame of [other, { ...first, revision: 2 }, { ...first, language: "fr" } as const, { ...placed }]) {
    assert.deepEqual([asksList(list, frame), applyList(list, frame)], [true, { ...list, cursor: "2" }]);
  }
  assert.equal(asksList(list, { ...placed, gone: true }), false);
});

test("my own words are laid on the page as the frame would, and never over later ones", () => {
  const answer = { rendition: page.rendition, row: { ...page.rows[1]!, rendered: made("b") }, cursor: "2" };
  const frame: RoomFrame = { ...placed, cursor: "1", revision: 1, paragraph: 1, rendered: made("b") };
  const mine = { revision: 1, over: "a" };
  assert.deepEqual(applyMine(page, answer, mine), applyPage(page, frame));
  const later = applyPage(page, { ...frame, rendered: made("c") });
  assert.equal(applyMine(later, answer, mine), later);
  assert.equal(applyMine({ ...page, rendition: { ...page.rendition, rendered: 0 } }, answer, mine), undefined);
  // A revision came before the answer did: what has the same number there may be another paragraph.
  assert.equal(applyMine({ ...page, revision: 2 }, answer, mine), undefined);
});
