import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../app/api.ts";
import { Http } from "../app/http.ts";
import { Unreachable } from "../app/problem.ts";
import type { ThreadPage } from "../app/types.ts";
import { Shelf } from "../device/shelf.ts";
import { Tabs } from "../device/tabs.ts";
import type { Follower } from "../push/follower.ts";
import type { Frame } from "../push/frames.ts";
import { Desk, House } from "../testing/desk.ts";
import { at, json, roomView, rule, saying, threadPage } from "../testing/server.ts";
import { quiet } from "../testing/time.ts";
import { RoomFeed } from "./feed.ts";
import { takenAway } from "./takenaway.ts";

const room = "/api/forums/f/rooms/r";
const author = { name: "Anna", capacity: "personal" as const, roles: [] };
const spoken = { id: "k1", thread: "t1", at: at(1), rule, version: 1, language: "en", author, body: saying("a secret") };

/** A person who reads a room on a device of their own, a thread of it being open. */
class Reading {
  down = false;
  readonly pages: Record<string, object> = {
    [room]: roomView("r", "c1"), [`${room}/threads/t1`]: threadPage([spoken], "c1"), [`${room}/threads/t2`]: threadPage([], "c1"),
    [`${room}/papers`]: {}, [`${room}/papers/p`]: {}, [`${room}/nonpapers/n`]: {}, [`${room}/comments/p`]: {},
  };
  private waiting: Promise<void> | undefined;
  readonly http = new Http(async (path) => {
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting !== undefined) return waiting.then(() => json(200, this.pages[path]!));
    if (this.down) throw new TypeError("no line");
    return path in this.pages ? json(200, this.pages[path]!) : json(404, { code: "not-found", status: 404 });
  });
  feed: RoomFeed = undefined as never;

  static async open(): Promise<Reading> {
    const house = new House();
    const reading = new Reading();
    const shelf = new Shelf(() => 0, new Tabs(house.browser, house.browser.channel()));
    shelf.begin((await Desk.open(house)).vault);
    reading.http.shelf = shelf;
    for (const path of Object.keys(reading.pages)) await reading.http.get(path);
    const live = { follow: () => () => {}, again: (follower: Follower) => follower.hear({ type: "subscribed", room: "r", cursor: "c1" }) };
    reading.feed = new RoomFeed({ api: new Api(reading.http), live, clock: house.clock, marks: { read: () => {} } }, "f", "r");
    reading.feed.open();
    reading.feed.thread("t1");
    await quiet();
    return reading;
  }

  /** The next answer comes when it is let go. */
  wait(): () => void {
    let go = (): void => {};
    this.waiting = new Promise((resolve) => (go = resolve));
    return go;
  }

  async told(frame: object): Promise<void> {
    this.feed.hear({ room: "r", cursor: "c2", after: "c1", ...frame } as Frame);
    await quiet();
  }

  /** What can be read without a line. */
  async left(): Promise<string[]> {
    this.down = true;
    const left: string[] = [];
    for (const path of Object.keys(this.pages)) await this.http.get(path).then(() => left.push(path), (error) => assert.ok(error instanceof Unreachable));
    this.down = false;
    return left;
  }
}

const gone = { id: "k1", thread: "t1", at: at(1), rule, withdrawn: at(2) };

test("what was withdrawn is not read again without a line; the thread that is open is, as it stands now", async () => {
  const reading = await Reading.open();
  reading.pages[`${room}/threads/t1`] = threadPage([gone as never], "c2");
  await reading.told({ type: "withdrawn", contribution: gone, quotedIn: [] });
  reading.down = true;
  const kept = await reading.http.get<ThreadPage>(`${room}/threads/t1`);
  assert.ok(!JSON.stringify(kept).includes("a secret"));
  assert.deepEqual(await reading.http.get(`${room}/threads/t2`), reading.pages[`${room}/threads/t2`]);
});

test("a page that was on its way when its words were withdrawn is not kept as it came", async () => {
  const reading = await Reading.open();
  const late = reading.wait();
  const asked = reading.http.get(`${room}/threads/t1`);
  reading.down = true;
  const told = reading.told({ type: "withdrawn", contribution: gone, quotedIn: [] });
  late();
  await Promise.all([asked, told]);
  await assert.rejects(reading.http.get(`${room}/threads/t1`), Unreachable);
});

test("where the line goes with the word that it was withdrawn, it goes all the same; with it, where others quoted it", async () => {
  const reading = await Reading.open();
  reading.down = true;
  await reading.told({ type: "withdrawn", contribution: gone, quotedIn: ["k2"] });
  assert.deepEqual((await reading.left()).filter((path) => path.includes("/threads/")), []);
});

test("of a room that is closed, or is to be read anew, nothing stays", async () => {
  for (const type of ["closed", "startOver"]) {
    const reading = await Reading.open();
    reading.down = true;
    await reading.told({ type });
    assert.deepEqual(await reading.left(), []);
  }
});

test("papers and comments that are taken back go, and what only changes stays", async () => {
  const frames: [object, string[]][] = [
    [{ type: "paperChanged", paper: { status: "withdrawn" } }, ["papers"]],
    [{ type: "paperChanged", paper: { status: "revised" } }, []],
    [{ type: "nonPaperChanged", nonPaper: { id: "n", state: "withdrawn" } }, ["papers", "nonpapers/n"]],
    [{ type: "nonPaperChanged", nonPaper: { id: "n", state: "open" } }, []],
    [{ type: "commentChanged", on: "p", comment: { takenBack: false, answers: [{ takenBack: true }] } }, ["comments/p"]],
    [{ type: "commentChanged", on: "p", comment: { takenBack: false, answers: [] } }, []],
    [{ type: "contributed", contribution: spoken }, []],
    [{ type: "takenOut", text: "t" }, ["texts/t", "comments/t"]],
    [{ type: "closed", text: "t" }, ["texts/t", "comments/t"]],
    [{ type: "stepped", text: "t" }, []],
  ];
  for (const [frame, paths] of frames) assert.deepEqual(takenAway(frame as Frame), paths);
  const reading = await Reading.open();
  await reading.told({ type: "paperChanged", paper: { status: "withdrawn" } });
  assert.deepEqual((await reading.left()).filter((path) => path.includes("papers")), [`${room}/nonpapers/n`]);
});
