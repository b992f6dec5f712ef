// What Maven runs for the pages: `build` (npm ci when the lock file changed, then the build when
// anything it reads changed) and `test`. Unchanged, it ends in well under a second.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const webroot = join(root, "webroot");
const target = join(root, "target");

function npm(...words) {
  // npm's own variables, set when Maven itself was started by an npm script, would name another project.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));
  const { status, error } = spawnSync("npm", words, { cwd: webroot, stdio: "inherit", env });
  if (error) {
    console.error(`npm cannot be run (${error.code}): install Node.js 20 or newer with npm.`);
  }
  if (status !== 0) process.exit(status ?? 1);
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap((name) => filesBelow(join(path, name)));
}

function hashOf(...paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesBelow)) {
    hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** Does `work` unless it was done before for the same `hash`. */
function once(mark, hash, work) {
  if (existsSync(mark) && readFileSync(mark, "utf8") === hash) return;
  work();
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, hash);
}

const locked = hashOf(join(webroot, "package-lock.json"), join(webroot, ".npmrc"));

function install() {
  once(join(webroot, "node_modules/.parley-installed"), locked, () => npm("ci", "--loglevel=error"));
}

function build() {
  install();
  const read = readdirSync(webroot)
    .filter((name) => name !== "node_modules")
    .map((name) => join(webroot, name));
  const hash = hashOf(...read, join(root, "config/messages")) + locked;
  // The mark lies in what is built, so that it goes when that is removed.
  once(join(target, "webroot/.built"), hash, () => npm("run", "--silent", "build"));
}

switch (process.argv[2]) {
  case "build":
    build();
    break;
  case "test":
    if (process.argv[3] === "true") break;
    install();
    npm("test", "--silent");
    break;
  default:
    console.error("usage: web.mjs build | test [skip]");
    process.exit(2);
}
