import assert from "node:assert/strict";
import { test } from "node:test";
import type { Api } from "../app/api.ts";
import { Problem, Unreachable } from "../app/problem.ts";
import { Marks } from "./marks.ts";

const place = { forum: "f", room: "r" };

function line() {
  const told: string[] = [];
  const waits: (() => void)[] = [];
  const state = { away: false, refused: false, hold: Promise.resolve() };
  const tell = async (what: string, all: Readonly<Record<string, string>>): Promise<void> => {
    await state.hold;
    if (state.refused && what === "seen") throw new Problem({ status: 400, code: "bad-cursor" });
    await Promise.resolve(); // the line is missed later than an answer comes
    if (state.away) throw new Unreachable();
    told.push(`${what} ${JSON.stringify(all)}`);
  };
  const api = {
    marks: (_f: string, _r: string, threads: Readonly<Record<string, string>>) => tell("marks", threads),
    seen: (_f: string, _r: string, things: Readonly<Record<string, string>>) => tell("seen", things),
  } as unknown as Api;
  const clock = { after: (_: number, what: () => void) => { waits.push(what); return () => {}; } } as never;
  return { marks: new Marks(api, clock), told, waits, state };
}

test("threads read and things seen are told at once, each to its own, and nothing where there is nothing", async () => {
  const { marks, told, waits } = line();
  marks.read(place, "t", "c1");
  marks.read(place, "t", "c2");
  marks.seen(place, "p", "1");
  assert.equal(waits.length, 1);
  await marks.tell();
  assert.deepEqual(told, ['marks {"t":"c2"}', 'seen {"p":"1"}']);
  marks.seen(place, "s", "2");
  await marks.tell();
  assert.deepEqual(told.slice(2), ['seen {"s":"2"}']);
});

test("what was told is not told again until the room goes on", async () => {
  const { marks, told } = line();
  marks.seen(place, "p", "1");
  await marks.tell();
  marks.seen(place, "p", "1");
  await marks.tell();
  marks.seen(place, "p", "2");
  await marks.tell();
  assert.deepEqual(told, ['seen {"p":"1"}', 'seen {"p":"2"}']);
});

test("without a line they wait, and what was set meanwhile is the later one", async () => {
  const { marks, told, state } = line();
  state.away = true;
  marks.seen(place, "p", "1");
  marks.read(place, "t", "c1");
  await marks.tell();
  marks.seen(place, "p", "2");
  state.away = false;
  await marks.tell();
  assert.deepEqual(told, ['marks {"t":"c1"}', 'seen {"p":"2"}']);
});

test("what of things is refused takes no mark of a thread with it that waits for the line", async () => {
  const { marks, told, state } = line();
  state.away = state.refused = true;
  marks.read(place, "t", "c1");
  marks.seen(place, "p", "old");
  await marks.tell();
  state.away = state.refused = false;
  await marks.tell();
  assert.deepEqual(told, ['marks {"t":"c1"}']);
});

test("who asks for what is new waits for what is on its way already", async () => {
  const { marks, told, waits, state } = line();
  let arrives = (): void => {};
  state.hold = new Promise((resolve) => (arrives = resolve));
  marks.seen(place, "p", "1");
  waits[0]!();
  const before: number[] = [];
  const asked = marks.tell().then(() => before.push(told.length));
  await Promise.resolve();
  arrives();
  await asked;
  assert.deepEqual(before, [1]);
});
