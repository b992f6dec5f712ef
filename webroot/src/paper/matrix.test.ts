import assert from "node:assert/strict";
import { test } from "node:test";
import { Unreachable } from "../app/problem.ts";
import type { Doc } from "../app/types.ts";
import { firstParagraph, matrixOf, shortened } from "./matrix.ts";
import { Openings } from "./openings.ts";
import { paper } from "./sample.ts";
import { embargoOf } from "./embargo.ts";
import { saying } from "../testing/server.ts";

test("a cell is the newest paper of a party on an issue that still stands", () => {
  const revised = [{ revision: 0, at: "2026-11-01T00:00:00.000Z" }, { revision: 1, at: "2026-11-25T00:00:00.000Z" }];
  const { parties, rows } = matrixOf([
    paper("a", { party: "RU", issue: "Water", circulated: "2026-11-01T00:00:00.000Z", status: "revised", revision: 1, revisions: revised }),
    paper("b", { party: "RU", issue: "Water", circulated: "2026-11-20T00:00:00.000Z" }),
    paper("c", { party: "US", issue: "Transit" }),
    paper("d", { party: "US", issue: "Water", status: "withdrawn" }),
    paper("e", { party: "CN", issue: "Water", status: "embargoed" }),
    paper("f", { party: "CN" }),
    paper("g", { party: "IN", issue: "Water", author: { name: "A", party: "IN", capacity: "personal", roles: [] } }),
  ]);
  assert.deepEqual(parties, ["RU", "US"]);
  assert.deepEqual(rows.map(({ issue, cells }) => [issue, ...cells.map((each) => each?.id)]), [["Transit", undefined, "c"], ["Water", "a", undefined]]);
});

test("the first paragraph with words is quoted, cut at a word", () => {
  const doc: Doc = { type: "doc", content: [
    { type: "heading", content: [{ type: "text", text: "Position" }] }, { type: "paragraph" },
    { type: "bullet_list", content: [{ type: "list_item", content: [{ type: "paragraph", content: [{ type: "text", text: "One two" }, { type: "hard_break" }, { type: "text", text: "three" }] }] }] },
  ] };
  assert.equal(firstParagraph(doc), "One two three");
  assert.equal(firstParagraph({ type: "doc", content: doc.content.slice(0, 1) }), "Position");
  assert.equal(firstParagraph({ type: "doc", content: [] }), "");
  assert.deepEqual([shortened("One two three", 9), shortened("One two", 9), shortened("边境走廊将于明年春季", 4)], ["One two …", "One two", "边境走廊 …"]);
});

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

test("openings are read once a revision, and say whether the first paragraph changed", async () => {
  const asked: string[] = [];
  let broken = true;
  const openings = new Openings({
    revision: (id, revision) => {
      asked.push(`${id}${revision}`);
      if (id === "x" && broken) return Promise.reject(new Unreachable("no line"));
      return Promise.resolve({ revision, at: "", doc: saying(id === "a" ? `Words ${revision}` : "Same"), annexes: [] });
    },
  });
  const revisions = [{ revision: 0, at: "" }, { revision: 1, at: "" }];
  const all = [paper("a", { revision: 1, revisions }), paper("b", { revision: 1, revisions }), paper("c")];
  openings.want(all);
  openings.want(all);
  await settled();
  assert.deepEqual(all.map((each) => openings.of(each)), [{ words: "Words 1", changed: true }, { words: "Same", changed: false }, { words: "Same", changed: false }]);
  assert.deepEqual(asked.sort(), ["a0", "a1", "b0", "b1", "c0"]);
  openings.want([...all, paper("x")]);
  await settled();
  assert.ok(openings.problem instanceof Unreachable && openings.of(paper("x")) === undefined);
  broken = false;
  openings.again([...all, paper("x")]);
  await settled();
  assert.deepEqual([openings.problem, openings.of(paper("x"))?.words, asked.length], [undefined, "Same", 7]);
  openings.want(all.slice(1));
  assert.equal(openings.of(all[0]!), undefined, "what is not wanted any more is forgotten");
});

test("an embargo ends at a time to come, by the clock of whoever sets it", () => {
  const now = Date.parse("2026-11-23T00:00:00Z");
  assert.equal(embargoOf({ date: "2026-11-23", time: "14:00" }, now, "Europe/Berlin"), "2026-11-23T13:00:00.000Z");
  assert.equal(embargoOf({ date: "2026-11-22", time: "14:00" }, now, "Europe/Berlin"), undefined);
  assert.equal(embargoOf({ date: "2026-11-23", time: "" }, now, "Europe/Berlin"), undefined);
  // That hour is left out when the clocks are put forward.
  assert.equal(embargoOf({ date: "2027-03-28", time: "02:30" }, now, "Europe/Berlin"), undefined);
});
