import assert from "node:assert/strict";
import { test } from "node:test";
import { history, redo, undo } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { Mapping, Step, Transform } from "prosemirror-transform";
import { textSchema } from "../draft/schema.ts";
import { bare, confirmed, dropSent, receive, send, sharing, sharingPlugin, type Sent, type Told } from "./sharing.ts";
import { chance, grown, pick, retouch, type Chance } from "./testing.ts";

/** As the server does it (parley.prose.Rebase): maps only, in the order in which commits come. */
class Authority {
  version = 0;
  readonly log: Told[] = [];
  private readonly steps: Step[] = [];

  constructor(public doc: Node) {}

  commit({ command, version, steps }: Sent): { from?: number; dropped: number } {
    const before = this.log.find((each) => each.commit === command);
    if (before !== undefined) return { from: before.from, dropped: 0 };
    const own = steps.map((json) => Step.fromJSON(textSchema, json));
    const mapping = new Mapping();
    for (const step of [...own].reverse()) mapping.appendMap(step.getMap().invert());
    for (const step of this.steps.slice(version)) mapping.appendMap(step.getMap());
    const tr = new Transform(this.doc);
    own.forEach((step, i) => {
      const mapped = step.map(mapping.slice(own.length - i));
      if (mapped !== null && tr.maybeStep(mapped).failed === null) mapping.appendMap(mapped.getMap(), own.length - 1 - i);
    });
    const dropped = own.length - tr.steps.length;
    if (tr.steps.length === 0) return { dropped };
    const from = this.version;
    this.steps.push(...tr.steps);
    this.version += tr.steps.length;
    this.doc = tr.doc;
    this.log.push({ from, to: this.version, commit: command, steps: tr.steps.map((step) => bare(step.toJSON() as object)) });
    return { from, dropped };
  }
}

class Tab {
  state: EditorState;
  private heard = 0;
  private answer: { from?: number } | undefined;

  constructor(private readonly name: string, private readonly server: Authority) {
    this.state = EditorState.create({ doc: server.doc, plugins: [sharingPlugin(0), history()] });
  }

  edit(random: Chance, word: string, deletes: boolean): void {
    const { tr } = this.state;
    retouch(random, tr, word, deletes);
    if (tr.docChanged) this.state = this.state.apply(tr);
  }

  turn(command: typeof undo): void {
    command(this.state, (tr) => (this.state = this.state.apply(tr)));
  }

  /** Sends; what the server answers is looked at later, or never. */
  send(n: number): void {
    const { sent } = sharing(this.state);
    const made = sent === undefined ? send(this.state, `${this.name}${n}`) : undefined;
    if (made !== undefined) this.state = this.state.apply(made.tr);
    const now = sharing(this.state).sent;
    if (now !== undefined) this.answer = this.server.commit(now);
  }

  hear(): boolean {
    const told = this.server.log[this.heard];
    if (told === undefined) return false;
    this.heard++;
    this.state = this.state.apply(receive(this.state, told));
    return true;
  }

  /** The answer says that nothing of it was kept. */
  settle(): void {
    if (sharing(this.state).sent !== undefined && this.answer?.from === undefined && this.answer !== undefined) this.state = this.state.apply(dropSent(this.state));
    this.answer = undefined;
  }
}

function play(seed: number, deletes: boolean): void {
  const random = chance(seed);
  const server = new Authority(grown(random));
  const first = server.doc.textContent;
  const tabs = ["a", "b", "c", "d"].slice(0, 2 + Math.floor(random() * 3)).map((name) => new Tab(name, server));
  const typed: string[] = [];
  for (let turn = 0; turn < 60; turn++) {
    const tab = pick(random, tabs);
    const what = random();
    if (what < 0.45) {
      const word = `<${turn}>`;
      typed.push(word);
      tab.edit(random, word, deletes);
    } else if (what < 0.5 && deletes) tab.turn(undo);
    else if (what < 0.53 && deletes) tab.turn(redo);
    else if (what < 0.75) tab.send(turn);
    else tab.hear();
  }
  for (let round = 0; tabs.some((tab) => sharing(tab.state).own.length > 0 || sharing(tab.state).version < server.version); round++) {
    assert.ok(round < 40, `seed ${seed} does not settle`);
    for (const tab of tabs) {
      tab.send(1_000 + round);
      while (tab.hear());
      tab.settle();
    }
  }
  for (const tab of tabs) {
    assert.ok(tab.state.doc.eq(server.doc), `seed ${seed}: a tab has another text than the server`);
    assert.ok(confirmed(tab.state).eq(server.doc));
  }
  if (deletes) return;
  const now = server.doc.textContent;
  assert.ok(now.length >= first.length);
  const lost = tabs.flatMap((tab) => sharing(tab.state).lost).join(" ");
  for (const word of typed) {
    const times = now.split(word).length - 1;
    // Not typed at all where the edit was another one; never twice; and what lost its place is told.
    assert.ok(times <= 1, `seed ${seed}: ${word} stands ${times} times`);
    if (lost.includes(word)) assert.equal(times, 0, `seed ${seed}: ${word} is told lost and stands there`);
  }
}

const rounds = Number(process.env["PARLEY_SEEDS"] ?? 250);

test("whoever writes what and hears when, all end with the server's text", () => {
  for (let seed = 0; seed < rounds; seed++) play(seed, true);
});

test("where nobody deletes, no word is lost or doubled", () => {
  for (let seed = 0; seed < rounds; seed++) play(seed, false);
});

test("undo takes back one's own, not what another wrote meanwhile", () => {
  const server = new Authority(textSchema.node("doc", null, [textSchema.node("paragraph", null, [textSchema.text("start")])]));
  const [a, b] = [new Tab("a", server), new Tab("b", server)];
  const type = (tab: Tab, words: string, at: number): void => void (tab.state = tab.state.apply(tab.state.tr.insertText(words, at)));
  type(a, "mine ", 1);
  type(b, " theirs", 6);
  b.send(1);
  a.hear();
  a.send(1);
  a.hear();
  a.turn(undo);
  assert.equal(a.state.doc.textContent, "start theirs");
  a.turn(redo);
  assert.equal(a.state.doc.textContent, "mine start theirs");
});

test("words whose paragraph another took away are kept aside", () => {
  const two = textSchema.node("doc", null, ["one", "two"].map((text) => textSchema.node("paragraph", null, [textSchema.text(text)])));
  const server = new Authority(two);
  const [a, b] = [new Tab("a", server), new Tab("b", server)];
  b.state = b.state.apply(b.state.tr.delete(5, 10));
  a.state = a.state.apply(a.state.tr.insertText("precious", 7));
  b.send(1);
  a.send(1);
  a.settle();
  a.hear();
  assert.equal(a.state.doc.textContent, "one");
  assert.deepEqual(sharing(a.state).lost, ["precious"]);
});
