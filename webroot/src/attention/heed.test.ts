import assert from "node:assert/strict";
import { test } from "node:test";
import type { ThreadSummary } from "../app/types.ts";
import { choice, hears, nextUnread, quietLast } from "./heed.ts";
import type { Heed } from "./types.ts";

const muted: Heed = { room: "muted", threads: { a: "followed" } };
const one: Heed = { threads: { a: "muted" } };

test("a thread is heard of as it was chosen, else as its room is", () => {
  assert.equal(hears(undefined), true);
  assert.equal(hears(undefined, "a"), true);
  assert.equal(hears(muted), false);
  assert.equal(hears(muted, "a"), true);
  assert.equal(hears(muted, "b"), false);
  assert.equal(hears(one, "a"), false);
  assert.equal(hears(one, "b"), true);
});

test("what is usual is not chosen, so that it follows its room later", () => {
  assert.equal(choice(undefined, false, "a"), "muted");
  assert.equal(choice(one, true, "a"), undefined);
  assert.equal(choice(muted, false, "a"), undefined);
  assert.equal(choice(muted, true, "b"), "followed");
  assert.equal(choice(undefined, false), "muted");
  assert.equal(choice(muted, true), undefined);
});

test("what is quiet comes last, in its order", () => {
  assert.deepEqual(quietLast([1, 2, 3, 4], (each) => each % 2 === 1), [2, 4, 1, 3]);
});

test("n goes on to the next thread with something new that is heard of, and around", () => {
  const thread = (id: string, news: number): ThreadSummary => ({ id, new: news }) as ThreadSummary;
  const threads = [thread("a", 2), thread("b", 0), thread("c", 1)];
  assert.equal(nextUnread(threads, undefined), "a");
  assert.equal(nextUnread(threads, undefined, "a"), "c");
  assert.equal(nextUnread(threads, undefined, "c"), "a");
  assert.equal(nextUnread(threads, one, "c"), undefined);
  assert.equal(nextUnread(threads, one, "a"), "c");
});
