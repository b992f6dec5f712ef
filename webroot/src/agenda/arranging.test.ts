import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHTML } from "linkedom";
import { seeded } from "../testing/model.ts";
import { arrange, staying } from "./arranging.ts";

test("of a list with one moved, all the others stay", () => {
  assert.deepEqual([...staying([..."abcde"], [..."acdeb"])].join(""), "acde");
  assert.deepEqual([...staying([..."abcde"], [..."eabcd"])].join(""), "abcd");
});

test("the one that is written in stays, even if it is the one that was moved", () => {
  assert.deepEqual([...staying([..."abcde"], [..."acdeb"], "b")].join(""), "ab");
  assert.ok(staying([..."abcde"], [..."edcba"], "c").has("c"));
});

test("in random lists what is wanted comes about, and neither the anchor nor what stays is moved", () => {
  const random = seeded(7);
  const { document } = parseHTML("<html><body></body></html>");
  for (let round = 0; round < 500; round++) {
    const all = Array.from({ length: 12 }, (_, i) => String.fromCharCode(97 + i));
    const some = (): string[] => all.filter(() => random() < 0.7).sort(() => random() - 0.5);
    const [before, after] = [some(), some()];
    const anchor = before.find((each) => after.includes(each) && random() < 0.5);
    const list = document.createElement("ol");
    const made = new Map(all.map((each) => [each, Object.assign(document.createElement("li"), { id: each })]));
    list.append(...before.map((each) => made.get(each)!));
    const still = staying(before, after, anchor);
    if (anchor !== undefined) assert.ok(still.has(anchor));
    const moved: string[] = [];
    const insertBefore = list.insertBefore.bind(list);
    list.insertBefore = ((node: HTMLElement, next: Node | null) => {
      moved.push(node.id);
      return insertBefore(node, next);
    }) as typeof list.insertBefore;
    arrange(list, after.map((each) => made.get(each)!), anchor === undefined ? undefined : made.get(anchor)!);
    assert.equal([...list.children].map(({ id }) => id).join(""), after.join(""), `round ${round}`);
    assert.deepEqual(moved.filter((each) => still.has(each)), []);
  }
});
