// What bringing files in takes, in Node with a document model of plain JavaScript: node bring.mjs FILE…
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { DOMParser } from "linkedom";

Object.assign(globalThis, { DOMParser });
const here = import.meta.dirname;
const outfile = join(here, "../target/webtest/bring/reading.mjs");
await esbuild.build({ absWorkingDir: here, entryPoints: ["src/bringing/reading.ts"], outfile, bundle: true, format: "esm", platform: "node", target: "node20", logLevel: "warning" });
const { read } = await import(outfile);
for (const name of process.argv.slice(2)) {
  const file = new Blob([await readFile(name)]);
  for (let turn = 0; turn < 3; turn++) {
    const before = process.cpuUsage();
    const begun = performance.now();
    const { doc } = await read(file);
    const { user, system } = process.cpuUsage(before);
    console.log(`${name}: ${Math.round(performance.now() - begun)} ms, ${Math.round((user + system) / 1000)} ms of CPU, ${doc.content.length} blocks, at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB resident`);
  }
}
