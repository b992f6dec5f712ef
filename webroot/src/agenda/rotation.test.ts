import assert from "node:assert/strict";
import { test } from "node:test";
import { burdens, localsAt, rotation } from "./rotation.ts";

const five = { US: "America/New_York", RU: "Europe/Moscow", CN: "Asia/Shanghai", IN: "Asia/Kolkata", PK: "Asia/Karachi" };
const utc = { date: "2026-11-24", zone: "UTC" };

test("one instant is evening here and night there", () => {
  const locals = localsAt(five, Date.parse("2026-11-24T13:00:00Z"), [{ date: "2026-11-24", party: "IN", name: "Guru Tegh Bahadur" }]);
  assert.deepEqual(locals.map(({ party, time, burden }) => [party, time, burden]), [
    ["CN", "21:00", 1], ["IN", "18:30", 0], ["PK", "18:00", 0], ["RU", "16:00", 0], ["US", "08:00", 0],
  ]);
  assert.deepEqual(locals.map(({ holiday }) => holiday), [undefined, "Guru Tegh Bahadur", undefined, undefined, undefined]);
});

test("a Friday evening in New York is Saturday in Shanghai", () => {
  const locals = localsAt(five, Date.parse("2026-11-28T01:00:00Z"));
  assert.deepEqual(locals.filter(({ weekend }) => weekend).map(({ party, date }) => [party, date]), [["CN", "2026-11-28"], ["PK", "2026-11-28"], ["RU", "2026-11-28"]]);
});

test("what has been borne adds up by party", () => {
  assert.deepEqual(burdens(five, ["2026-11-10T13:00:00Z", "2026-11-17T13:00:00Z", "2026-11-24T02:00:00Z"]), { CN: 2, IN: 1, PK: 1, RU: 2, US: 1 });
});

test("two in one zone meet in the morning, at the first hour that costs nobody anything", () => {
  const { slots, suggested } = rotation({ A: "UTC", B: "UTC" }, [], utc);
  assert.equal(slots[suggested!]!.time, "08:00");
});

test("with nothing borne yet, the five meet where one of them only begins its evening", () => {
  const { slots, suggested } = rotation(five, [], utc);
  const best = slots[suggested!]!;
  assert.deepEqual([best.time, best.adds, best.most, best.then], ["13:00", 1, 1, { CN: 1, IN: 0, PK: 0, RU: 0, US: 0 }]);
});

test("who has borne three times is spared, at the cost of one who has not", () => {
  const same = ["2026-11-03T13:00:00Z", "2026-11-10T13:00:00Z", "2026-11-17T13:00:00Z"];
  const { slots, suggested, soFar } = rotation(five, same, utc);
  const best = slots[suggested!]!;
  assert.deepEqual(soFar, { CN: 3, IN: 0, PK: 0, RU: 0, US: 0 });
  assert.deepEqual([best.time, best.then], ["05:00", { CN: 3, IN: 0, PK: 0, RU: 0, US: 2 }]);
});

test("followed again and again, the suggestion shares what one hour for all would leave to one", () => {
  const starts: string[] = [];
  for (let week = 0; week < 20; week++) {
    const date = new Date(Date.parse("2026-01-06T00:00:00Z") + week * 7 * 86_400_000).toISOString().slice(0, 10);
    const { slots, suggested, soFar } = rotation(five, starts, { date, zone: "UTC" });
    const best = slots[suggested!]!;
    assert.ok(slots.every((each) => each.most > best.most || (each.most === best.most && each.adds >= best.adds)));
    assert.ok(best.most <= Math.max(...Object.values(soFar)) + 1, `${date}: ${JSON.stringify(best.then)}`);
    starts.push(new Date(best.at).toISOString());
  }
  assert.deepEqual(burdens(five, starts), { CN: 10, IN: 4, PK: 4, RU: 4, US: 10 });
  const always = starts.map((start) => `${start.slice(0, 10)}T13:00:00.000Z`);
  assert.equal(burdens(five, always)["CN"], 20);
});

test("where no party has a zone nothing is suggested", () => {
  assert.deepEqual([rotation({}, [], utc).suggested, rotation({}, [], utc).slots.length], [undefined, 48]);
});
