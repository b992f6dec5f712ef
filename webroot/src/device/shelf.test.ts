import assert from "node:assert/strict";
import { test } from "node:test";
import { Http } from "../app/http.ts";
import { Problem, Unreachable } from "../app/problem.ts";
import { Desk, House } from "../testing/desk.ts";
import { Shelf } from "./shelf.ts";
import { Tabs } from "./tabs.ts";
import type { Vault } from "./vault.ts";

const day = 86_400_000;

/** A server that says what it is told to, or does not answer. */
class Line {
  now = 0;
  down = false;
  readonly says: Record<string, unknown> = {};
  readonly shelf: Shelf;
  readonly http = new Http(async (path) => {
    if (this.down) throw new TypeError("no line");
    const body = this.says[path];
    return body === undefined ? Response.json({ code: "not-found", status: 404 }, { status: 404 }) : Response.json(body);
  });

  constructor(house: House) {
    this.shelf = new Shelf(() => this.now, new Tabs(house.browser, house.browser.channel()));
  }

  static async open(house = new House()): Promise<{ line: Line; vault: Vault }> {
    const { vault } = await Desk.open(house);
    const line = new Line(house);
    line.http.shelf = line.shelf;
    line.shelf.begin(vault);
    return { line, vault };
  }

  async reads(path: string): Promise<unknown> {
    return this.http.get(path);
  }
}

test("what was read is read again without a line, and it is said since when it stood here", async () => {
  const { line } = await Line.open();
  line.says["/api/forums/f/rooms/r"] = { name: "Plenary" };
  line.now = 5_000;
  await line.reads("/api/forums/f/rooms/r");
  assert.equal(line.shelf.storing, 1);
  line.down = true;
  line.now = 9_000;
  assert.deepEqual(await line.reads("/api/forums/f/rooms/r"), { name: "Plenary" });
  assert.deepEqual([line.shelf.readingSince, line.shelf.storing], [5_000, 0]);
  await assert.rejects(line.reads("/api/forums/f/rooms/other"), Unreachable);
  line.down = false;
  await line.reads("/api/forums/f/rooms/r");
  assert.equal(line.shelf.readingSince, undefined);
});

test("how a text came about is not kept: words that are taken out of it later must not stand here", async () => {
  const { line } = await Line.open();
  const text = "/api/forums/f/rooms/r/texts/t";
  const agenda = "/api/forums/f/rooms/r/sessions/s/agenda";
  const history = [`${text}/version?at=3`, `${text}/commits?since=2`, `${text}/pieces?from=1`, `${agenda}/editions/1`, `${agenda}/amendments`, `${agenda}/amendments?before=x`, `${agenda}/amendments/x`];
  for (const path of [text, agenda, ...history]) {
    line.says[path] = { words: "canary" };
    await line.reads(path);
  }
  line.down = true;
  for (const path of [text, agenda]) assert.deepEqual(await line.reads(path), { words: "canary" });
  for (const path of history) await assert.rejects(line.reads(path), Unreachable);
});

test("what an earlier Parley kept of how a text came about is not shown", async () => {
  const { line, vault } = await Line.open();
  const path = "/api/forums/f/rooms/r/sessions/s/agenda/editions/1";
  const index = { kind: "page", name: "index", value: { [path]: 0 } } as const;
  await vault.change([index, { kind: "page", name: path, value: { text: '{"words":"canary"}', at: 0 } }], []);
  line.down = true;
  await assert.rejects(line.reads(path), Unreachable);
});

test("what the server no longer shows goes, with all that lay below it", async () => {
  const { line } = await Line.open();
  const below = "/api/forums/f/rooms/r/threads/t";
  for (const path of ["/api/forums/f/rooms/r", below, "/api/forums/f/rooms/rest"]) line.says[path] = { path };
  for (const path of Object.keys(line.says)) await line.reads(path);
  delete line.says["/api/forums/f/rooms/r"];
  await assert.rejects(line.reads("/api/forums/f/rooms/r"), Problem);
  line.down = true;
  await assert.rejects(line.reads(below), Unreachable);
  assert.deepEqual(await line.reads("/api/forums/f/rooms/rest"), { path: "/api/forums/f/rooms/rest" });
});

