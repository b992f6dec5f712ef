import assert from "node:assert/strict";
import { test } from "node:test";
import type { Person } from "../app/types.ts";
import { isWanted, marked, movesOf, type Wanted } from "./moving.ts";

const person = (participant: string, ...groups: string[]): Person => ({ participant, name: participant, capacity: "personal", roles: ["participant"], groups });
const [ana, ben] = [person("ana", "all", "one"), person("ben", "all")];
const nobody: Wanted = new Map();

test("marks become moves, and a mark taken back is none", () => {
  const wanted = marked([ana, ben], "two", true, nobody);
  assert.deepEqual(movesOf([ana, ben], wanted), [
    { participant: "ana", joins: ["two"], leaves: [] },
    { participant: "ben", joins: ["two"], leaves: [] },
  ]);
  assert.equal(isWanted(ben, "two", wanted), true);
  assert.equal(isWanted(ben, "one", wanted), false);
  assert.deepEqual(movesOf([ana, ben], marked([ana, ben], "two", false, wanted)), []);
});

test("somebody is moved from one to another in one move", () => {
  const wanted = marked([ana], "two", true, marked([ana], "one", false, nobody));
  assert.deepEqual(movesOf([ana, ben], wanted), [{ participant: "ana", joins: ["two"], leaves: ["one"] }]);
});
