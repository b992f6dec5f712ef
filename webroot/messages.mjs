// Checks config/messages: English has the keys; Russian has all of them; any other language that is there has no
// others, and is offered once it is complete. Placeholders match, plurals have every form their language knows,
// and every key is used by some page. Run with --check, it says what is wrong and fails.
import { readFile, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const always = ["en", "ru"];

/** @returns {Promise<{complete: string[], mistakes: string[]}>} the languages that may be offered, and what is wrong */
export async function checkMessages(folder = join(here, "../config/messages"), sources = join(here, "src")) {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  const catalogues = Object.fromEntries(await Promise.all(files.map(async (name) =>
    [basename(name, ".json"), JSON.parse(await readFile(join(folder, name), "utf8"))])));
  const english = catalogues.en;
  const mistakes = unused(Object.keys(english), await textOf(sources));
  const complete = [];
  for (const [language, catalogue] of Object.entries(catalogues)) {
    const missing = Object.keys(english).filter((key) => !(key in catalogue));
    if (missing.length === 0) complete.push(language);
    else if (always.includes(language)) mistakes.push(...missing.map((key) => `${language}: ${key} is missing`));
    mistakes.push(...Object.keys(catalogue).filter((key) => !(key in english)).map((key) => `${language}: ${key} is in no English catalogue`));
    for (const key of Object.keys(catalogue).filter((each) => each in english)) {
      mistakes.push(...wrong(language, catalogue[key], english[key]).map((what) => `${language}: ${key} ${what}`));
    }
  }
  return { complete: complete.sort(), mistakes };
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

/** A key is used when it stands in quotes somewhere, or begins as a template does: `problem.${code}`. */
function unused(keys, text) {
  const prefixes = [...text.matchAll(/`([a-z]\w*\.(?:\w+\.)*)\$\{/g)].map((found) => found[1]);
  return keys
    .filter((key) => !text.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(prefix)))
    .map((key) => `en: ${key} is used nowhere`);
}

async function textOf(folder) {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  return (await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
}

if (process.argv[2] === "--check") {
  const { mistakes } = await checkMessages();
  for (const mistake of mistakes) console.error(`config/messages: ${mistake}`);
  if (mistakes.length > 0) process.exit(1);
}
