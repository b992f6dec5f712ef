import assert from "node:assert/strict";
import { test } from "node:test";
import { holidayLines, holidaysOf } from "./holidays.ts";

test("holidays are read as they are written, and the first line that is none is named", () => {
  const holidays = [{ date: "2026-12-25", party: "US", name: "Christmas Day" }, { date: "2027-03-21", party: "IR", name: "نوروز" }];
  const text = holidayLines(holidays);
  assert.deepEqual(holidaysOf(`\n ${text} \n\n`, ["US", "IR"]), { holidays });
  for (const wrong of ["2026-13-25 US Never", "2026-12-25 XX Nowhere", "2026-12-25 US", "tomorrow"]) {
    assert.equal(holidaysOf(`${text}\n${wrong}`, ["US", "IR"]).unread, 3, wrong);
  }
});
