// Servers as processes of their own, measured from outside.
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const tickMicros = 10_000; // USER_HZ is 100 wherever Linux runs
const startMs = 60_000;

function stat(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").replace(/^.*\) /s, "").split(" ");
    return { parent: Number(fields[1]), ticks: fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) };
  } catch (gone) {
    if (["ENOENT", "ESRCH"].includes(gone.code)) return undefined;
    throw gone;
  }
}

/** User and system time of a process, of those it started, and of those it waited for. */
export function cpuMicros(pid) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), stat(name)]).filter(([, is]) => is);
  let sum = 0;
  for (let family = [pid]; family.length > 0; family = all.filter(([, is]) => family.includes(is.parent)).map(([id]) => id)) {
    sum += all.filter(([id]) => family.includes(id)).reduce((ticks, [, is]) => ticks + is.ticks, 0);
  }
  return sum * tickMicros;
}

export class Peer {
  #answers = [];

  constructor(name, durable, { pid, port }) {
    Object.assign(this, { name, durable, pid, port });
  }

  cpu() { return cpuMicros(this.pid); }

  /** Starts `serve.mjs` with one of its kinds. */
  static async node(name, durable, folder) {
    mkdirSync(folder, { recursive: true });
    const child = spawn(process.execPath, ["--expose-gc", "serve.mjs", name, folder], { stdio: ["pipe", "pipe", "inherit"] });
    const peer = new Peer(name, durable, { pid: child.pid });
    peer.child = child;
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (/^(port|heap) /.test(line)) peer.#answers.shift()(Number(line.split(" ")[1]));
    });
    peer.port = await peer.answer();
    return peer;
  }

  answer() {
    return new Promise((done, failed) => {
      const late = setTimeout(() => failed(new Error(`${this.name} does not answer`)), startMs);
      this.#answers.push((said) => { clearTimeout(late); done(said); });
    });
  }

  heap() {
    this.child.stdin.write("heap\n");
    return this.answer();
  }

  end() { this.child?.kill("SIGKILL"); }
}
