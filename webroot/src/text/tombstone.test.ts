import assert from "node:assert/strict";
import { test } from "node:test";
import { undo as undone } from "prosemirror-history";
import { textSchema } from "../draft/schema.ts";
import { docOf } from "../draft/document.ts";
import { differences } from "./difference.ts";
import { Engine } from "./engine.ts";
import { partedAtGaps, withoutTakenOut } from "./tombstone.ts";
import type { CommandId } from "../app/commands.ts";
import type { Doc } from "../app/types.ts";
import type { Committed } from "./types.ts";

const paragraph = (text: string): Doc => docOf(textSchema.node("doc", null, [textSchema.node("paragraph", null, text === "" ? [] : [textSchema.text(text)])]));
const place = { forum: "f", room: "r", text: "t" };

function engine(begin: Doc): Engine {
  const around = {
    api: { commit: () => new Promise<Committed>(() => {}), textSince: async () => [] },
    clock: { now: () => 0, after: () => () => {}, random: () => 0 },
    shown: () => undefined, keep: () => {},
  };
  return new Engine(around, place, { version: 1, doc: begin }, []);
}

const takenOut = (steps: readonly object[]) =>
  ({ type: "takenOut", room: "r", text: "t", after: "1", cursor: "2", commit: "c" as CommandId, steps }) as const;

test("what others could undo does not bring back what was taken out", () => {
  const there = engine(paragraph("canary and more"));
  there.dispatch(there.state.tr.delete(1, 8));
  assert.ok(undone(there.state), "it could be undone before");
  there.hear(takenOut([{ stepType: "replace", from: 1, to: 8 }]));
  assert.equal(there.state.doc.textContent, "and more");
  assert.equal(undone(there.state, (tr) => there.dispatch(tr)), false);
  assert.ok(!JSON.stringify(there.state.doc).includes("canary"));
});

test("what one is writing meanwhile stays, unconfirmed as it was", () => {
  const there = engine(paragraph("canary and more"));
  there.dispatch(there.state.tr.insertText(", written here", 16));
  there.hear(takenOut([{ stepType: "replace", from: 1, to: 8 }]));
  assert.equal(there.state.doc.textContent, "and more, written here");
  assert.ok(there.isUnconfirmed);
  there.dispatch(there.state.tr.insertText("!", 23));
  assert.ok(undone(there.state, (tr) => there.dispatch(tr)), "what comes later can be undone");
});

test("an older version is shown with its gaps and put back without them", () => {
  const gap = "\ue0f0".repeat(6);
  assert.deepEqual(partedAtGaps(`a ${gap} b`), ["a ", gap, " b"]);
  const old = paragraph(`a ${gap} b`);
  assert.deepEqual(differences(paragraph("a  b"), old)[0]?.pieces.find(({ is }) => is === "new")?.text.includes(gap), true);
  assert.equal(withoutTakenOut(textSchema.nodeFromJSON(old)).textContent, "a  b");
});
