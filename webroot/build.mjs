// Builds the pages into target/webroot: checked bundles with hashed names, the files of static/ as
// they are, one JSON per language, index.html with the hashed names put in, and assets.json
// ({"main.js": "/assets/main-1A2B3C4D.js", …}), by which the server and index.html find them.
// With --watch it stays and builds again at each change, with source maps.
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { checkMessages } from "./messages.mjs";
import { favicon } from "./favicon.mjs";
import { icons } from "./icons.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../target/webroot");
const messages = join(here, "../config/messages");
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
  plugins: [icons, { name: "pages", setup: (build) => build.onEnd(writePages) }],
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

async function writeMessages(names) {
  if (!existsSync(messages)) return;
  await mkdir(join(out, "messages"), { recursive: true });
  // A language that is not complete is not built, and so not offered.
  for (const file of (await checkMessages(messages)).complete.map((language) => `${language}.json`)) {
    const text = JSON.stringify(JSON.parse(await readFile(join(messages, file), "utf8")));
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
    const name = `${basename(file, ".json")}-${hash}.json`;
    await writeFile(join(out, "messages", name), text);
    names[`messages/${file}`] = `/messages/${name}`;
  }
}

async function writePages({ metafile, errors }) {
  if (errors.length > 0) return;
  const names = namesOf(metafile);
  await writeMessages(names);
  if (existsSync(join(here, "static"))) await cp(join(here, "static"), out, { recursive: true });
  await writeFile(join(out, "favicon.ico"), favicon());
  // The page must not carry an inline script (our CSP), so the names travel in a data attribute.
  const inPage = JSON.stringify(names).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const page = (await readFile(join(here, "src/index.html"), "utf8"))
    .replaceAll("{{assets}}", () => inPage)
    .replaceAll(/\{\{([^}]+)\}\}/g, (_, name) => {
      if (names[name] === undefined) throw new Error(`src/index.html names {{${name}}}, which is not built`);
      return names[name];
    });
  await writeFile(join(out, "index.html"), page);
  await writeFile(join(out, "assets.json"), JSON.stringify(names, null, 1));
}

await rm(out, { recursive: true, force: true });
if (watch) {
  await (await esbuild.context(options)).watch();
} else {
  await esbuild.build(options);
}
