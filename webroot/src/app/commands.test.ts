import assert from "node:assert/strict";
import { test } from "node:test";
import { Tabs, type Word } from "../device/tabs.ts";
import { Browser } from "../testing/browser.ts";
import { quiet } from "../testing/time.ts";
import { isMine, newCommand, shareMine } from "./commands.ts";

test("what the same person makes in another tab is theirs here too, and nothing of anybody else", async () => {
  const browser = new Browser();
  let me: string | undefined;
  shareMine(new Tabs(browser, browser.channel()), () => me);
  const other = new Tabs(browser, browser.channel());
  const heard: Word[] = [];
  other.listen((word) => void heard.push(word));
  newCommand();
  await quiet();
  assert.deepEqual(heard, [], "nobody is signed in, nobody is told");
  me = "ana";
  const command = newCommand();
  other.say({ is: "made", tag: "ana", command: "hers" });
  other.say({ is: "made", tag: "ben", command: "his" });
  await quiet();
  assert.deepEqual(heard, [{ is: "made", tag: "ana", command }]);
  assert.deepEqual([command, "hers", "his"].map(isMine), [true, true, false]);
});
