// What a browser fetches before the first page can be read. The build fails when it grows past what a bad line bears.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** 64 kbit/s carry it in 13 s; packed by gzip, though most browsers take it a sixth smaller. */
const bytesMax = 100_000;

/** @throws Error when the shell in one of the languages weighs more than {@link bytesMax} */
export async function weighFirstLoad(out, languages) {
  const page = await readFile(join(out, "index.html"), "utf8");
  const shell = ["index.html", ...[...page.matchAll(/(?:href|src)="\/(assets\/[^"]+)"/g)].map(([, file]) => file)];
  const words = await readdir(join(out, "messages"));
  for (const language of languages) {
    const files = [...shell, ...words.filter((name) => name.startsWith(`core.${language}-`) && name.endsWith(".json")).map((name) => `messages/${name}`)];
    const bytes = (await Promise.all(files.map(async (file) => gzipSync(await readFile(join(out, file)), { level: 6 }).length))).reduce((sum, each) => sum + each, 0);
    if (bytes > bytesMax) throw new Error(`the first load in "${language}" weighs ${bytes} bytes, more than ${bytesMax}: ${files.join(", ")}`);
  }
}
