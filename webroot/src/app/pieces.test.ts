import assert from "node:assert/strict";
import { test } from "node:test";
import { piecesHere } from "./pieces.ts";

let asked: string[] = [];
let broken = 0;
let status = 200;
Object.assign(globalThis, {
  fetch: (address: string) => {
    asked.push(address);
    if (status !== 200) return Promise.resolve({ ok: false, status });
    return broken-- > 0 ? Promise.reject(new TypeError("reset")) : Promise.resolve({ ok: true, status, arrayBuffer: () => Promise.resolve() });
  },
});
const waits: number[] = [];
const pause = (ms: number): Promise<void> => {
  waits.push(ms);
  return Promise.resolve();
};

test("all files of a piece are here before it is imported; none is asked for where none is named", async () => {
  await piecesHere("a-1 b-2", pause);
  assert.deepEqual(asked, ["/assets/a-1.js", "/assets/b-2.js"]);
  await piecesHere(undefined, pause);
  broken = 99;
  await piecesHere("a-1 b-2", pause);
  assert.equal(asked.length, 2, "what came needs no line any more");
});

test("a line that breaks is tried again, longer each time, and at last it is said", async () => {
  asked = [];
  broken = 2;
  await piecesHere("c-3", pause);
  assert.equal(asked.length, 3);
  assert.deepEqual(waits, [1_000, 2_000]);
  broken = 99;
  await assert.rejects(piecesHere("d-4", pause), TypeError);
  broken = 0;
  await piecesHere("d-4", pause);
});

test("what the server says is not there is not asked for again and again, but a busy one is", async () => {
  const times = async (answered: number): Promise<number> => {
    asked = [];
    status = answered;
    await assert.rejects(piecesHere("e-5", pause), TypeError);
    return asked.length;
  };
  assert.deepEqual([await times(404), await times(410), await times(429), await times(503)], [1, 1, 5, 5]);
  status = 200;
  broken = 0;
  await piecesHere("e-5", pause);
});
