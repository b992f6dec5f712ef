import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../app/problem.ts";
import { Finding, hitKey, pieces, type Hit, type Hits, type Question } from "./finding.ts";

const hit = (contribution: string): Hit => ({
  kind: "contribution", forum: "F", room: "R", thread: "T", contribution, at: "2026-11-22T12:00:00.000Z", language: "en",
  author: { party: "US" }, excerpt: { text: contribution, marks: [] },
});

/** Answers two hits a page out of what it holds. */
function server(held: string[]): { asked: (Question & { after?: string })[]; ask: (q: Question & { after?: string }) => Promise<Hits> } {
  const asked: (Question & { after?: string })[] = [];
  return {
    asked,
    ask: (question) => {
      asked.push(question);
      const from = question.after === undefined ? 0 : Number(question.after);
      const page = { count: held.length, hits: held.slice(from, from + 2).map(hit) };
      return Promise.resolve(from + 2 < held.length ? { ...page, next: String(from + 2) } : page);
    },
  };
}
const shown = (finding: Finding): string[] => finding.hits.map((each) => (each.kind === "contribution" ? each.contribution : each.paper));

test("pages follow each other; coming back reads as far as I had read, without what is gone", async () => {
  const held = ["a", "b", "c", "d", "e"];
  const finding = new Finding(server(held).ask);
  await finding.find({ words: "water" });
  assert.deepEqual([finding.state, finding.count, shown(finding)], ["found", 5, ["a", "b"]]);
  await finding.more();
  assert.deepEqual(shown(finding), ["a", "b", "c", "d"]);
  held.splice(1, 1);
  await finding.again();
  assert.deepEqual([finding.count, shown(finding), finding.next], [4, ["a", "c", "d", "e"], undefined]);
});

test("nothing is asked without words or an author, and a new question leaves nothing of the old one", async () => {
  const { ask, asked } = server(["a"]);
  const finding = new Finding(ask);
  await finding.find({ words: "  " });
  assert.deepEqual([finding.state, asked.length], ["nothing", 0]);
  await finding.find({ words: "", author: "Anna" });
  assert.deepEqual(shown(finding), ["a"]);
  await finding.find({ words: "" });
  assert.deepEqual([finding.state, shown(finding)], ["nothing", []]);
});

test("an answer that comes after another question, or after somebody left, is not shown", async () => {
  const waiting: ((hits: Hits) => void)[] = [];
  const finding = new Finding(() => new Promise((answer) => waiting.push(answer)));
  const first = finding.find({ words: "one" });
  const second = finding.find({ words: "two" });
  waiting[1]!({ count: 1, hits: [hit("two")] });
  waiting[0]!({ count: 1, hits: [hit("one")] });
  await Promise.all([first, second]);
  assert.deepEqual(shown(finding), ["two"]);
  const third = finding.find({ words: "three" });
  finding.forget();
  waiting[2]!({ count: 1, hits: [hit("three")] });
  await third;
  assert.deepEqual([finding.state, shown(finding), finding.question], ["nothing", [], { words: "" }]);
});

test("what cannot be asked again is shown no longer; a page that lost its place begins anew", async () => {
  let trouble: Error | undefined;
  const { ask } = server(["a", "b", "c"]);
  const finding = new Finding((question) => {
    const thrown = trouble;
    trouble = undefined;
    return thrown === undefined ? ask(question) : Promise.reject(thrown);
  });
  await finding.find({ words: "water" });
  trouble = new Problem({ status: 400, code: "bad-cursor" });
  await finding.more();
  assert.deepEqual([finding.state, shown(finding)], ["found", ["a", "b"]]);
  trouble = new Problem({ status: 404, code: "not-found" });
  await finding.again();
  assert.deepEqual([finding.state, shown(finding)], ["failed", []]);
});

test("an excerpt comes in pieces, the found ones marked", () => {
  assert.deepEqual(pieces({ text: "ab cd ef", marks: [{ from: 0, to: 2 }, { from: 6, to: 8 }] }), [
    { text: "ab", found: true }, { text: " cd ", found: false }, { text: "ef", found: true },
  ]);
  assert.deepEqual(pieces({ text: "ab", marks: [] }), [{ text: "ab", found: false }]);
});

test("a paper and its versions are told apart in a list", () => {
  const found = { forum: "F", room: "R", paper: "P", at: "2026-11-22T12:00:00.000Z", excerpt: { text: "", marks: [] } };
  const all: Hit[] = [{ ...found, kind: "paper", language: "en" }, { ...found, kind: "rendition", language: "fa" }, { ...found, kind: "rendition", language: "ru" }];
  assert.equal(new Set(all.map(hitKey)).size, 3);
});
