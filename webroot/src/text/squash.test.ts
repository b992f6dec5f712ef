import assert from "node:assert/strict";
import { test } from "node:test";
import { ReplaceStep, type Step } from "prosemirror-transform";
import type { Node } from "prosemirror-model";
import { textSchema } from "../draft/schema.ts";
import { chance, grown, retouched } from "./testing.ts";
import { squashed } from "./squash.ts";

const doc = (...texts: string[]): Node =>
  textSchema.node("doc", null, texts.map((text) => textSchema.node("paragraph", null, text === "" ? [] : [textSchema.text(text)])));
const led = (before: Node, steps: readonly Step[]): Node => steps.reduce((now, step) => step.apply(now).doc!, before);

test("one letter is one letter", () => {
  const steps = squashed(doc("one", "to", "three"), doc("one", "two", "three"));
  assert.equal(steps.length, 1);
  assert.equal((steps[0] as ReplaceStep).slice.size, 1);
});

test("two places far apart are two steps", () => {
  assert.equal(squashed(doc("a", "b", "c", "d"), doc("a!", "b", "c", "d!")).length, 2);
});

test("nothing changed is nothing", () => {
  assert.deepEqual(squashed(doc("a", "b"), doc("a", "b")), []);
});

test("whatever was done, the steps lead to it and hold no other words", () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = chance(seed);
    const before = grown(random);
    const after = retouched(random, before, 1 + Math.floor(random() * 8));
    const steps = squashed(before, after);
    assert.ok(led(before, steps).eq(after), `seed ${seed}`);
    const text = after.textBetween(0, after.content.size, "\n");
    for (const step of steps) {
      (step as ReplaceStep).slice.content.descendants((node) => {
        if (node.isText) assert.ok(text.includes(node.text!), `seed ${seed} sends what is not there`);
      });
    }
  }
});
