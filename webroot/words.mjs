// Cuts each catalogue of config/messages the way esbuild cuts the code: what main.js can say goes into the part "core",
// what only a piece fetched later can say (a page, a dialog) into a part that is fetched beside that piece.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { checkMessages, keysIn } from "./messages.mjs";

const here = dirname(fileURLToPath(import.meta.url));
/** Fewer words than these are not worth a request on a slow line. */
const worthFetchingBytes = 1_000;

const fetching = /\bimport\("(\.[^"]+)"\)(?!\.)/g;

/**
 * Makes `import("./parley-x.ts")` fetch the words of parley-x with it, so that no page can forget them. And says that
 * every piece fetched later needs main.ts, which is there already: else esbuild cuts what main.ts imports into a file
 * for each set of pieces that share it, 25 requests where two do.
 */
export const worded = {
  name: "worded",
  async setup(build) {
    const later = await fetchedLater();
    const main = join(here, "src/main.ts");
    const from = (path, file) => `"./${relative(dirname(path), join(here, "src", file)).replaceAll("\\", "/")}"`;
    build.onLoad({ filter: /src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const further = later.has(path) ? [`import ${from(path, "main.ts")};`] : [];
      // What words are made of cannot wait for words.
      const fetches = text.search(fetching) >= 0 && !path.endsWith("i18n.ts");
      if (fetches) further.push(`import { worded as $worded } from ${from(path, "app/i18n.ts")};`);
      if (further.length === 0 || path === main) return undefined;
      const code = fetches ? text.replaceAll(fetching, (found, file) => `$worded("${partOf(file)}", () => ${found})`) : text;
      return { contents: `${code}\n${further.join("\n")}`, loader: "ts" };
    });
  },
};

/** The files that some other fetches by import(). */
async function fetchedLater() {
  const files = (await readdir(join(here, "src"), { recursive: true })).filter((name) => name.endsWith(".ts")).map((name) => join(here, "src", name));
  const found = await Promise.all(files.map(async (file) => [...(await readFile(file, "utf8")).matchAll(fetching)].map(([, other]) => join(dirname(file), other))));
  return new Set(found.flat());
}

/** A part has the name of the file that its piece of code begins with. */
function partOf(file) {
  return basename(file).replace(/\.ts$/, "");
}

/** @returns {Promise<Record<string, string[]>>} for each part its keys; no key of "core" is in another part */
export async function partsOf({ outputs }, english, source = (file) => readFile(join(here, file), "utf8")) {
  const entries = Object.entries(outputs).filter(([file, { entryPoint }]) => entryPoint?.endsWith(".ts") && file.endsWith(".js"));
  const saying = await sayings(outputs, Object.keys(english), source);
  const [main] = entries.find(([, { entryPoint }]) => entryPoint.endsWith("src/main.ts"));
  const core = wordsOf(main, outputs, saying);
  const parts = {};
  for (const [file, { entryPoint }] of entries.filter(([each]) => each !== main)) {
    const further = [...wordsOf(file, outputs, saying)].filter((key) => !core.has(key));
    const bytes = further.reduce((sum, key) => sum + JSON.stringify([key, english[key]]).length, 0);
    if (bytes >= worthFetchingBytes) parts[partOf(entryPoint)] = further;
    else further.forEach((key) => core.add(key));
  }
  const beside = Object.entries(parts).map(([part, keys]) => [part, keys.filter((key) => !core.has(key))]);
  return { core: [...core], ...Object.fromEntries(beside.filter(([, keys]) => keys.length > 0)) };
}

/** What each source file can say. */
async function sayings(outputs, keys, source) {
  const sources = new Set(Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs)).filter((file) => /^src\/.*\.ts$/.test(file)));
  return new Map(await Promise.all([...sources].map(async (file) => [file, keysIn(await source(file), keys)])));
}

/** What a file and all that it imports at once can say. */
function wordsOf(file, outputs, saying, seen = new Set(), words = new Set()) {
  if (seen.has(file) || outputs[file] === undefined) return words;
  seen.add(file);
  for (const input of Object.keys(outputs[file].inputs)) saying.get(input)?.forEach((key) => words.add(key));
  for (const { path, kind } of outputs[file].imports) if (kind === "import-statement") wordsOf(path, outputs, saying, seen, words);
  return words;
}

/** Writes every part in every complete language; one hash a part, whatever the language, keeps the page small. */
export async function writeWords({ metafile, out, messages, names }) {
  // A language that is not complete is not built, and so not offered.
  const { complete } = await checkMessages(messages);
  const catalogues = Object.fromEntries(await Promise.all(complete.map(async (language) =>
    [language, JSON.parse(await readFile(join(messages, `${language}.json`), "utf8"))])));
  await mkdir(join(out, "messages"), { recursive: true });
  for (const [part, keys] of Object.entries(await partsOf(metafile, catalogues.en))) {
    const texts = complete.map((language) => JSON.stringify(Object.fromEntries(keys.sort().map((key) => [key, catalogues[language][key]]))));
    const hash = createHash("sha256").update(texts.join("\n")).digest("hex").slice(0, 8);
    await Promise.all(complete.map((language, at) => writeFile(join(out, "messages", `${part}.${language}-${hash}.json`), texts[at])));
    names[`messages/${part}`] = hash;
  }
  names.languages = complete.join(" ");
}
