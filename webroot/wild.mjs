// Bundles and runs src/text/wild.ts: tabs by chance against a real server, for ConvergenceTest.
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const outfile = join(here, "../target/webtest/wild.mjs");
await esbuild.build({
  absWorkingDir: here, entryPoints: ["src/text/wild.ts"], outfile, bundle: true, format: "esm", platform: "node", target: "node20", logLevel: "warning",
});
await import(pathToFileURL(outfile).href);
