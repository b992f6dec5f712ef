import assert from "node:assert/strict";
import { test } from "node:test";
import type { RoomFrame } from "../push/frames.ts";
import { Heard, othersUpTo } from "./heard.ts";

const frame = (type: string, cursor: string, session = "s"): RoomFrame => ({ type, cursor, session, room: "r" }) as unknown as RoomFrame;

test("a change of an agenda is heard though words in a thread came in the same batch after it", () => {
  const room: { recent: RoomFrame[]; epoch: number } = { recent: [frame("itemChanged", "1")], epoch: 1 };
  const heard = new Heard(room);
  assert.equal(heard.more(), false, "what was there already");
  room.recent = [...room.recent, frame("itemChanged", "2"), frame("contributed", "3")];
  assert.equal(heard.more(), true);
  assert.equal(heard.more(), false, "once");
  room.recent = [...room.recent, frame("contributed", "4")];
  assert.equal(heard.more(), false, "words in threads alone");
  room.recent = [];
  room.epoch = 2;
  assert.equal(heard.more(), true, "the room was read again");
  assert.equal(heard.more(), false);
});

test("what I did to an agenda is not new to me, unless others changed it before me unseen", () => {
  const seen = frame("itemChanged", "1");
  const own = { at: "4", all: new Set(["2", "4"]) };
  assert.equal(othersUpTo([seen, frame("itemChanged", "2")], seen, "s", own), undefined, "not told yet");
  const mine = [seen, frame("itemChanged", "2"), frame("contributed", "3"), frame("itemChanged", "4")];
  assert.equal(othersUpTo(mine, seen, "s", own), false);
  assert.equal(othersUpTo([...mine, frame("itemChanged", "5")], seen, "s", own), false, "what came later stays new by its place");
  assert.equal(othersUpTo([seen, frame("itemChanged", "3"), frame("itemChanged", "4")], seen, "s", own), true);
  assert.equal(othersUpTo([seen, frame("itemChanged", "3", "other"), frame("itemChanged", "4")], seen, "s", own), false);
});
