import assert from "node:assert/strict";
import { test } from "node:test";
import { House } from "../testing/desk.ts";
import { Tab } from "../testing/tab.ts";
import { quiet } from "../testing/time.ts";

const room = "/api/forums/f/rooms/r";

/** Two tabs of one person; the second switches on that this device keeps what is read, and reads. */
async function twoTabs(house: House): Promise<{ first: Tab; second: Tab }> {
  const [first, second] = [await Tab.open(house), await Tab.open(house)];
  await second.keepsWhatIsRead();
  await second.api.room("f", "r");
  await quiet();
  assert.deepEqual([await second.kept(), house.keepsPages], [3, true], "locker, index and page");
  return { first, second };
}

test("signing out at one tab takes away what another had switched on: locker, pages and files", async () => {
  const house = new House();
  const { first, second } = await twoTabs(house);
  await first.session.signOut("none");
  await second.api.room("f", "s").catch(() => {});
  await quiet();
  assert.deepEqual([await first.kept(), house.keepsPages, first.farewells, second.shelf.open], [0, false, ["kept"], false]);
});

test("switched off at one tab it is off at the others, which keep nothing more", async () => {
  const house = new House();
  const { second } = await twoTabs(house);
  const third = await Tab.open(house);
  assert.equal(third.ownDevice.until, second.ownDevice.until);
  await second.ownDevice.switchOff();
  void third.api.room("f", "s");
  await quiet();
  await third.api.room("f", "r");
  await quiet();
  assert.deepEqual([third.ownDevice.until, third.shelf.open, await third.shelf.find(room), await third.kept()], [undefined, false, undefined, 0]);
});

test("what another person of this browser keeps stays; one's own pages go, also when the locker is another's by now", async () => {
  const house = new House();
  await twoTabs(house);
  house.server.account = "ben";
  const ben = await Tab.open(Object.assign(new House(), { database: house.database, server: house.server }));
  await ben.keepsWhatIsRead();
  await ben.api.room("f", "r");
  await quiet();
  house.server.account = "anna";
  const anna = await Tab.open(house);
  house.keepsPages = true;
  await anna.session.signOut("none");
  await quiet();
  assert.deepEqual([await anna.kept(), house.keepsPages, (await ben.ownDevice.stands())], [3, true, true]);
});

test("leaving quickly with wiping wipes first, and whatever else fails", async () => {
  const house = new House();
  const { first, second } = await twoTabs(house);
  await first.session.vault.change([{ kind: "draft", name: "n", value: "words" }], []);
  first.clings = true;
  await first.session.exit(true);
  await quiet();
  assert.deepEqual([await first.kept(), house.server.wiped], [0, ["storage"]]);
  assert.equal(await second.session.vault.change([{ kind: "draft", name: "n", value: "words" }], []), false, "the other tab stores nothing more");
  assert.deepEqual(second.left, [], "it goes where the first goes, not to the start");
});

test("what could not be taken away is not said to be", async () => {
  for (const how of ["keep", "wipe"] as const) {
    const house = new House();
    const { first } = await twoTabs(house);
    await first.session.vault.change([{ kind: "draft", name: "n", value: "words" }], []);
    first.clings = true;
    await first.session.signOut(how);
    assert.deepEqual([first.farewells, first.left, await first.kept()], [["part"], ["/bye"], how === "wipe" ? 0 : 1]);
  }
});

test("where wiping fails the rest is taken away all the same; where it fails once it is done again", async () => {
  for (const [failures, left] of [[1, "wiped"], [2, "part"]] as const) {
    const house = new House();
    const { first } = await twoTabs(house);
    let times: number = failures;
    const { vault } = first.session;
    const wipe = vault.wipe.bind(vault);
    vault.wipe = () => (times-- > 0 ? Promise.reject(new DOMException("closed", "InvalidStateError")) : wipe());
    await first.session.signOut("wipe");
    assert.deepEqual([first.farewells, house.keepsPages, await first.kept()], [[left], false, 0]);
  }
});

test("a quick exit of which the server heard nothing ends the session before anybody is let in again", async () => {
  const house = new House();
  const tab = await Tab.open(house);
  const { fetch } = house.server;
  Object.assign(house.server, { fetch: () => Promise.reject(new TypeError("no line")) });
  const [leaving, late] = [new Tab(house), new Tab(house)];
  await leaving.session.exit(false);
  assert.deepEqual([house.owed, house.server.account], ["keep", "anna"]);
  await assert.rejects(late.session.start());
  assert.deepEqual([late.session.state, await late.session.check()], ["unknown", "unreachable"]);
  Object.assign(house.server, { fetch });
  const next = await Tab.open(house);
  assert.deepEqual([next.session.state, next.session.me, house.owed, house.server.wiped], ["signedOut", undefined, undefined, [undefined]]);
  assert.equal(await tab.session.check(), "signedOut");
});

test("a tab that began with the passphrase tells of the quick exit as soon as the server answers", async () => {
  const house = new House();
  const { me } = (await Tab.open(house)).session;
  house.owed = "keep";
  const begun = new Tab(house);
  await begun.session.begin(me!);
  assert.equal(await begun.session.check(), "signedOut");
  assert.deepEqual([house.owed, begun.session.state, house.server.account], [undefined, "lapsed", ""]);
});

test("with a line a quick exit is told once; one with wiping is told as such later", async () => {
  const house = new House();
  await (await Tab.open(house)).session.exit(false);
  assert.deepEqual([house.owed, house.server.wiped], [undefined, [undefined]]);
  house.server.account = "anna";
  house.owed = "wipe";
  await Tab.open(house);
  assert.deepEqual([house.owed, house.server.wiped, house.server.account], [undefined, [undefined, "storage"], ""]);
});
