import assert from "node:assert/strict";
import { test } from "node:test";
import { everything, found, issuesOf, latest, partiesOf } from "./library.ts";
import { paper } from "./sample.ts";
import { bare, revisionOf, symbolAt, symbolOf } from "./symbol.ts";

const papers = [
  paper("10", { party: "RU", issue: "Transit", title: "Zones" }),
  paper("2", { party: "US", issue: "Water", title: "Äcker", circulated: "2026-11-21T10:00:00.000Z" }),
  paper("3", { party: "RU", issue: "Water", title: "borders", status: "revised", revisions: [{ revision: 0, at: "2026-11-01T00:00:00.000Z" }, { revision: 1, at: "2026-11-22T00:00:00.000Z" }] }),
];
const ids = (sought: Partial<typeof everything>): string => found(papers, { ...everything, ...sought }, (party) => ({ RU: "Россия", US: "Albania" })[party]!, "en").map(({ id }) => id).join(" ");

test("papers are found by party, issue and status together", () => {
  assert.equal(ids({}), "3 2 10");
  assert.equal(ids({ party: "RU" }), "3 10");
  assert.equal(ids({ party: "RU", issue: "Water" }), "3");
  assert.equal(ids({ status: "revised" }), "3");
  assert.equal(ids({ party: "US", status: "revised" }), "");
});

test("symbols are ordered as numbers, titles as people do, parties by the names that are read", () => {
  assert.equal(ids({ order: "symbol" }), "2 3 10");
  assert.equal(ids({ order: "title" }), "2 3 10");
  assert.equal(ids({ order: "party" }), "2 3 10");
});

test("each party and issue can be chosen once", () => {
  assert.deepEqual([partiesOf(papers), issuesOf(papers), latest(papers[2]!)], [["RU", "US"], ["Transit", "Water"], "2026-11-22T00:00:00.000Z"]);
});

test("the next symbol counts what has one in that room and that year", () => {
  const known = [{ symbol: "AFG/WG1/2026/2" }, { symbol: "AFG/WG1/2026/9/Rev.3" }, { symbol: "AFG/WG1/2025/40" }, {}];
  assert.equal(symbolOf("AFG/WG1", "plenary", 2026, known), "AFG/WG1/2026/10");
  assert.equal(symbolOf("AFG/WG1", "caucus", 2026, known), "AFG/WG1/CRP/2026/1");
  assert.equal(symbolOf("AFG/WG1", "plenary", 2027, []), "AFG/WG1/2027/1");
});

test("a revision's symbol is that of the paper with its number", () => {
  assert.equal(revisionOf(paper("3", { symbol: "AFG/2026/3" })), "AFG/2026/3/Rev.1");
  assert.equal(revisionOf(paper("3", { symbol: "AFG/2026/3/Rev.1", revisions: [{ revision: 0, at: "" }, { revision: 1, at: "" }] })), "AFG/2026/3/Rev.2");
  assert.deepEqual([0, 1, 2].map((at) => symbolAt({ symbol: "AFG/2026/3/Rev.2" }, at)), ["AFG/2026/3", "AFG/2026/3/Rev.1", "AFG/2026/3/Rev.2"]);
  assert.equal(symbolAt({}, 0), undefined);
  assert.equal(bare("AFG/2026/3/Rev.12"), "AFG/2026/3");
});
