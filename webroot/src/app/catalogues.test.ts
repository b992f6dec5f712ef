import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { checkMessages } from "../../messages.mjs";
import { codes } from "./problem.ts";
import english from "../../../config/messages/en.json";

async function check(catalogues: Record<string, object>, source: string): Promise<{ complete: string[]; mistakes: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "messages-"));
  try {
    for (const [language, catalogue] of Object.entries(catalogues)) writeFileSync(join(folder, `${language}.json`), JSON.stringify(catalogue));
    writeFileSync(join(folder, "page.ts"), source);
    return await checkMessages(folder, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const two = { one: "{count} a", other: "{count} a" };
const four = { one: "{count} а", few: "{count} а", many: "{count} а", other: "{count} а" };

test("complete catalogues, used as text or by template, have no mistake; an unfinished language is only not offered", async () => {
  const en = { "a.b": "to {place}", "a.c": two, "problem.full": "full" };
  const ru = { "a.b": "в {place}", "a.c": four, "problem.full": "много" };
  const source = 't("a.b"); t("a.c"); t(`problem.${code}`)';
  assert.deepEqual(await check({ en, ru, fr: { "a.b": "à {place}" } }, source), { complete: ["en", "ru"], mistakes: [] });
});

test("each mistake is said", async () => {
  const en = { "a.b": "to {place}", "a.c": two, "a.d": "text", "a.e": "text" };
  const ru = { "a.b": "в {town}", "a.c": { one: "а", other: "а" }, "a.d": four, "a.f": "лишнее" };
  const { complete, mistakes } = await check({ en, ru }, '"a.b" "a.c" "a.d" "a.f"');
  assert.deepEqual(complete, ["en"]);
  assert.deepEqual(mistakes, [
    "en: a.e is used nowhere", "ru: a.e is missing", "ru: a.f is in no English catalogue", "ru: a.b lacks {place}",
    "ru: a.b has {town}, which English has not", 'ru: a.c lacks the plural form "few"', 'ru: a.c lacks the plural form "many"',
    "ru: a.d is a plural in one language only",
  ]);
});

test("every problem of the server has words", () => {
  assert.deepEqual(codes.filter((code) => !(`problem.${code}` in english)), []);
});
