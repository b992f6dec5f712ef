// Several tabs write into texts of a real server by chance: some answers are lost, some tabs are away for a while, the
// server goes down in between. In the end all must have the server's text. Reads what to do from the file named first.
import { readFileSync } from "node:fs";
import { history, redo, undo } from "prosemirror-history";
import { EditorState } from "prosemirror-state";
import { textSchema } from "../draft/schema.ts";
import { dropSent, receive, send, sharing, sharingPlugin, type Told } from "./sharing.ts";
import { chance, pick, retouch, type Chance } from "./testing.ts";

interface Job { readonly base: string; readonly seed: number; readonly shown: string; readonly cookies: readonly string[]; readonly texts: readonly string[] }
interface Frame { readonly type: string; readonly cursor: string; readonly after: string; readonly commit?: string; readonly steps?: readonly object[] }

const job = JSON.parse(readFileSync(process.argv[2]!, "utf8")) as Job;
const awayMs = 200;
const triesMax = 300;

/** Answers, however often the server has to be asked. */
async function ask(cookie: string, path: string, body?: object): Promise<{ status: number; json: unknown }> {
  for (let tries = 0; tries < triesMax; tries++) {
    try {
      const headers = { cookie, origin: job.base, "sec-fetch-site": "same-origin", "content-type": "application/json" };
      const answer = await fetch(job.base + path, body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) });
      const json = (await answer.json()) as unknown;
      if (answer.status < 500) return { status: answer.status, json };
    } catch (away) {
      if (!(away instanceof TypeError)) throw away; // as fetch calls a line that is not there
    }
    await new Promise((again) => setTimeout(again, awayMs));
  }
  throw new Error(`no answer from ${path}`);
}

class Tab {
  private answer: { from?: number } | undefined;

  private constructor(private readonly cookie: string, private readonly path: string, public state: EditorState) {}

  static async open(cookie: string, path: string): Promise<Tab> {
    const { version, doc } = (await ask(cookie, path)).json as { version: number; doc: object };
    return new Tab(cookie, path, EditorState.create({ doc: textSchema.nodeFromJSON(doc), plugins: [sharingPlugin(version), history()] }));
  }

  edit(random: Chance, word: string): void {
    const { tr } = this.state;
    retouch(random, tr, word);
    if (tr.docChanged) this.state = this.state.apply(tr);
  }

  turn(command: typeof undo): void {
    command(this.state, (tr) => (this.state = this.state.apply(tr)));
  }

  /** @param lost whether the answer does not come: then it is sent again later, just so */
  async send(lost: boolean): Promise<void> {
    if (sharing(this.state).sent === undefined) {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      const made = send(this.state, Buffer.from(bytes).toString("base64url"));
      if (made !== undefined) this.state = this.state.apply(made.tr);
    }
    const { sent } = sharing(this.state);
    if (sent === undefined) return;
    const { status, json } = await ask(this.cookie, `${this.path}/commits`, { ...sent, shown: job.shown });
    if (status !== 200) throw new Error(`refused with ${status}: ${JSON.stringify(json)} for ${JSON.stringify(sent)}`);
    if (!lost) this.answer = json as { from?: number };
  }

  async hear(): Promise<void> {
    const { json } = await ask(this.cookie, `${this.path}/commits?since=${sharing(this.state).version}`);
    for (const frame of (json as { frames: Frame[] }).frames) {
      const told: Told = {
        from: Number(frame.after), to: Number(frame.cursor), steps: frame.steps ?? [], ...(frame.commit === undefined ? {} : { commit: frame.commit }),
      };
      this.state = this.state.apply(receive(this.state, told));
    }
    // Whoever heard everything since, and not this, knows that nothing of it was kept.
    if (sharing(this.state).sent !== undefined && this.answer !== undefined && this.answer.from === undefined) this.state = this.state.apply(dropSent(this.state));
    this.answer = undefined;
  }
}

async function play(seed: number, path: string): Promise<void> {
  const random = chance(seed);
  const tabs = await Promise.all(job.cookies.map((cookie) => Tab.open(cookie, path)));
  for (let turn = 0; turn < 50; turn++) {
    const tab = pick(random, tabs);
    const what = random();
    if (what < 0.5) tab.edit(random, `<${turn}>`);
    else if (what < 0.54) tab.turn(undo);
    else if (what < 0.57) tab.turn(redo);
    else if (what < 0.8) await tab.send(random() < 0.2);
    else await tab.hear();
  }
  for (let round = 0; tabs.some((tab) => sharing(tab.state).own.length > 0); round++) {
    if (round > 60) throw new Error(`seed ${seed} does not settle`);
    for (const tab of tabs) {
      await tab.send(false);
      await tab.hear();
    }
  }
  for (const tab of tabs) await tab.hear();
  const { doc } = (await ask(job.cookies[0]!, path)).json as { doc: object };
  const law = textSchema.nodeFromJSON(doc);
  law.check();
  if (!tabs.every((tab) => tab.state.doc.eq(law))) throw new Error(`seed ${seed}: a tab has another text than the server`);
}

for (const [i, path] of job.texts.entries()) {
  if (i === Math.floor(job.texts.length / 2)) console.log("half");
  await play(job.seed + i, path);
}
console.log(`all ${job.texts.length} agree`);
