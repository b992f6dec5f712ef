import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { checkMessages } from "../../messages.mjs";
import { partsOf } from "../../words.mjs";
import { codes } from "./problem.ts";
import english from "../../../config/messages/en.json";

async function check(catalogues: Record<string, object>, source: string): Promise<{ complete: string[]; mistakes: string[]; missing?: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "messages-"));
  try {
    for (const [language, catalogue] of Object.entries(catalogues)) writeFileSync(join(folder, `${language}.json`), JSON.stringify(catalogue));
    writeFileSync(join(folder, "page.ts"), source);
    return await checkMessages(folder, folder, folder);
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
  assert.deepEqual(await check({ en, ru, fr: { "a.b": "à {place}" } }, source),
    { complete: ["en", "ru"], mistakes: [], missing: ["fr: a.c is missing", "fr: problem.full is missing"] });
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

test("what the shell can say is fetched at once, what only a page can say with the page, and nothing is forgotten", async () => {
  const long = "x".repeat(1_000);
  const english = { "app.name": "a", "room.name": "b", "agenda.name": long, "paper.name": long, "paper.short": "c", "both.name": long };
  const sources: Record<string, string> = {
    "src/main.ts": '"app.name"', "src/room/shared.ts": 't(`room.${x}`)', "src/agenda/parley-agenda.ts": '"agenda.name" "app.name" "both.name"',
    "src/paper/parley-paper.ts": '"both.name"', "src/paper/parts.ts": '"paper.name"', "src/paper/parley-short.ts": '"paper.short"',
  };
  const output = (entryPoint: string | undefined, inputs: string[], imports: string[] = []) => ({
    entryPoint, inputs: Object.fromEntries(inputs.map((file) => [file, {}])), imports: imports.map((path) => ({ path, kind: "import-statement" })),
  });
  const outputs = {
    "main.js": output("src/main.ts", ["src/main.ts"], ["chunk.js"]), "chunk.js": output(undefined, ["src/room/shared.ts"], ["main.js"]),
    "agenda.js": output("src/agenda/parley-agenda.ts", ["src/agenda/parley-agenda.ts"], ["chunk.js"]),
    "paper.js": output("src/paper/parley-paper.ts", ["src/paper/parley-paper.ts"], ["parts.js"]), "parts.js": output(undefined, ["src/paper/parts.ts"]),
    "short.js": output("src/paper/parley-short.ts", ["src/paper/parley-short.ts"]),
  };
  assert.deepEqual(await partsOf({ outputs }, english, (file) => Promise.resolve(sources[file]!)), {
    core: ["app.name", "room.name", "paper.short"], "parley-agenda": ["agenda.name", "both.name"], "parley-paper": ["both.name", "paper.name"],
  });
});

test("every language that is shipped has every word", async () => {
  // One that lacks a word goes from the menu, and its readers with it: who adds a word adds it in all six.
  assert.deepEqual(await checkMessages("../config/messages", "src", "../src/main/java/parley/handout"), { complete: ["ar", "en", "fa", "fr", "ru", "zh"], mistakes: [], missing: [] });
});

test("every problem of the server has words", () => {
  assert.deepEqual(codes.filter((code) => !(`problem.${code}` in english)), []);
});
