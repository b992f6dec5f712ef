import assert from "node:assert/strict";
import { test } from "node:test";
import { Messages, type Catalogue } from "./i18n.ts";
import { bidi } from "./pseudo.ts";

const english: Catalogue = { "a.b": { one: "{count} person reads {what}", other: "{count} people read {what}" }, "a.c": "plain" };
const russian: Catalogue = {
  "a.b": {
    one: "{what} читает {count} человек", few: "{what} читают {count} человека",
    many: "{what} читают {count} человек", other: "{what} читают {count} человека",
  },
};
const load = (language: string) => Promise.resolve(language === "ru" ? russian : english);

test("Russian has its three plurals and one for parts", async () => {
  const words = new Messages(load);
  await words.choose("ru");
  const said = [1, 2, 5, 11, 21, 1.5, 1000].map((count) => words.say("a.b", { count, what: "это" }));
  assert.deepEqual(said, [
    "это читает 1 человек", "это читают 2 человека", "это читают 5 человек", "это читают 11 человек",
    "это читает 21 человек", "это читают 1,5 человека", "это читают 1\u00A0000 человек",
  ]);
});

test("pieces keep an element in the place that the language gives it", async () => {
  const words = new Messages(load);
  const element = { element: true };
  await words.choose("en");
  assert.deepEqual(words.pieces("a.b", { count: 2, what: element }), ["2", " people read ", element]);
  await words.choose("ru");
  assert.deepEqual(words.pieces("a.b", { count: 2, what: element }), [element, " читают ", "2", " человека"]);
});

test("a missing key shows itself, a missing parameter too", async () => {
  const words = new Messages(load);
  await words.choose("ru");
  assert.equal(words.say("a.c"), "a.c");
  assert.equal(words.say("a.b", { count: 1 }), "{what} читает 1 человек");
});

test("the test language runs from right to left, word by word, and keeps parameters", async () => {
  const words = new Messages(load);
  words.offer({ languages: ["en", "ru"], testLanguage: "qps", version: "1" }, ["en", "ru"]);
  await words.choose("qps");
  assert.equal(words.direction, "rtl");
  assert.equal(words.say("a.b", { count: 1, what: "x" }).replaceAll(/[\u200F\u202E\u202C]/g, ""), "1 person reads x");
  assert.equal(bidi({ k: "go {to}" })["k"], "\u200F\u202Ego\u202C\u200F {to}");
});

test("only complete languages that the server offers are offered; the nearest wished one is taken", () => {
  const words = new Messages(load);
  words.offer({ languages: ["en", "ru", "zh"], version: "1" }, ["en", "ru", "fr"]);
  assert.deepEqual(words.available, ["en", "ru"]);
  assert.equal(words.best(["fr-CA", "ru-RU", "en"]), "ru");
  assert.equal(words.best(["fa"]), "en");
});
