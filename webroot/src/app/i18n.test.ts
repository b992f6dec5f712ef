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
  assert.equal(words.say("a.b", { count: 1, what: "x" }).replaceAll(/[\u200F\u202E\u202C\u2068\u2069]/g, ""), "1 person reads x");
  assert.equal(bidi({ k: "go {to}" })["k"], "\u200F\u202Ego\u202C\u200F {to}");
});

test("only complete languages that the server offers are offered; the nearest wished one is taken", () => {
  const words = new Messages(load);
  words.offer({ languages: ["en", "ru", "zh"], version: "1" }, ["en", "ru", "fr"]);
  assert.deepEqual(words.available, ["en", "ru"]);
  assert.equal(words.best(["fr-CA", "ru-RU", "en"]), "ru");
  assert.equal(words.best(["fa"]), "en");
});

test("the words of a page come with it, in the language of then and in those chosen later", async () => {
  const asked: string[] = [];
  const words = new Messages((language, part) => {
    asked.push(`${part}.${language}`);
    return Promise.resolve({ [`${part}.name`]: `${part} in ${language}` });
  });
  await words.choose("en");
  assert.equal(words.say("agenda.name"), "agenda.name");
  await words.add("agenda");
  await words.add("agenda");
  await words.choose("ru");
  assert.deepEqual([words.say("core.name"), words.say("agenda.name")], ["core in ru", "agenda in ru"]);
  assert.deepEqual(asked, ["core.en", "agenda.en", "core.ru", "agenda.ru"]);
});

test("a page that opens while the language changes, and one whose words did not come, are not left without", async () => {
  const gates = new Map<string, { resolve(words: Catalogue): void; reject(error: Error): void }>();
  const words = new Messages((language, part) => new Promise((resolve, reject) => gates.set(`${part}.${language}`, { resolve, reject })));
  const answer = async (of: string): Promise<void> => {
    gates.get(of)?.resolve({ [of.split(".")[0]!]: of });
    await new Promise(setImmediate);
  };
  const begun = words.choose("en");
  await answer("core.en");
  await begun;
  const broken = assert.rejects(words.add("agenda"));
  gates.get("agenda.en")?.reject(new Error("the line"));
  await broken;
  const again = words.add("agenda");
  const change = words.choose("ru");
  await answer("core.ru");
  await answer("agenda.en");
  await answer("agenda.ru");
  await Promise.all([again, change]);
  assert.deepEqual([words.language, words.say("core"), words.say("agenda")], ["ru", "core.ru", "agenda.ru"]);
});

test("a name in letters of the other direction is kept apart from what stands around it; an address is as it is", async () => {
  const words = new Messages(() => Promise.resolve({ "a.by": "{name}: {count}" }));
  await words.choose("fa");
  assert.equal(words.say("a.by", { name: "Ruth (US)", count: 3 }), "\u2068Ruth (US)\u2069: ۳");
  assert.equal(words.say("a.by", { name: "سارا", count: 3 }), "سارا: ۳");
  assert.equal(words.say("a.by", { name: "https://parley.example/invitation", count: 3 }), "https://parley.example/invitation: ۳");
  await words.choose("en");
  assert.equal(words.say("a.by", { name: "سارا", count: 3 }), "\u2068سارا\u2069: 3");
  assert.equal(words.say("a.by", { name: "Ruth", count: 3 }), "Ruth: 3");
});
