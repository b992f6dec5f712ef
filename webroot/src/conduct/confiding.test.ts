import { shows } from "../testing/page.ts";
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { app } from "../app/app.ts";
import { messages } from "../app/i18n.ts";
import { Problem, Unreachable } from "../app/problem.ts";
import { roomView } from "../testing/server.ts";
import type { RoomFeed } from "../room/feed.ts";
import "./confiding.ts";

interface Sent { readonly command: string; readonly shown: string; readonly text: string }
interface Confide {
  text: string; asks: boolean;
  connectedCallback(): void;
  leave(event: unknown): void;
  lookAgain(): void;
  send(event: unknown): Promise<void>;
}
const sent: Sent[] = [];
const asked: string[] = [];
let answer: () => Promise<unknown> = () => Promise.resolve({});
let cursor = "c0";
const view = roomView("R", "c0");
const feed = { forum: "F", room: "R", view, shown: () => ({ cursor, audience: view.audience }), reload: () => Promise.resolve() } as unknown as RoomFeed;

before(async () => {
  await messages.choose("en");
  Object.defineProperty(app, "api", { configurable: true, value: { http: { post: (_: string, body: Sent) => { sent.push(body); return answer(); } } } });
});

function confide(): Confide {
  const made = Object.assign(document.createElement("parley-confide"), { performUpdate: () => undefined, feed, querySelector: () => ({ close: () => asked.push("closed") }) });
  (made as unknown as Confide).connectedCallback();
  return made as unknown as Confide;
}
const event = { type: "cancel", preventDefault: () => asked.push("kept") };

test("the same words again are the same command, other words another; each before those who were shown", async () => {
  const line = confide();
  cursor = "c1";
  answer = () => Promise.reject(new Unreachable());
  line.text = "One";
  await line.send(event);
  await line.send(event);
  line.text = "Two";
  await line.send(event);
  assert.equal(sent[0]!.command, sent[1]!.command);
  assert.notEqual(sent[1]!.command, sent[2]!.command);
  assert.deepEqual(sent.map(({ shown }) => shown), ["c0", "c0", "c0"]);
  answer = () => Promise.reject(new Problem({ status: 409, code: "audience-changed" }));
  await line.send(event);
  line.lookAgain();
  answer = () => Promise.resolve({});
  await line.send(event);
  assert.equal(sent.at(-1)!.shown, "c1");
});

test("Escape asks before it throws words away", () => {
  asked.length = 0;
  const line = confide();
  line.leave(event);
  assert.deepEqual(asked, ["closed"]);
  line.text = "Words";
  line.leave(event);
  assert.deepEqual(asked, ["closed", "kept"]);
  assert.equal(line.asks, true);
  assert.match(shows("parley-confide", { feed, text: "Words", asks: true }), /Closing throws it away/);
});
