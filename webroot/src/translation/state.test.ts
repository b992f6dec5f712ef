import "../testing/page.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { RoomFrame } from "../push/frames.ts";
import { asDrawn } from "./renderings.ts";
import { applyTranslations, asksAgain, beside, wanted } from "./state.ts";
import type { Translation, TranslationsPage } from "./types.ts";

const made = (id: string, contribution: string, language: string): Translation => ({
  id, contribution, language, version: 1, at: "2026-11-22T12:00:00.000Z", author: { party: "US" }, body: { type: "doc", content: [] },
});
const page: TranslationsPage = { languages: ["en", "ru"], translations: [made("a", "one", "ru"), made("b", "two", "ru")], mine: [], cursor: "1" };
const placed = { room: "r", cursor: "2", after: "1" };

test("what is told replaces all beside that contribution, and telling it twice changes nothing", () => {
  const frame: RoomFrame = { ...placed, type: "translationsChanged", thread: "t", contribution: "one", translations: [made("c", "one", "fr")] };
  const once = applyTranslations(page, frame);
  assert.deepEqual(beside(once, "one", "en").map(({ id }) => id), ["c"]);
  assert.deepEqual(beside(once, "two", "en").map(({ id }) => id), ["b"]);
  assert.deepEqual(applyTranslations(once, frame), once);
});

test("with the original its translations go", () => {
  const gone = { id: "one", thread: "t", at: "2026-11-22T12:00:00.000Z", withdrawn: "2026-11-22T12:01:00.000Z" };
  const after = applyTranslations(page, { ...placed, type: "withdrawn", contribution: gone, quotedIn: [] });
  assert.deepEqual(after.translations.map(({ id }) => id), ["b"]);
});

test("the reader's language comes first; a translation goes into a working language that lacks one", () => {
  const two = { ...page, translations: [made("a", "one", "ru"), made("d", "one", "fr")] };
  assert.deepEqual(beside(two, "one", "ru").map(({ language }) => language), ["ru", "fr"]);
  assert.equal(wanted(["en", "ru", "fr"], "en", [made("a", "one", "ru")], "en"), "fr");
  assert.equal(wanted([], "en", [], "en"), "ru");
  assert.equal(wanted([], "ru", [], "fr"), "fr");
});

test("what interpreters just sent is asked for again, and drawn again, so that they can take it back", () => {
  const frame: RoomFrame = { ...placed, type: "translationsChanged", thread: "t", contribution: "one", translations: page.translations };
  assert.equal(asksAgain(frame, ["translate"]), true);
  assert.equal(asksAgain(frame, ["contribute"]), false);
  const rendered = (mine: boolean): string | undefined => asDrawn({ translations: page.translations, mayWithdraw: () => mine, withdraw: () => undefined });
  assert.notEqual(rendered(true), rendered(false));
});
