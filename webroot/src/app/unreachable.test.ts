import assert from "node:assert/strict";
import { test } from "node:test";
import { spoken } from "./unreachable.ts";

test("what is said without the server is said in the first language that is known", () => {
  assert.deepEqual([["fa-IR", "en"], ["zh-Hans-CN"], ["de", "fr-CA"], ["de"], []].map(spoken), ["fa", "zh", "fr", "en", "en"]);
});
