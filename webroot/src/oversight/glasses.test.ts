import { shows } from "../testing/page.ts";
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { app } from "../app/app.ts";
import { messages } from "../app/i18n.ts";
import { Unreachable } from "../app/problem.ts";
import type { Audience } from "../app/types.ts";
import { widened } from "../room/audience.ts";
import "../room/parley-audience-list.ts";
import "../room/parley-audience.ts";
import { audience as plain, roomView } from "../testing/server.ts";
import { broken, rememberedMs, running } from "./glasses.ts";

const glass = { id: "g", name: "Ben", by: "Ana", agreed: [], reason: "danger", since: "2026-11-22T12:00:00.000Z", until: "2026-11-23T12:00:00.000Z" };
const audience = (...glasses: readonly object[]): Audience => ({ ...plain, glasses }) as unknown as Audience;
const bar = (...glasses: readonly object[]): string => shows("parley-audience", { audience: audience(...glasses) });

before(() => messages.choose("en"));

test("a glass is over when the server says so, whatever this device takes the time to be", (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: Date.parse(glass.until) + 86_400_000 });
  assert.equal(running(audience(glass)).length, 1);
  assert.equal(running(audience({ ...glass, ended: glass.until })).length, 0);
  assert.equal(widened(audience(), audience(glass)), true);
  assert.match(bar(glass), /Ben also reads here/);
});

test("who was away over all of it finds one line in the bar for two weeks", (context) => {
  const ended = Date.parse(glass.until);
  context.mock.timers.enable({ apis: ["Date"], now: ended + 3_600_000 });
  const [one, other] = [{ ...glass, ended: glass.until }, { ...glass, id: "h", name: "Kim", ended: "2026-11-22T13:00:00.000Z" }];
  assert.match(bar(other, one), /lately, from .*: Kim and Ben\./);
  context.mock.timers.setTime(ended + rememberedMs - 1);
  assert.match(bar(one), /Also read here lately, from .*22 November.* to .*23 November.*: Ben\./);
  context.mock.timers.setTime(ended + rememberedMs);
  assert.doesNotMatch(bar(one), /lately/);
});

interface Listed { end(glass: string): Promise<void> }
const listed = { subject: { forum: "F", room: "R", kind: "sideRoom", named: { you: { rights: ["lock"] }, parties: [] } }, page: { audience: audience(glass), people: [] } };
const inRoom = (rights: readonly string[], more: object = {}): void => {
  Object.assign(app.rooms, { find: () => ({ view: { ...roomView("R", "c0"), you: { rights }, ...more } }) });
};

test("who may lock the room ends it, and who reads through it and may lock others does not", () => {
  inRoom(["lock"]);
  assert.match(shows("parley-audience-list", listed), /End it …/);
  assert.doesNotMatch(shows("parley-audience-list", listed), /End it now/);
  assert.match(shows("parley-audience-list", { ...listed, asked: "g" }), /Ben is out of the room at once.*End it now.*Leave it open/s);
  inRoom([], { openUntil: glass.until });
  assert.doesNotMatch(shows("parley-audience-list", listed), /End it/);
});

test("whoever may ask for it removes a reason, once; then it is said to be gone", () => {
  inRoom(["purge"]);
  assert.match(shows("parley-audience-list", listed), /Remove the reason for good/);
  const gone = { ...listed, page: { audience: audience({ ...glass, reason: "" }), people: [] } };
  assert.match(shows("parley-audience-list", gone), /Reason: Removed for good/);
  assert.doesNotMatch(shows("parley-audience-list", gone), /Remove the reason/);
  inRoom([]);
  assert.doesNotMatch(shows("parley-audience-list", listed), /Remove the reason/);
});

test("what was ended without an answer is ended by the same command", async () => {
  const sent: string[] = [];
  let answer: () => Promise<unknown> = () => Promise.reject(new Unreachable("lost"));
  Object.defineProperty(app, "api", { configurable: true, value: {
    audience: () => Promise.resolve(listed.page),
    http: { put: (_: string, { command }: { command: string }) => { sent.push(command); return answer(); } },
  } });
  const list = Object.assign(document.createElement("parley-audience-list"), { performUpdate: () => undefined }, listed) as unknown as Listed;
  await list.end("g");
  answer = () => Promise.resolve({});
  await list.end("g");
  await list.end("g");
  assert.equal(sent[0], sent[1]);
  assert.notEqual(sent[1], sent[2]);
});

test("who wrote before it was broken is told, and who wrote after is not", () => {
  assert.deepEqual(broken(audience(), audience(glass)).map(({ id }) => id), ["g"]);
  assert.deepEqual(broken({} as Audience, audience(glass)).map(({ id }) => id), ["g"]);
  assert.deepEqual(broken(audience(glass), audience(glass)), []);
});