test("rooms and forums that are on no list any more go at the next look at the list", async () => {
  const { line } = await Line.open();
  for (const path of ["/api/forums/f/rooms/r", "/api/forums/f/rooms/s", "/api/forums/g"]) line.says[path] = { path };
  for (const path of Object.keys(line.says)) await line.reads(path);
  line.says["/api/forums/f"] = { rooms: [{ id: "s" }] };
  line.says["/api/forums"] = { forums: [{ id: "f" }] };
  await line.reads("/api/forums/f");
  await line.reads("/api/forums");
  line.down = true;
  await assert.rejects(line.reads("/api/forums/f/rooms/r"), Unreachable);
  await assert.rejects(line.reads("/api/forums/g"), Unreachable);
  assert.deepEqual(await line.reads("/api/forums/f/rooms/s"), { path: "/api/forums/f/rooms/s" });
});

test("it lasts two weeks, holds so much, and is cleared without trace", async () => {
  const { line, vault } = await Line.open();
  for (let each = 0; each <= 400; each++) {
    line.now = each;
    line.says[`/api/forums/f${each}/rooms/r`] = { each };
    await line.reads(`/api/forums/f${each}/rooms/r`);
  }
  line.down = true;
  assert.deepEqual(await line.reads("/api/forums/f1/rooms/r"), { each: 1 });
  await assert.rejects(line.reads("/api/forums/f0/rooms/r"), Unreachable);
  line.now = 14 * day + 2;
  await assert.rejects(line.reads("/api/forums/f1/rooms/r"), Unreachable);
  assert.deepEqual(await line.reads("/api/forums/f2/rooms/r"), { each: 2 });
  await line.shelf.clear();
  await assert.rejects(line.reads("/api/forums/f2/rooms/r"), Unreachable);
  assert.deepEqual(await vault.all("page"), []);
});

test("of a room that is read for a while only nothing is kept, not even what was read before that was known", async () => {
  const { line } = await Line.open();
  const room = "/api/forums/f/rooms/r";
  line.says[`${room}/threads/t`] = { words: "river" };
  line.says[room] = { id: "r", openUntil: "2026-11-23T12:00:00.000Z" };
  line.says["/api/forums/f"] = { rooms: [{ id: "r" }], opened: [{ room: "s" }] };
  line.says["/api/forums/f/rooms/s/papers"] = { papers: [] };
  for (const path of [`${room}/threads/t`, room, `${room}/threads/t`, "/api/forums/f", "/api/forums/f/rooms/s/papers"]) await line.reads(path);
  line.down = true;
  for (const path of [room, `${room}/threads/t`, "/api/forums/f/rooms/s/papers"]) await assert.rejects(line.reads(path), Unreachable);
  line.down = false;
  line.says[room] = { id: "r" }; // seated there by now
  await line.reads(room);
  await line.reads(`${room}/threads/t`);
  line.down = true;
  assert.deepEqual(await line.reads(`${room}/threads/t`), { words: "river" });
});

test("who did not ask for it keeps nothing, and what is said to the server is never kept", async () => {
  const { line, vault } = await Line.open();
  line.says["/api/me"] = { name: "Anna" };
  line.says["/api/search"] = { hits: [] };
  await line.reads("/api/me");
  await line.http.post("/api/search", { words: "river" });
  const { shelf } = new Line(new House());
  line.http.shelf = shelf;
  line.says["/api/forums"] = { forums: [] };
  await line.reads("/api/forums");
  assert.equal(await shelf.find("/api/forums"), undefined);
  assert.deepEqual(await vault.all("page"), []);
});

test("two tabs keep one shelf: what either let go is gone in both, and nothing is left on the disk once it is cleared", async () => {
  const house = new House();
  const [{ line: one, vault }, { line: other }] = [await Line.open(house), await Line.open(house)];
  const paths = Array.from({ length: 8 }, (_, each) => `/api/forums/f/rooms/r/threads/t${each}`);
  for (const path of paths) one.says[path] = other.says[path] = { path };
  await Promise.all(paths.map((path, each) => (each % 2 === 0 ? one : other).reads(path)));
  one.down = other.down = true;
  for (const path of paths) assert.deepEqual(await one.reads(path), { path });
  for (const path of paths) assert.deepEqual(await other.reads(path), { path });
  one.down = false;
  await assert.rejects(one.reads("/api/forums/f/rooms/r"), Problem);
  one.down = true;
  for (const path of paths) for (const line of [one, other]) await assert.rejects(line.reads(path), Unreachable);
  other.down = false;
  await other.reads(paths[0]!);
  await vault.change([{ kind: "page", name: "/api/forums/f/rooms/orphan", value: { text: "{}", at: 0 } }], []);
  other.down = true;
  await assert.rejects(other.reads("/api/forums/f/rooms/orphan"), Unreachable);
  await one.shelf.clear();
  assert.deepEqual(await vault.all("page"), []);
});
