import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { exact, fullDay, list, moment, number, wallMoment, wallTime } from "./format.ts";
import { Messages, messages } from "./i18n.ts";

const words = { "time.today": "{time}", "time.yesterday": "{time}" };

async function speak(language: string): Promise<void> {
  Object.assign(messages, new Messages(() => Promise.resolve(words)));
  messages.zone = "Asia/Tehran";
  await messages.choose(language);
}

afterEach(() => speak("en"));

test("a Persian date is by the Persian calendar, in its digits, the day before the month and the year", async () => {
  await speak("fa");
  assert.equal(fullDay("2026-11-24T10:00:00Z"), "سه‌شنبه ۳ آذر ۱۴۰۵");
  assert.match(exact("2026-11-24T10:00:05Z"), /^سه‌شنبه ۳ آذر ۱۴۰۵.*۱۳:۳۰:۰۵/);
  assert.match(moment("2025-01-02T10:00:00Z", Date.parse("2026-11-24T10:00:00Z")), /^پنجشنبه ۱۳ دی ۱۴۰۳/);
  assert.deepEqual([wallTime("21:30"), number(1205)], ["۲۱:۳۰", "۱٬۲۰۵"]);
});

test("a Chinese date runs from the year to the day; a list has its comma", async () => {
  await speak("zh");
  assert.equal(fullDay("2026-11-24T10:00:00Z"), "2026年11月24日星期二");
  assert.equal(list(["中国", "印度", "俄罗斯"]), "中国、印度和俄罗斯");
});

test("names in letters of the other direction stand in a list in its order", async () => {
  await speak("fa");
  assert.equal(list(["Ruth", "سارا", "Ivan"]), "\u2068Ruth\u2069،\u200f سارا، و \u2068Ivan\u2069");
});

test("a wall somewhere is not moved into my zone", async () => {
  await speak("en");
  assert.match(wallMoment("2026-11-25", "23:30"), /Wed,? 25 Nov,? 23:30/);
  assert.equal(wallTime("07:05"), "07:05");
});
