// Runs every src/**/*.test.ts with Node's own test runner, bundled as the browser gets it.
// One file or folder may be named: npm test -- src/room
import { spawnSync } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../target/webtest");
const wanted = process.argv[2] ?? "src";

const tests = (await readdir(join(here, "src"), { recursive: true }))
  .map((file) => join("src", file))
  .filter((file) => file.endsWith(".test.ts") && file.startsWith(wanted));
if (tests.length === 0) {
  console.error(`no test below ${wanted}`);
  process.exit(1);
}

await rm(out, { recursive: true, force: true });
const { metafile } = await esbuild.build({
  absWorkingDir: here,
  entryPoints: tests,
  outdir: out,
  outExtension: { ".js": ".mjs" },
  outbase: "src",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  sourcemap: "inline",
  loader: { ".svg": "text" },
  metafile: true,
  logLevel: "warning",
});
const files = Object.keys(metafile.outputs).filter((file) => file.endsWith(".test.mjs"));
const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", "--test-reporter=spec", ...files], { cwd: here, stdio: "inherit" });
process.exit(run.status ?? 1);
