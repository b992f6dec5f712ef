// Checks config/messages: English has the keys; Russian has all of them; any other language that is there has no
// others, and is offered once it is complete (a test says which words the six lack). Placeholders match, plurals have every form their language knows,
// and every key is used by some page. Run with --check, it says what is wrong and fails.
import { readFile, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const always = ["en", "ru"];
/** What is printed takes its words from the same catalogues. */
const handouts = join(here, "../src/main/java/parley/handout");

/** @returns {Promise<{complete: string[], mistakes: string[], missing: string[]}>} the languages that may be offered, what is wrong, and what keeps others from being offered */
export async function checkMessages(folder = join(here, "../config/messages"), sources = join(here, "src"), printed = handouts) {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  const catalogues = Object.fromEntries(await Promise.all(files.map(async (name) =>
    [basename(name, ".json"), JSON.parse(await readFile(join(folder, name), "utf8"))])));
  const english = catalogues.en;
  const mistakes = unused(Object.keys(english), (await textOf(sources)) + (await textOf(printed)));
  const complete = [];
  const lacking = [];
  for (const [language, catalogue] of Object.entries(catalogues)) {
    const missing = Object.keys(english).filter((key) => !(key in catalogue));
    if (missing.length === 0) complete.push(language);
    (always.includes(language) ? mistakes : lacking).push(...missing.map((key) => `${language}: ${key} is missing`));
    mistakes.push(...Object.keys(catalogue).filter((key) => !(key in english)).map((key) => `${language}: ${key} is in no English catalogue`));
    for (const key of Object.keys(catalogue).filter((each) => each in english)) {
      mistakes.push(...wrong(language, catalogue[key], english[key]).map((what) => `${language}: ${key} ${what}`));
    }
  }
  return { complete: complete.sort(), mistakes, missing: lacking };
}

function wrong(language, wording, english) {
  const plural = typeof wording === "object";
  if (plural !== (typeof english === "object")) return ["is a plural in one language only"];
  const found = [];
  if (plural) {
    const known = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    found.push(...known.filter((form) => !(form in wording)).map((form) => `lacks the plural form "${form}"`));
    found.push(...Object.keys(wording).filter((form) => !known.includes(form)).map((form) => `has a plural form "${form}" that its language does not know`));
  }
  const [expected, given] = [placeholders(english), placeholders(wording)];
  // A plural may say "one contribution" without a figure.
  const required = [...expected].filter((name) => !(plural && name === "count"));
  found.push(...required.filter((name) => !given.has(name)).map((name) => `lacks {${name}}`));
  found.push(...[...given].filter((name) => !expected.has(name)).map((name) => `has {${name}}, which English has not`));
  return found;
}

function placeholders(wording) {
  const texts = typeof wording === "string" ? [wording] : Object.values(wording);
  return new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1])));
}

/** The keys that a text uses: those that stand in quotes, or begin as a template does: `problem.${code}`. */
export function keysIn(text, keys) {
  const prefixes = [...text.matchAll(/`([a-z]\w*\.(?:\w+\.)*)\$\{/g)].map((found) => found[1]);
  return keys.filter((key) => text.includes(`"${key}"`) || prefixes.some((prefix) => key.startsWith(prefix)));
}

function unused(keys, text) {
  const used = new Set(keysIn(text, keys));
  return keys.filter((key) => !used.has(key)).map((key) => `en: ${key} is used nowhere`);
}

async function textOf(folder) {
  const files = (await readdir(folder, { recursive: true })).filter((name) => /\.(ts|java)$/.test(name) && !name.endsWith(".test.ts"));
  return (await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
}

if (process.argv[2] === "--check") {
  const { mistakes, missing } = await checkMessages();
  for (const each of missing) console.warn(`config/messages: ${each}, so the language is not offered`);
  for (const mistake of mistakes) console.error(`config/messages: ${mistake}`);
  if (mistakes.length > 0) process.exit(1);
}
