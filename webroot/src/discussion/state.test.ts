import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { RoomView, ThreadPage } from "../app/types.ts";
import type { RoomFrame, Yours } from "../push/frames.ts";
import * as room from "../room/state.ts";
import { ModelRoom, seeded } from "../testing/model.ts";
import { apply, threadState, withPage, type ThreadState } from "./state.ts";

const all = 10_000;
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const threadFold = (page: ThreadPage, frames: readonly RoomFrame[]) => frames.reduce(apply, threadState(page));
/** What a fold and a fresh page must agree on; what is new to me is counted by each side from its own start. */
const seen = (state: ThreadState) => plain({ contributions: state.contributions, summary: { ...state.summary, new: 0 }, cursor: state.cursor });
const seenRoom = (page: RoomView) => plain({ ...page, threads: page.threads.map((each) => ({ ...each, new: 0 })) });

test("a room that stays open counts right and keeps no more than the last thousand of what came", () => {
  const model = new ModelRoom(seeded(7));
  const page = model.room();
  while (model.frames.length < 3_000) model.act();
  const state = model.frames.reduce(room.apply, room.roomState(page));
  assert.equal(state.arrived.length, 1_000);
  assert.deepEqual(seenRoom(state.page), seenRoom(model.room()));
});

test("in seeded random histories, a page and the frames after it are a fresh page", () => {
  for (let seed = 1; seed <= 100; seed++) {
    const model = new ModelRoom(seeded(seed));
    for (let i = 0; i < 15; i++) model.act();
    const ids = model.threadIds();
    const [page, threads] = [model.room(), ids.map((id) => model.thread(id, undefined, all))];
    const frames = Array.from({ length: 40 }, () => model.act());
    assert.deepEqual(seenRoom(frames.reduce(room.apply, room.roomState(page)).page), seenRoom(model.room()), `seed ${seed}`);
    for (const thread of threads) {
      const fresh = threadState(model.thread(thread.thread.id, undefined, all));
      assert.deepEqual(seen(threadFold(thread, frames)), seen(fresh), `seed ${seed}`);
    }
  }
});

test("resumed, a page and the frames since it, as they are shown today, are a fresh page", () => {
  for (let seed = 1; seed <= 100; seed++) {
    const model = new ModelRoom(seeded(seed));
    for (let i = 0; i < 15; i++) model.act();
    const ids = model.threadIds();
    const [page, threads] = [model.room(), ids.map((id) => model.thread(id, undefined, all))];
    for (let i = 0; i < 40; i++) model.act();
    const frames = model.since(15);
    assert.deepEqual(seenRoom(frames.reduce(room.apply, room.roomState(page)).page), seenRoom(model.room()), `seed ${seed}`);
    for (const thread of threads) {
      const fresh = threadState(model.thread(thread.thread.id, undefined, all));
      assert.deepEqual(seen(threadFold(thread, frames)), seen(fresh), `seed ${seed}`);
    }
  }
});

test("frames told again over a newer page change nothing", () => {
  for (let seed = 1; seed <= 100; seed++) {
    const model = new ModelRoom(seeded(seed));
    for (let i = 0; i < 40; i++) model.act();
    for (const id of model.threadIds()) {
      const page = model.thread(id, undefined, all);
      assert.deepEqual(seen(threadFold(page, model.frames)), seen(threadState(page)), `seed ${seed}`);
    }
  }
});

test("pages read one after the other while things happen are the thread", () => {
  for (let seed = 1; seed <= 100; seed++) {
    const model = new ModelRoom(seeded(seed));
    for (let i = 0; i < 30; i++) model.act();
    const from = model.frames.length;
    for (const id of model.threadIds()) {
      let state = threadState(model.thread(id, undefined, 2));
      while (state.more) {
        state = apply(state, model.act());
        state = withPage(state, model.thread(id, state.contributions.at(-1)!.id, 2));
      }
      const done = model.frames.slice(from).reduce(apply, state);
      assert.deepEqual(seen(done), seen(threadState(model.thread(id, undefined, all))), `seed ${seed}`);
    }
  }
});

/** The server holds itself to the same files (RecordedFramesTest). */
const recorded = join(process.cwd(), "../src/test/resources/frames");
interface Recorded { name: string; kind: "room" | "thread"; page: unknown; frames: (RoomFrame | Yours)[]; fresh: unknown }

for (const file of ["room.json", "thread.json"]) {
  test(`recorded from the server: ${file}`, () => {
    const { kind, page, frames, fresh } = JSON.parse(readFileSync(join(recorded, file), "utf8")) as Recorded;
    const told = frames.filter((frame): frame is RoomFrame => "after" in frame);
    told.reduce((cursor, frame) => {
      assert.equal(frame.after, cursor, "each frame follows on the one before");
      return frame.cursor;
    }, (page as { cursor: string }).cursor);
    if (kind === "room") {
      assert.deepEqual(seenRoom(told.reduce(room.apply, room.roomState(page as RoomView)).page), seenRoom(fresh as RoomView));
    } else {
      assert.deepEqual(seen(threadFold(page as ThreadPage, told)), seen(threadState(fresh as ThreadPage)));
    }
  });
}
