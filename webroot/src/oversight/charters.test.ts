import assert from "node:assert/strict";
import { test } from "node:test";
import { charters } from "./charters.ts";

/** All that a template and those within it put on the page. */
function put(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(put);
  return put((value as { values: unknown[] }).values);
}

test("whoever agrees to a charter can read it in each language in which it will hold", () => {
  const folds = charters({ en: "We listen first.\nThen we speak.", ru: "Сначала слушаем." });
  assert.equal(folds.length, 2);
  const [english, russian] = folds.map(put);
  assert.deepEqual(english?.slice(1), ["English", "en", "We listen first.", "Then we speak."]);
  assert.deepEqual(russian?.slice(1), ["Русский", "ru", "Сначала слушаем."]);
});
