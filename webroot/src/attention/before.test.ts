import assert from "node:assert/strict";
import { test } from "node:test";
import { joined } from "./before.ts";

const room = (id: string, threads: Record<string, string>) => ({ forum: "F", room: id, threads });

test("several presses are taken back at once, to before the first, each room once", () => {
  const first = joined({ rooms: [room("R", { a: "1", b: "" }), room("S", {})] });
  const both = joined({ rooms: [room("R", { a: "5", c: "" }), room("T", { d: "7" })] }, first);
  assert.deepEqual([...both.rooms].sort((a, b) => (a.room < b.room ? -1 : 1)), [
    room("R", { a: "1", b: "", c: "" }), room("S", {}), room("T", { d: "7" }),
  ]);
});
