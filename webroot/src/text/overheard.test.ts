import assert from "node:assert/strict";
import { test } from "node:test";
import { messages } from "../app/i18n.ts";
import { HandClock } from "../testing/time.ts";
import "../testing/page.ts";
import { Overheard } from "./overheard.ts";

async function listening(): Promise<{ clock: HandClock; said: string[]; overheard: Overheard }> {
  await messages.choose("en");
  const clock = new HandClock();
  const said: string[] = [];
  return { clock, said, overheard: new Overheard(clock, (words) => void said.push(words)) };
}

test("what others type is one sentence when they pause, whatever they changed", async () => {
  const { clock, said, overheard } = await listening();
  for (let key = 0; key < 20; key++) {
    overheard.heard("Transit fees");
    await clock.pass(200);
  }
  overheard.heard("Introduction");
  await clock.pass(2_900);
  assert.deepEqual(said, []);
  await clock.pass(10_000);
  assert.deepEqual(said, ["A participant changed: Transit fees and Introduction."]);
});

test("who never pauses is heard of every half minute, not more often", async () => {
  const { clock, said, overheard } = await listening();
  for (let key = 0; key < 65; key++) {
    overheard.heard("Transit fees");
    await clock.pass(1_000);
  }
  assert.equal(said.length, 2);
});

test("where much is changed it is not all called out", async () => {
  const { clock, said, overheard } = await listening();
  for (const what of ["One", "Two", "Three", "Four"]) overheard.heard(what);
  await clock.pass(3_000);
  assert.deepEqual(said, ["Participants changed several texts here."]);
});
