import "../testing/page.ts";
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { app } from "../app/app.ts";
import { messages } from "../app/i18n.ts";
import { Problem } from "../app/problem.ts";
import type { RoomFeed } from "../room/feed.ts";
import { roomView } from "../testing/server.ts";
import { removed, type Row } from "./amending.ts";
import { agendaPage, item, session } from "./sample.ts";
import type { AgendaPage, NewAmendment } from "./types.ts";
import "./parley-amend-form.ts";

interface Form {
  rows: readonly Row[]; reason: string;
  connectedCallback(): void;
  render(): unknown;
  send(event: unknown): Promise<void>;
  lookAgain(): void;
}
const sent: NewAmendment[] = [];
let cursor = "c0";
let people = 5;
let reloads = 0;
let answer: () => Promise<unknown> = () => Promise.resolve({});
const view = roomView("R", "c0");
const feed = {
  forum: "F", room: "R", epoch: 1, cursor: "c0", recent: [], attach: () => undefined, view,
  shown: () => ({ cursor, audience: { ...view.audience, people } }), reload: () => { reloads++; return Promise.resolve(); },
} as unknown as RoomFeed;

before(async () => {
  messages.zone = "Europe/Berlin";
  await messages.choose("en");
  const post = (_: string, body: NewAmendment): Promise<unknown> => { sent.push(body); return answer(); };
  Object.defineProperty(app, "api", { configurable: true, value: { http: { post, get: () => Promise.reject(new Problem({ status: 404, code: "not-found" })) } } });
  Object.assign(globalThis, { FormData: class { get(name: string): string { return name === "date" ? "2099-11-20" : "18:00"; } } });
});

function page(more: Partial<AgendaPage> = {}): AgendaPage {
  return agendaPage({
    session: session("s1", { status: "adopted", starts: "2099-11-24T13:00:00.000Z" }), items: [item("a"), item("b")], mayAmend: true,
    amended: { editions: [{ number: 3, at: "2026-11-01T10:00:00Z" }], amendments: [], settled: 0, stale: [] }, ...more,
  });
}

function form(): Form {
  const made = Object.assign(document.createElement("parley-amend-form"), { performUpdate: () => undefined, feed, view, page: page(), querySelector: () => null, dispatchEvent: () => true });
  (made as unknown as Form).connectedCallback();
  return made as unknown as Form;
}
const event = { preventDefault: () => undefined, target: {} };

test("a proposal that others would read than were shown keeps its rows, and is sent to them only once they were seen", async () => {
  const writes = form();
  writes.rows = removed(writes.rows, "b", true);
  writes.reason = "It was said";
  const rows = writes.rows;
  cursor = "c1";
  people = 9;
  answer = () => Promise.reject(new Problem({ status: 409, code: "audience-changed" }));
  await writes.send(event);
  await writes.send(event);
  assert.deepEqual(sent.map(({ shown }) => shown), ["c0", "c0"]);
  assert.equal(sent[0]!.base, 3, "by its number, whichever one may read of those before");
  assert.ok(reloads > 0, "who reads now is asked for");
  assert.equal(writes.rows, rows);
  writes.lookAgain();
  answer = () => Promise.resolve({});
  await writes.send(event);
  assert.equal(sent.at(-1)!.shown, "c1");
  assert.deepEqual(sent.at(-1)!.changes, [{ kind: "remove", item: "b" }]);
});
