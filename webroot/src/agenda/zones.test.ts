import assert from "node:assert/strict";
import { test } from "node:test";
import { badness, halfHours, instantOf, isWeekend, timeOf, wallAt } from "./zones.ts";

const at = (iso: string): number => Date.parse(iso);

test("the wall shows what the zone has, with half hours and another day", () => {
  const then = at("2026-11-24T20:15:00Z");
  const shown = (zone: string) => [wallAt(zone, then).date, timeOf(wallAt(zone, then)), wallAt(zone, then).weekday];
  assert.deepEqual(shown("America/New_York"), ["2026-11-24", "15:15", 2]);
  assert.deepEqual(shown("Europe/Moscow"), ["2026-11-24", "23:15", 2]);
  assert.deepEqual(shown("Asia/Kabul"), ["2026-11-25", "00:45", 3]);
  assert.deepEqual(shown("Asia/Kolkata"), ["2026-11-25", "01:45", 3]);
  assert.throws(() => wallAt("Nowhere/City", then), RangeError);
});

test("a wall clock means one instant: the first of two, and none where it is left out", () => {
  assert.equal(instantOf("2026-11-24", "15:15", "America/New_York"), at("2026-11-24T20:15:00Z"));
  assert.equal(instantOf("2026-11-25", "00:45", "Asia/Kabul"), at("2026-11-24T20:15:00Z"));
  // Berlin puts the clock back on 25 October 2026, forward on 28 March 2027.
  assert.equal(instantOf("2026-10-25", "02:30", "Europe/Berlin"), at("2026-10-25T00:30:00Z"));
  assert.equal(instantOf("2027-03-28", "02:30", "Europe/Berlin"), undefined);
  assert.equal(instantOf("2027-03-28", "03:00", "Europe/Berlin"), at("2027-03-28T01:00:00Z"));
  assert.equal(instantOf("", "10:00", "Europe/Berlin"), undefined);
});

test("every instant of a year is found again by what the wall shows", () => {
  for (const zone of ["America/New_York", "Europe/Berlin", "Asia/Kabul", "Asia/Tehran", "Australia/Lord_Howe"]) {
    for (let day = 0; day < 366; day += 5) {
      const then = at("2026-01-01T11:30:00Z") + day * 86_400_000;
      const wall = wallAt(zone, then);
      assert.equal(instantOf(wall.date, timeOf(wall), zone), then, `${zone} ${wall.date} ${timeOf(wall)}`);
    }
  }
});

test("a day has 48 half hours, two fewer when the clock is put forward", () => {
  assert.equal(halfHours("2026-11-24", "Europe/Berlin").length, 48);
  assert.equal(halfHours("2027-03-28", "Europe/Berlin").length, 46);
});

test("night counts two, its edges one, the day nothing", () => {
  const bad = Array.from({ length: 24 }, (_, hour) => badness({ hour }));
  assert.deepEqual(bad, [2, 2, 2, 2, 2, 2, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2]);
});

test("days of rest differ by country", () => {
  assert.deepEqual([isWeekend("US", 6), isWeekend("US", 5), isWeekend("IR", 5), isWeekend("IR", 6), isWeekend("IL", 5)], [true, false, true, false, true]);
});
