import assert from "node:assert/strict";
import { test } from "node:test";
import { seeded } from "../testing/model.ts";
import { added, again, begun, changed, changesOf, moved, removed, type Row } from "./amending.ts";
import { item } from "./sample.ts";
import type { AmendmentChange, NewChange } from "./types.ts";

const items = [..."abcd"].map((id) => item(id));

/** What the server makes of it. */
function made(order: readonly string[], changes: readonly NewChange[]): readonly string[] {
  let now = [...order];
  for (const { kind, item: id, after } of changes) {
    if (kind === "change") continue;
    now = now.filter((each) => each !== id);
    if (kind !== "remove") now.splice(after === undefined ? 0 : now.indexOf(after) + 1, 0, id);
  }
  return now;
}

test("nothing touched is nothing proposed", () => {
  assert.deepEqual(changesOf(begun(items)), []);
  assert.deepEqual(changesOf(moved(moved(begun(items), "a", 1), "a", -1)), []);
});

test("one that is moved is one change, whatever it passes", () => {
  const rows = moved(moved(begun(items), "a", 1), "a", 1);
  assert.deepEqual(changesOf(rows), [{ kind: "move", item: "a", after: "c" }]);
});

test("a change carries all that is said of the item, as it is to be", () => {
  const rows = changed(begun([item("a", { lead: { party: "US" }, affected: [{ party: "AF", seated: false }] })]), "a", { minutes: 25 });
  assert.deepEqual(changesOf(rows), [{ kind: "change", item: "a", title: "Item a", minutes: 25, lead: { party: "US" }, affected: [{ party: "AF" }] }]);
});

test("what was added is taken away again without a trace, what stood is put back where it was", () => {
  const rows = removed(added(begun(items), "New", 5), "new5", true);
  assert.deepEqual(changesOf(removed(removed(rows, "b", true), "b", false)), []);
});

test("in whatever way it is worked on, the changes lead to what is shown", () => {
  const random = seeded(11);
  const any = (rows: readonly Row[]): string => rows[Math.floor(random() * rows.length)]?.item ?? "";
  for (let round = 0; round < 400; round++) {
    let rows = begun(items);
    for (let step = 0; step < 8; step++) {
      const dice = random();
      rows = dice < 0.2 ? added(rows, "New", 5) : dice < 0.35 ? removed(rows, any(rows), random() < 0.7) : moved(rows, any(rows), random() < 0.5 ? 1 : -1);
    }
    assert.ok(changesOf(rows).every(({ kind, item, after }, n, all) => kind !== "move" || after !== item && made(["a", "b", "c", "d"], all.slice(0, n)).join() !== made(["a", "b", "c", "d"], all.slice(0, n + 1)).join()), "each moves something");
    const wanted = rows.filter((row) => !row.removed).map((row) => row.item);
    assert.deepEqual(made(["a", "b", "c", "d"], changesOf(rows)), wanted);
  }
});

test("proposed again, what no longer fits is left out", () => {
  const changes: AmendmentChange[] = [
    { kind: "remove", item: "b", notes: false }, { kind: "remove", item: "gone", notes: false },
    { kind: "add", item: "x", after: "a", then: { title: "Added", minutes: 5, affected: [] }, notes: false },
    { kind: "move", item: "d", notes: false }, { kind: "move", item: "c", after: "gone", notes: false },
  ];
  const now = items.filter(({ id }) => id !== "gone");
  assert.deepEqual(changesOf(again({ items: now }, { changes })).map(({ kind, item: id, after }) => [kind, id, after]), [["remove", "b", undefined], ["move", "d", undefined], ["add", "x", "a"]]);
});

test("proposed again, a lead that was to go stays gone", () => {
  const led = [item("a", { lead: { party: "US" } }), item("b")];
  const then = { title: "Item a", minutes: 15, affected: [] };
  const rows = again({ items: led }, { changes: [{ kind: "change", item: "a", then, notes: false }] });
  const sent = changesOf(rows);
  assert.equal(sent.length, 1);
  assert.equal("lead" in sent[0]!, false);
});
