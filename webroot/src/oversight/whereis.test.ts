import assert from "node:assert/strict";
import { test } from "node:test";
import { address } from "../app/places.ts";
import { whereIs } from "./whereis.ts";

const at = (deed: object): string => address(whereIs({ type: "purge", room: "r", subject: "s", ...deed }, "f"));

test("what is to be removed is read where it stands", () => {
  assert.equal(at({ thread: "t" }), "/f/f/r/r/t/t#c-s");
  assert.equal(at({}), "/f/f/r/r/t/s");
  assert.equal(at({ what: "paper" }), "/f/f/r/r/p/s");
  assert.equal(at({ what: "draft" }), "/f/f/r/r/d/s");
  assert.equal(at({ what: "nonPaper" }), "/f/f/r/r/p");
  assert.equal(at({ what: "session" }), "/f/f/r/r/s/s");
  assert.equal(at({ what: "item", within: "w", of: "session" }), "/f/f/r/r/s/w#i-s");
  assert.equal(at({ what: "comment", within: "w", of: "paper" }), "/f/f/r/r/p/w");
  assert.equal(at({ what: "comment", within: "w", of: "draft" }), "/f/f/r/r/d/w");
  assert.equal(at({ what: "comment", within: "w", of: "session" }), "/f/f/r/r/s/w");
  assert.equal(at({ what: "line" }), "/f/f/r/r/c");
});
