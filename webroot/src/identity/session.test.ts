import assert from "node:assert/strict";
import { test } from "node:test";
import { Unreachable } from "../app/problem.ts";
import { Records } from "../device/records.ts";
import { House } from "../testing/desk.ts";
import { Tab } from "../testing/tab.ts";
import { quiet } from "../testing/time.ts";
import { keep } from "./pending.ts";

test("a session that lapses keeps page and key; signing in comes back to the same place", async () => {
  const house = new House();
  const tab = await Tab.open(house);
  assert.equal(tab.session.state, "signedIn");
  house.server.trouble("signedOut");
  await assert.rejects(tab.api.contribute("f", "r", "t", {} as never), { code: "signed-out" });
  assert.equal(tab.session.state, "lapsed");
  await tab.session.vault.change([{ kind: "draft", name: "n", value: 1 }], []);
  assert.equal(await tab.session.vault.find({ kind: "draft", name: "n" }), 1);
  await tab.session.signIn();
  assert.deepEqual([tab.flushed, tab.left], [1, [`/sign-in?return=${encodeURIComponent("/f/F/r/R#c-1")}&language=fr`]]);
});

test("the same person signing in again, in any tab, brings the lapsed one back", async () => {
  const house = new House();
  const lapsed = await Tab.open(house);
  lapsed.session.lapse();
  await Tab.open(house);
  await quiet();
  assert.deepEqual([lapsed.session.state, lapsed.left], ["signedIn", []]);
});

test("another person signing in: the tab of the first stores what is typed, forgets all and goes", async () => {
  const house = new House();
  const anna = await Tab.open(house);
  house.server.account = "ben";
  const ben = await Tab.open(house);
  await quiet();
  assert.deepEqual([anna.left, anna.flushed, anna.session.me, anna.session.state], [["/"], 1, undefined, "signedOut"]);
  assert.equal(await anna.session.vault.change([{ kind: "draft", name: "n", value: 1 }], []), false, "keeps nothing more");
  assert.deepEqual([ben.left, ben.session.state], [[], "signedIn"]);
});

test("it is also found out when no tab said so, and every request says whose page it comes from", async () => {
  const house = new House();
  const headers: (string | undefined)[] = [];
  const { fetch } = house.server;
  Object.assign(house.server, { fetch: (path: string, init: RequestInit) => {
    headers.push((init.headers as Record<string, string>)["Parley-Account"]);
    return fetch(path, init);
  } });
  const anna = await Tab.open(house);
  house.server.account = "ben";
  await anna.api.forums();
  await anna.session.check();
  assert.deepEqual([anna.left, headers], [["/"], [undefined, "anna", undefined]]);
});

test("signing out tells how much is unsent, and does with it what the person chose", async () => {
  const house = new House();
  const tab = await Tab.open(house);
  const other = await Tab.open(house);
  assert.deepEqual(await tab.session.unsent(), { drafts: 2, waiting: 1 });
  tab.unsendable = 1;
  assert.deepEqual(await tab.session.signOut("send"), { left: 1 });
  assert.deepEqual([tab.session.state, tab.left], ["signedIn", []]);
  await tab.session.vault.change([{ kind: "draft", name: "n", value: 1 }], []);
  await tab.session.signOut("keep");
  await quiet();
  assert.deepEqual([tab.left, other.left], [["/bye"], ["/"]]);
  assert.deepEqual([tab.farewells, other.farewells], [["kept"], []]);
  assert.equal((await new Records(indexedDB, house.database).beginning("")).length, 1);
});

test("wiping leaves nothing of this person on the device", async () => {
  const house = new House();
  const tab = await Tab.open(house);
  await tab.session.vault.change([{ kind: "draft", name: "n", value: 1 }], []);
  await tab.session.signOut("wipe");
  assert.deepEqual((await new Records(indexedDB, house.database).beginning("")).length, 0);
  assert.deepEqual(house.server.wiped, ["storage"]);
  assert.deepEqual(tab.farewells, ["wiped"]);
});

test("what waits to be pressed again goes at every way out, and what is written stays", async () => {
  for (const leave of [(tab: Tab) => tab.session.signOut("keep"), (tab: Tab) => tab.session.exit(false)]) {
    const house = new House();
    const tab = await Tab.open(house);
    const { vault } = tab.session;
    await vault.change([{ kind: "draft", name: "n", value: 1 }], []);
    await keep(vault, { path: "/x/purge", ask: {}, page: "/", at: 1 });
    await leave(tab);
    assert.deepEqual([await tab.kept(), await vault.find({ kind: "draft", name: "n" })], [1, 1]);
  }
});

test("a browser at which nobody is signed in is told so without an error", async () => {
  const house = new House();
  house.server.account = "";
  const tab = await Tab.open(house);
  assert.deepEqual([tab.session.state, tab.session.me, house.server.asked], ["signedOut", undefined, ["GET /api/session"]]);
});

test("a server that does not answer is not a session that ended", async () => {
  const house = new House();
  const tab = new Tab(house);
  Object.assign(house.server, { fetch: () => Promise.reject(new TypeError("no line")) });
  const late = new Tab(house);
  await assert.rejects(late.session.start(), Unreachable);
  assert.equal(late.session.state, "unknown");
  await tab.session.start();
  assert.equal(tab.session.state, "signedIn");
});
