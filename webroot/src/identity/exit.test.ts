import assert from "node:assert/strict";
import { test } from "node:test";
import { exit, ThreeShifts, type ExitTools } from "./exit.ts";

function tools(leave: () => Promise<void>): { done: string[]; tools: ExitTools } {
  const done: string[] = [];
  return {
    done,
    tools: {
      page: () => "https://weather.example/",
      leave: () => (done.push("leave"), leave()),
      conceal: () => done.push("conceal"),
      go: (url) => done.push(url),
      after: () => new Promise((resolve) => setImmediate(resolve)),
    },
  };
}

test("the screen is blank before anything else is done, and the page is left whatever happens", async () => {
  for (const leave of [() => Promise.resolve(), () => Promise.reject(new Error("no line")), () => new Promise<void>(() => {})]) {
    const { done, tools: these } = tools(leave);
    await exit(these);
    assert.deepEqual(done, ["conceal", "leave", "https://weather.example/"]);
  }
});

test("without an address it is an empty page", async () => {
  const { done, tools: these } = tools(() => Promise.resolve());
  await exit({ ...these, page: () => "" });
  assert.deepEqual(done, ["conceal", "leave", "about:blank"]);
});

test("three times Shift within three seconds and nothing between; capitals and holding it down are no exit", () => {
  const shifts = new ThreeShifts();
  const press = (...keys: [string, number, boolean?][]): boolean[] => keys.map(([key, at, repeat]) => shifts.pressed(key, at, repeat));
  assert.deepEqual(press(["Shift", 0], ["Shift", 400], ["Shift", 900]), [false, false, true]);
  assert.deepEqual(press(["a", 1_000], ["Shift", 5_000], ["A", 5_100], ["Shift", 5_200], ["B", 5_300], ["Shift", 5_400]), Array(6).fill(false));
  assert.deepEqual(press(["x", 9_000], ["Shift", 10_000], ["Shift", 10_100, true], ["Shift", 10_200, true], ["Shift", 14_000]), Array(5).fill(false));
});
