import assert from "node:assert/strict";
import { test } from "node:test";
import { fetchEarly, Messages } from "./i18n.ts";

const asked: string[] = [];
let line = true;
Object.assign(globalThis, {
  document: { documentElement: {}, body: { dataset: { assets: JSON.stringify({ languages: "en fa", "messages/core": "1a2b3c4d" }) } } },
  fetch: (address: string) => {
    asked.push(address);
    return line ? Promise.resolve({ ok: true, json: () => Promise.resolve({ "a.b": address }) }) : Promise.reject(new TypeError("no line"));
  },
});

test("words that were asked for early are asked for once", async () => {
  fetchEarly(["de", "fa-IR", "en"]);
  assert.deepEqual(asked, ["/messages/core.fa-1a2b3c4d.json"]);
  const words = new Messages();
  await words.choose("fa");
  assert.equal(words.say("a.b"), "/messages/core.fa-1a2b3c4d.json");
  assert.equal(asked.length, 1);
});

test("those that did not come are asked for again, and a language that is not built is not asked for", async () => {
  asked.length = 0;
  fetchEarly(["de"]);
  line = false;
  fetchEarly(["en"]);
  line = true;
  await new Messages().choose("en");
  assert.deepEqual(asked, ["/messages/core.en-1a2b3c4d.json", "/messages/core.en-1a2b3c4d.json"]);
});
