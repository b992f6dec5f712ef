import assert from "node:assert/strict";
import { test } from "node:test";
import { looser, possible, presets, tightens, towards } from "./tightening.ts";

const { attributed, chathamHouse, notForAttribution } = presets;

test("from Chatham House to Not for attribution the list would open: what is stricter already is kept", () => {
  assert.deepEqual(looser(chathamHouse, notForAttribution), ["participantList"]);
  assert.equal(tightens(chathamHouse, notForAttribution), false);
  const offered = towards(chathamHouse, "notForAttribution");
  assert.deepEqual(offered, { rule: { inside: "party", outsideUse: "background", participantList: "closed", existence: "open" }, kept: ["participantList"] });
  assert.equal(tightens(chathamHouse, offered!.rule), true);
});

test("what is not stricter is not offered", () => {
  assert.equal(towards(chathamHouse, "attributed"), undefined);
  assert.equal(towards(chathamHouse, "chathamHouse"), undefined);
  assert.deepEqual(towards(attributed, "notForAttribution"), { rule: notForAttribution, kept: [] });
});

test("setting by setting only the present level and stricter ones stand", () => {
  assert.deepEqual(possible("inside", chathamHouse), ["name", "party", "role", "handle"]);
  assert.deepEqual(possible("inside", { ...chathamHouse, inside: "party" }), ["party", "role", "handle"]);
  assert.deepEqual(possible("outsideUse", notForAttribution), ["background", "none"]);
  assert.deepEqual(possible("participantList", chathamHouse), ["closed"]);
});

test("a role and a handle cannot become one another", () => {
  assert.deepEqual(possible("inside", { ...chathamHouse, inside: "role" }), ["role"]);
  assert.deepEqual(possible("inside", { ...chathamHouse, inside: "handle" }), ["handle"]);
});
