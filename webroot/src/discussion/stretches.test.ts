import assert from "node:assert/strict";
import { test } from "node:test";
import type { Contribution } from "../app/types.ts";
import { at } from "../testing/server.ts";
import { stretched, stretchSize, type Stretch } from "./stretches.ts";
import { flatten, tree, type Branch } from "./tree.ts";

const made = (...pairs: (readonly [string, string?])[]): Contribution[] =>
  pairs.map(([id, parent], i) => ({ id, thread: "t", at: at(i), withdrawn: at(i), ...(parent === undefined ? {} : { parent }) }));
const inOrder = (all: Contribution[]): Branch[] => flatten(tree(all, { mine: new Set(), isNew: () => false }));
const many = (from: number, to: number): [string][] => Array.from({ length: to - from }, (_, i) => [`k${from + i}`]);
const ids = ({ branches }: Stretch): string => branches.map(({ contribution }) => contribution.id).join(" ");
/** Which stretches hold something else than before. */
const touched = (now: readonly Stretch[], before: readonly Stretch[]): number =>
  now.filter((each) => !before.some((was) => was.key === each.key && ids(was) === ids(each))).length;
const inOneList = (all: readonly Stretch[]): Branch[] => all.flatMap(({ branches }) => branches);

test("a page that comes, and one that is said at the end, touch what stands at the end only", () => {
  const first = stretched(inOrder(made(...many(0, 205))), []);
  assert.equal(first.length, Math.ceil(205 / stretchSize));
  const branches = inOrder(made(...many(0, 400)));
  const second = stretched(branches, first);
  assert.deepEqual(inOneList(second), branches);
  assert.deepEqual(second.slice(0, first.length - 1), first.slice(0, -1));
  assert.equal(touched(stretched(inOrder(made(...many(0, 401))), second), second), 1);
});

test("replies far above touch the stretch they stand in, which is parted when it has grown long", () => {
  const said: (readonly [string, string?])[] = many(0, 600);
  let all = stretched(inOrder(made(...said)), []);
  const at300 = all.findIndex((each) => ids(each).includes("k300"));
  for (let i = 0; i < 100; i++) {
    said.push([`r${i}`, "k300"]);
    const branches = inOrder(made(...said));
    const now = stretched(branches, all);
    assert.deepEqual(inOneList(now), branches);
    assert.ok(touched(now, all) <= 5, `${touched(now, all)} at ${i}`);
    assert.equal(new Set(now.map(({ key }) => key)).size, now.length);
    all = now;
  }
  assert.ok(Math.max(...all.map(({ branches }) => branches.length)) <= 4 * stretchSize);
  assert.equal(ids(all[at300 - 1]!), many(300 - stretchSize, 300).join(" "));
});

test("where somebody writes nothing is parted", () => {
  const said: (readonly [string, string?])[] = many(0, 60);
  const before = stretched(inOrder(made(...said)), []);
  for (let i = 0; i < 100; i++) said.push([`r${i}`, "k30"]);
  const now = stretched(inOrder(made(...said)), before, "k30");
  assert.deepEqual(now.map(({ key }) => key), before.map(({ key }) => key));
});

test("in another order than before, each still stands once", () => {
  const before = stretched(inOrder(made(...many(0, 40))), []);
  const turned = inOrder(made(...many(0, 40).reverse()));
  const now = stretched(turned, before);
  assert.deepEqual(inOneList(now), turned);
  assert.equal(new Set(now.map(({ key }) => key)).size, now.length);
});
