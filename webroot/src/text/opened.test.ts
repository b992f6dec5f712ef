import "../testing/page.ts";
import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { app } from "../app/app.ts";
import type { Frame } from "../push/frames.ts";
import { quiet } from "../testing/time.ts";
import { Opened } from "./opened.ts";

const text = "/api/forums/f/rooms/r/texts/t";
const doc = { type: "doc", content: [{ type: "paragraph" }] };
const shelf = { open: true, refused: (path: string) => void happened.push(`gone ${path}`), answered: (path: string) => void happened.push(`kept ${path}`), find: () => Promise.resolve(undefined) };
let happened: string[] = [];

before(() => {
  const answer = { text: "t", version: 7, access: "reads", doc };
  globalThis.fetch = (() => Promise.resolve(new Response(JSON.stringify(answer), { status: 200 }))) as typeof fetch;
  app.api.http.shelf = shelf as never;
});
beforeEach(() => (happened = []));

/** What becomes of what this device keeps when a text that is open hears this. */
async function hearing(frame: object): Promise<string[]> {
  const opened = new Opened("f", "r", "t");
  const engine = { version: 6, hear: () => true, isNews: () => true, end: () => undefined, catchUp: () => Promise.resolve(true) };
  Object.assign(opened, { engine, fetching: Promise.resolve(engine), page: { version: 6, doc }, state: "ready" });
  opened.hear({ room: "r", text: "t", cursor: "7", after: "6", steps: [], ...frame } as unknown as Frame);
  await quiet();
  return happened;
}
const gone = [`gone ${text}`, "gone /api/forums/f/rooms/r/comments/t"];

test("words that are taken out go from what this device keeps, and the text is kept as it stands now", async () => {
  assert.deepEqual(await hearing({ type: "takenOut" }), [...gone, `kept ${text}`]);
});

test("so they do where it is only said that something was missed, or that the text is not to be read any more", async () => {
  assert.deepEqual(await hearing({ type: "startOver" }), gone);
  happened = [];
  assert.deepEqual(await hearing({ type: "closed" }), gone);
});

test("what is written takes nothing away", async () => {
  assert.deepEqual(await hearing({ type: "stepped" }), []);
});

test("it is told that others changed the text, not that it was fenced or that I did", async () => {
  const told: string[] = [];
  for (const [type, isNews] of [["stepped", true], ["stepped", false], ["fenced", false]] as const) {
    const opened = new Opened("f", "r", "t");
    opened.overheard = () => void told.push(type);
    const engine = { version: 6, hear: () => true, isNews: () => isNews, end: () => undefined, catchUp: () => Promise.resolve(true) };
    Object.assign(opened, { engine, fetching: Promise.resolve(engine), page: { version: 6, doc }, state: "ready" });
    opened.hear({ type, room: "r", text: "t", cursor: "7", after: "6", steps: [] } as unknown as Frame);
    await quiet();
  }
  assert.deepEqual(told, ["stepped"]);
});
