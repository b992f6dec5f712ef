import assert from "node:assert/strict";
import { test } from "node:test";
import { joined } from "./before.ts";

const room = (id: string, threads: Record<string, string>, things: Record<string, string> = {}) => ({ forum: "F", room: id, threads, things });

test("several presses are taken back at once, to before the first, each room once", () => {
  const first = joined({ rooms: [room("R", { a: "1", b: "" }, { p: "x" }), room("S", {})] });
  const both = joined({ rooms: [room("R", { a: "5", c: "" }, { p: "z", q: "" }), room("T", { d: "7" })] }, first);
  assert.deepEqual([...both.rooms].sort((a, b) => (a.room < b.room ? -1 : 1)), [
    room("R", { a: "1", b: "", c: "" }, { p: "x", q: "" }), room("S", {}), room("T", { d: "7" }),
  ]);
});
