import assert from "node:assert/strict";
import test from "node:test";
import { isNamed } from "./named.ts";

test("the name is typed as it reads, not as it is stored", () => {
  assert.ok(isNamed("  side  room, Geneva ", "Side room, Geneva"));
  assert.ok(!isNamed("", ""));
  assert.ok(!isNamed("side room", "Side room, Geneva"));
});
