import assert from "node:assert/strict";
import { test } from "node:test";
import type { Contribution } from "../app/types.ts";
import type { Item } from "../outbox/queue.ts";
import { ReadingMark } from "./reading.ts";
import { pendingReplies } from "./replies.ts";
import { flatten, tree } from "./tree.ts";

const at = "2026-11-22T10:00:00.000Z";
function said(id: string, parent?: string): Contribution {
  return {
    id, thread: "t", at, author: { party: "CN" }, version: 1, language: "en", body: { type: "doc", content: [] },
    rule: { inside: "party", outsideUse: "background", participantList: "parties", existence: "open" }, ...(parent === undefined ? {} : { parent }),
  };
}
const withdrawn = (id: string): Contribution => ({ id, thread: "t", at, withdrawn: at });

test("read is only what was seen without a gap; mine and withdrawn ones are no gap", () => {
  const told: string[] = [];
  const mark = new ReadingMark((upTo) => told.push(upTo));
  const all = [said("a"), said("b"), said("c"), withdrawn("d"), said("e"), said("f")];
  const mine = new Set(["c"]);
  mark.see("e");
  mark.advance(all, "a", mine);
  assert.deepEqual(told, [], "b has not been seen");
  mark.see("b");
  mark.advance(all, "a", mine);
  mark.advance(all, "a", mine);
  assert.deepEqual(told, ["e"], "told once, up to the last without a gap");
});

test("a reply that waits stands behind what answers the same, one deeper than its parent", () => {
  const branches = flatten(tree([said("a"), said("b", "a"), said("c", "b"), said("d")], { mine: new Set(), isNew: () => false }));
  const reply = (parent?: string): Item =>
    ({ id: `to ${parent}`, target: { kind: "contribution", forum: "f", room: "r", thread: "t", ...(parent === undefined ? {} : { parent }) } }) as Item;
  const placed = pendingReplies(branches, [reply("a"), reply("c"), reply(), reply("unknown")]);
  assert.deepEqual(placed.get("c")?.map(({ item, depth }) => [item.id, depth]), [["to a", 1], ["to c", 3]]);
  assert.deepEqual(placed.get(undefined)?.map(({ depth }) => depth), [0, 0]);
});
