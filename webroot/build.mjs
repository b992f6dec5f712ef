// Builds the pages into target/webroot: checked bundles with hashed names, the files of static/ as
// they are, the words in parts (words.mjs), index.html with the hashed names put in, and assets.json
// ({"main.js": "/assets/main-1A2B3C4D.js", "messages/core": "1a2b3c4d", "languages": "en ru", …}).
// What is worth it lies there as .br too, packed as no server would take the time to.
// With --watch it stays and builds again at each change, with source maps.
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import * as esbuild from "esbuild";
import { favicon } from "./favicon.mjs";
import { icons } from "./icons.mjs";
import { weighFirstLoad } from "./weight.mjs";
import { worded, writeWords } from "./words.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../target/webroot");
const messages = join(here, "../config/messages");
/** For printed papers; the pages themselves use what every system has. */
const fonts = join(here, "../target/fonts");
const printed = {
  "noto-serif": ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"],
  "noto-naskh-arabic": ["400Regular", "700Bold"],
  "noto-sans-sc": ["400Regular"],
};
const worthPackingBytes = 1_000;
const watch = process.argv.includes("--watch");

const options = {
  absWorkingDir: here,
  entryPoints: ["src/main.ts", ...(existsSync(join(here, "src/main.css")) ? ["src/main.css"] : [])],
  outdir: join(out, "assets"),
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: !watch,
  sourcemap: watch,
  legalComments: "linked",
  charset: "utf8",
  loader: { ".svg": "text", ".woff2": "file" },
  metafile: true,
  logLevel: "warning",
  plugins: [icons, worded, { name: "pages", setup: (build) => build.onEnd(writePages) }],
};

/** The names of entries (main.js, main.css) and of pieces loaded later (editor.js) by their plain name. */
function namesOf(metafile) {
  const names = {};
  for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint === undefined || file.endsWith(".map")) continue;
    const plain = basename(entryPoint).replace(/\.ts$/, ".js");
    names[plain] = `/assets/${basename(file)}`;
  }
  return names;
}

/** Fonts that the server prints with, and their licences. */
async function writeFonts() {
  for (const [family, cuts] of Object.entries(printed)) {
    const from = join(here, "node_modules/@expo-google-fonts", family);
    const name = family.split("-").map((part) => (part === "sc" ? "SC" : part[0].toUpperCase() + part.slice(1))).join("");
    for (const cut of cuts) await cp(join(from, cut, `${name}_${cut}.ttf`), join(fonts, `${name}_${cut}.ttf`));
    await cp(join(from, "LICENSE_FONT"), join(fonts, `${name}.LICENSE.txt`));
  }
}

async function writePages({ metafile, errors }) {
  if (errors.length > 0) return;
  const names = { ...namesOf(metafile), ...namesOf(await writeAgain()) };
  await writeWords({ metafile, out, messages, names });
  Object.assign(names, piecesOf(metafile));
  if (existsSync(join(here, "static"))) await cp(join(here, "static"), out, { recursive: true });
  await writeFile(join(out, "favicon.ico"), favicon());
  // The page must not carry an inline script (our CSP), so the names travel in a data attribute.
  const inPage = JSON.stringify(Object.fromEntries(Object.entries(names).filter(([name]) => !/\.(js|css)$/.test(name)))).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const page = (await readFile(join(here, "src/index.html"), "utf8"))
    .replaceAll("{{assets}}", () => inPage)
    .replaceAll("{{together}}", () => together(metafile).map((file) => `<link rel="modulepreload" href="/assets/${file}">`).join("\n    "))
    .replaceAll(/\{\{([^}]+)\}\}/g, (_, name) => {
      if (names[name] === undefined) throw new Error(`src/index.html names {{${name}}}, which is not built`);
      return names[name];
    });
  await writeFile(join(out, "index.html"), page);
  await writeFile(join(out, "assets.json"), JSON.stringify(names, null, 1));
  await writeWorker(page);
  if (watch) return;
  await writeFonts();
  await weighFirstLoad(out, names.languages.split(" "));
  await pack();
}

/** What main.js imports at once: named in the page, it is fetched together with it and not a round trip later. */
function together({ outputs }) {
  const [, main] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === "src/main.ts");
  return main.imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => basename(path));
}

/** For each piece that is fetched later, the files it stands in, but those that are there already. */
function piecesOf({ outputs }) {
  const shell = new Set(allOf(Object.keys(outputs).find((file) => outputs[file].entryPoint === "src/main.ts"), outputs));
  const later = Object.entries(outputs).filter(([file, { entryPoint }]) => file.endsWith(".js") && entryPoint !== undefined && !shell.has(file));
  return Object.fromEntries(later.map(([file, { entryPoint }]) => [
    `pieces/${basename(entryPoint, ".ts")}`,
    allOf(file, outputs).filter((each) => !shell.has(each)).map((each) => basename(each, ".js")).join(" "),
  ]));
}

/** A file and all that it imports at once. */
function allOf(file, outputs, found = []) {
  if (found.includes(file)) return found;
  found.push(file);
  for (const { path, kind } of outputs[file].imports) if (kind === "import-statement") allOf(path, outputs, found);
  return found;
}

/** Built apart: it looks after the others, so it may need none of them, and a script that is no module imports none. */
async function writeAgain() {
  return (await esbuild.build(again())).metafile;
}

function again() {
  const { entryNames, outdir, minify, charset, target } = options;
  return { absWorkingDir: here, entryPoints: ["src/again.ts"], entryNames, outdir, bundle: true, format: "iife", target, minify, charset, metafile: true };
}

/** Its address stays, so that a browser finds the next one; its version is that of the page. */
async function writeWorker(page) {
  const files = (await readdir(join(out, "assets"))).filter((name) => /\.(js|css)$/.test(name)).map((name) => `/assets/${name}`);
  files.push(...(await readdir(join(out, "messages"))).filter((name) => /^core\..*\.json$/.test(name)).map((name) => `/messages/${name}`));
  await esbuild.build({
    absWorkingDir: here, entryPoints: ["src/worker/sw.ts"], outfile: join(out, "sw.js"), bundle: true, format: "esm", target: "es2022", minify: !watch, charset: "utf8",
    define: { VERSION: JSON.stringify(`pages-${createHash("sha256").update(page).digest("hex").slice(0, 16)}`), FILES: JSON.stringify(files) },
  });
}

async function pack() {
  const files = (await readdir(out, { recursive: true })).filter((name) => /\.(js|css|json|html|svg|webmanifest)$/.test(name));
  for (const file of files.map((name) => join(out, name))) {
    const plain = await readFile(file);
    if (plain.length < worthPackingBytes) continue;
    await writeFile(`${file}.br`, brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }));
  }
}

await rm(out, { recursive: true, force: true });
if (watch) {
  const pages = await esbuild.context(options);
  await pages.watch();
  // No bundle of the pages names it, so that their watch does not see it change.
  const anew = { name: "anew", setup: (build) => build.onEnd(async () => void (await pages.rebuild())) };
  await (await esbuild.context({ ...again(), write: false, plugins: [anew] })).watch();
} else {
  await esbuild.build(options);
}
