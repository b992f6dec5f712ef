import assert from "node:assert/strict";
import { test } from "node:test";
import { newCommand } from "../app/commands.ts";
import type { Audience, Doc, Shown } from "../app/types.ts";
import { Problem, Unreachable } from "../app/problem.ts";
import { docOf } from "../draft/document.ts";
import { Engine } from "./engine.ts";
import type { Kept } from "./kept.ts";
import type { Commit, Committed } from "./types.ts";

const empty: Doc = { type: "doc", content: [{ type: "paragraph" }] };
const place = { forum: "f", room: "r", text: "t" };

/** The server as one commit meets it, and what is kept on the device. */
class Surroundings {
  cursor = "first";
  private keeping: (() => Kept) | undefined;
  readonly commits: Commit[] = [];
  answer: () => Promise<Committed> = async () => ({ from: 0, version: 1, dropped: [] });
  readonly around = {
    api: {
      commit: async (_f: string, _r: string, _t: string, commit: Commit) => (this.commits.push(commit), this.answer()),
      textSince: async () => [],
    },
    clock: { now: () => 0, after: () => () => {}, random: () => 0 },
    shown: (): Shown => ({ cursor: this.cursor, audience: {} as Audience }),
    keep: (kept: (() => Kept) | undefined) => void (this.keeping = kept),
  };

  get kept(): Kept | undefined {
    return this.keeping?.();
  }

  engine(): Engine {
    return new Engine(this.around, place, { version: 0, doc: empty }, []);
  }
}

const type = (engine: Engine, words: string): void => engine.dispatch(engine.state.tr.insertText(words, 1));
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("what was written alone carries the audience of its first word, whoever came until it is put in", async () => {
  const there = new Surroundings();
  const engine = there.engine();
  engine.become("alone");
  type(engine, "for us two");
  there.cursor = "second";
  type(engine, "only ");
  engine.putIn();
  await settled();
  assert.equal(there.commits[0]?.shown, "first");
});

test("what was kept on the device goes out before the audience it was written for, and no other", async () => {
  const there = new Surroundings();
  there.answer = () => Promise.reject(new Problem({ status: 503, code: "unavailable", retryAfter: 1 }));
  type(there.engine(), "kept");
  await settled();
  const later = new Surroundings();
  later.cursor = "second";
  later.engine().restore(JSON.parse(JSON.stringify(there.kept)) as Kept);
  await settled();
  assert.equal(later.commits[0]?.shown, "first");
});

test("once it is said again, it goes to those who are shown now", async () => {
  const there = new Surroundings();
  there.answer = () => Promise.reject(new Problem({ status: 409, code: "audience-changed" }));
  const engine = there.engine();
  type(engine, "words");
  await settled();
  assert.ok(engine.isOtherAudience);
  there.cursor = "second";
  engine.again();
  await settled();
  assert.equal(there.commits.at(-1)?.shown, "second");
});

test("where what was missed cannot be told, one's words are kept aside, over a reload too", async () => {
  const there = new Surroundings();
  there.answer = () => Promise.reject(new Problem({ status: 503, code: "unavailable", retryAfter: 1 }));
  const engine = there.engine();
  type(engine, "precious");
  await settled();
  engine.begin({ version: 9, doc: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "theirs" }] }] } });
  assert.deepEqual(engine.lost, ["precious"]);
  assert.equal(engine.version, 9);
  assert.equal(docOf(engine.state.doc).content[0]?.content?.[0]?.text, "theirs");
  const reloaded = new Surroundings().engine();
  reloaded.restore(JSON.parse(JSON.stringify(there.kept)) as Kept);
  assert.deepEqual(reloaded.lost, ["precious"]);
  reloaded.forgetLost();
  assert.deepEqual(reloaded.lost, []);
});

test("typed alone and removed, it is in nothing that is sent", async () => {
  const there = new Surroundings();
  const engine = there.engine();
  engine.become("alone");
  type(engine, "canary ");
  engine.dispatch(engine.state.tr.delete(1, 8));
  type(engine, "sung");
  engine.putIn();
  await settled();
  assert.equal(there.commits.length, 1);
  assert.ok(!JSON.stringify(there.commits).includes("canary"));
  assert.ok(JSON.stringify(there.commits).includes("sung"));
});

test("what somebody else wrote is news once, what I wrote never", async () => {
  const there = new Surroundings();
  const engine = there.engine();
  type(engine, "mine");
  await settled();
  const { command, steps } = there.commits[0]!;
  const frame = { type: "stepped", room: "r", text: "t", after: "0", cursor: "1", commit: command, steps } as const;
  assert.equal(engine.isNews(frame), false);
  assert.ok(engine.hear(frame));
  const theirs = { ...frame, after: "1", cursor: "2", commit: "theirs" } as const;
  assert.equal(engine.isNews(theirs), true);
  assert.ok(engine.hear(theirs));
  assert.equal(engine.isNews(theirs), false);
  const takenOut = { ...theirs, type: "takenOut", after: "2", cursor: "3", commit: newCommand() } as const;
  assert.equal(engine.isNews(takenOut), false, "what I took out in this tab is no news to me");
  assert.equal(engine.isNews({ ...takenOut, commit: "theirs too" }), true);
  assert.equal(engine.isNews({ type: "fenced", room: "r", text: "t", after: "2", cursor: "3" }), false);
});

test("hours of writing without a line go out in commits that the server takes, and nothing of it stays behind", async () => {
  const there = new Surroundings();
  there.answer = () => Promise.reject(new Unreachable());
  const engine = there.engine();
  const end = (words: string): void => engine.dispatch(engine.state.tr.insertText(words, engine.state.doc.content.size - 1));
  for (let i = 0; i < 2_500; i++) end(String(i % 10));
  for (let i = 0; i < 4; i++) end("п".repeat(60_000));
  await settled();
  there.commits.length = 0;
  there.answer = async () => ({ from: 0, version: 1, dropped: [] });
  engine.wake();
  await settled();
  for (let at = 0; at < there.commits.length; at++) {
    const { command, version, steps } = there.commits[at]!;
    assert.ok(steps.length <= 1_000 && new TextEncoder().encode(JSON.stringify(steps)).length < 250_000, `${steps.length} steps`);
    engine.hear({ type: "stepped", room: "r", text: "t", after: String(version), cursor: String(version + steps.length), commit: command, steps });
    await settled();
  }
  assert.equal(engine.isUnconfirmed, false);
  assert.equal(engine.version, 2_504);
});
