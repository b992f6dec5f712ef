import assert from "node:assert/strict";
import { test } from "node:test";
import { stretches, type Joint, type View } from "./joint.ts";

const view = (some: Partial<View> = {}): View => ({ by: "week", zone: "Asia/Tehran", now: Date.parse("2026-11-23T06:00:00Z"), monthOf: (at) => new Date(at).toISOString().slice(0, 7), weekBegins: 1, ...some });
const session = (id: string, starts: string, some: object = {}): Joint => ({
  forum: "F", forumName: {}, room: `R${id}`, kind: "plenary", roomName: "",
  session: { id, title: id, starts, minutes: 90, state: "planned", attendance: [], items: 0, minutesPlanned: 0, status: "provisional", ...some },
});
const told = (all: readonly Joint[], some: Partial<View> = {}): string[][] => stretches(all, view(some)).map((each) => each.sessions.map((one) => one.session.id));

test("sessions to come stand in the weeks and months of my own zone, soonest first", () => {
  const all = [session("later", "2026-12-07T10:00:00Z"), session("sunday", "2026-11-29T20:00:00Z"), session("soon", "2026-11-24T10:00:00Z")];
  // On Sunday at 20:00 UTC it is still Sunday in Tehran, and Monday in Beijing.
  assert.deepEqual(told(all), [["soon", "sunday"], ["later"]]);
  assert.deepEqual(told(all, { zone: "Asia/Shanghai" }), [["soon"], ["sunday"], ["later"]]);
  assert.deepEqual(told(all, { weekBegins: 7 }), [["soon"], ["sunday"], ["later"]]);
  assert.deepEqual(told(all, { by: "month" }), [["soon", "sunday"], ["later"]]);
});

test("what is over or cancelled is left out; what goes on is not", () => {
  assert.deepEqual(told([session("on", "2026-11-23T05:00:00Z"), session("over", "2026-11-23T04:00:00Z"), session("off", "2026-11-24T10:00:00Z", { state: "cancelled" })]), [["on"]]);
});

test("a week is named by days that hold through a change of the clock", () => {
  const [week] = stretches([session("after", "2026-10-25T12:00:00Z")], view({ zone: "Europe/Paris", now: 0 }));
  assert.deepEqual([new Date(week!.from).toISOString().slice(0, 10), new Date(week!.to).toISOString().slice(0, 10)], ["2026-10-19", "2026-10-25"]);
});

test("bad hours, weekends and two at once are marked", () => {
  const all = [session("night", "2026-11-24T19:30:00Z"), session("day", "2026-11-25T08:00:00Z"), session("too", "2026-11-25T09:00:00Z"), session("saturday", "2026-11-28T08:00:00Z")];
  const [week] = stretches(all, view({ zone: "Europe/Moscow" }));
  assert.deepEqual(week!.sessions.map(({ burden, weekend, clash }) => [burden, weekend, clash]), [[2, false, false], [0, false, true], [0, false, true], [0, true, false]]);
});
