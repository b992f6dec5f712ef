import assert from "node:assert/strict";
import { test } from "node:test";
import type { RoomFrame } from "../push/frames.ts";
import { Did, type DidFeed } from "./did.ts";

function room() {
  const feed = Object.assign(new EventTarget(), {
    forum: "f", room: "r", epoch: 1, recent: [] as RoomFrame[],
    onChange(listener: () => void) {
      feed.addEventListener("changed", listener);
      return () => feed.removeEventListener("changed", listener);
    },
  });
  const told: string[] = [];
  const did = new Did(feed as unknown as DidFeed, (_, thing, cursor) => told.push(`${thing} ${cursor}`));
  const hears = (type: string, cursor: string): void => {
    feed.recent = [...feed.recent, { type, cursor, session: "s" } as unknown as RoomFrame];
    feed.dispatchEvent(new Event("changed"));
  };
  const does = (path: string, answer: object): void => void feed.dispatchEvent(new CustomEvent("did", { detail: [path, answer] }));
  return { feed, did, told, hears, does };
}
const item = "/api/forums/f/rooms/r/sessions/s/agenda/items/i";

test("what I did to an agenda is told as seen though its page was left meanwhile, once all before it was told", () => {
  const { did, told, hears, does } = room();
  hears("itemChanged", "1");
  did.seen("s");
  does(item, { cursor: "3" });
  assert.deepEqual(told, []);
  hears("contributed", "2");
  hears("itemChanged", "3");
  assert.deepEqual(told, ["s 3"]);
  hears("itemChanged", "4");
  assert.deepEqual(told, ["s 3"], "what others do then is new");
});

test("what others changed before me, unseen, stays new with it; so does what is not known", () => {
  const { feed, did, told, hears, does } = room();
  does(item, { cursor: "1" });
  hears("itemChanged", "1");
  assert.deepEqual(told, [], "never shown here");
  did.seen("s");
  hears("itemChanged", "2");
  does(item, { cursor: "3" });
  hears("itemChanged", "3");
  assert.deepEqual(told, []);
  did.seen("s");
  feed.epoch = 2;
  feed.recent = [];
  does(item, { cursor: "4" });
  hears("itemChanged", "4");
  assert.deepEqual(told, [], "the room was read again");
  did.seen("s");
  does(`${item.slice(0, -"/items/i".length)}/consent`, { cursor: "5" });
  hears("agendaChanged", "5");
  assert.deepEqual(told, [], "no item");
});
