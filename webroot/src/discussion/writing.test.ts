import assert from "node:assert/strict";
import { test } from "node:test";
import type { Target } from "../outbox/target.ts";
import { mayWrite } from "./writing.ts";

const where = { forum: "f", room: "r", thread: "t" };
const translation: Target = { ...where, kind: "translation", contribution: "c", version: 1 };

test("an interpreter, who does not speak, is given the composer for a translation and for nothing else", () => {
  const interpreter = ["read", "translate"];
  assert.equal(mayWrite(interpreter, translation), true);
  assert.equal(mayWrite(interpreter, { ...where, kind: "contribution" }), false);
  assert.equal(mayWrite(interpreter, undefined), false);
  assert.equal(mayWrite(["contribute"], { ...where, kind: "contribution" }), true);
});
