import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { Messages, messages } from "../app/i18n.ts";
import type { Audience } from "../app/types.ts";
import { audienceSentence, widened } from "./audience.ts";

const parties = ["US", "RU", "CN", "IN", "PK"].map((code) => ({ code, people: 4 }));
const chathamHouse = { inside: "name", outsideUse: "unattributed", participantList: "closed", existence: "open" } as const;
const plenary: Audience = {
  rule: chathamHouse, people: 23, parties, state: { locked: false, slowSeconds: 0, closed: false }, observers: 1, sponsors: 0, staff: 2, youAppearAs: { name: "Anna", party: "RU", capacity: "personal" },
};
const hidden: Audience = { ...plenary, rule: { ...chathamHouse, inside: "party", outsideUse: "background" }, youAppearAs: { party: "CN", fit: 2 } };

async function speak(language: string): Promise<void> {
  Object.assign(messages, new Messages(async () => JSON.parse(readFileSync(`../config/messages/${language}.json`, "utf8")) as never));
  await messages.choose(language);
}
before(() => speak("en"));

test("the sentence says how many of how many parties, as whose, and what may be used outside", () => {
  assert.equal(audienceSentence(plenary, undefined), "23 people of 5 parties will read this, under your name. Outside: what is said may be used, not who said it.");
  assert.match(audienceSentence(hidden, undefined), /You appear as: a Chinese participant \(2 people fit this description\)\./);
  assert.match(audienceSentence({ ...hidden, youAppearAs: { party: "CN", fit: 1 } }, undefined), /\(1 person fits this description\)/);
});

test("in Russian the numbers govern their words", async () => {
  await speak("ru");
  assert.match(audienceSentence(plenary, undefined), /^Это прочтут 23 человека из 5 сторон, под вашим именем\./);
  assert.match(audienceSentence({ ...plenary, people: 21, parties: parties.slice(0, 1) }, undefined), /^Это прочтёт 21 человек из 1 стороны/);
  assert.match(audienceSentence({ ...plenary, people: 5 }, undefined), /^Это прочтут 5 человек/);
  await speak("en");
});

test("a party, an observer, a sponsor or another rule must be looked at again; one more person of a party need not", () => {
  assert.equal(widened(plenary, plenary), false);
  assert.equal(widened(plenary, { ...plenary, people: 24, parties: [{ code: "US", people: 5 }, ...parties.slice(1)] }), false);
  assert.equal(widened(plenary, { ...plenary, people: 24, parties: [...parties, { code: "EU", people: 1 }] }), true);
  assert.equal(widened(plenary, { ...plenary, people: 24, observers: 2 }), true);
  assert.equal(widened(plenary, { ...plenary, sponsors: 1 }), true);
  assert.equal(widened(plenary, { ...plenary, rule: { ...chathamHouse, outsideUse: "attributable" } }), true);
  assert.equal(widened(plenary, { ...plenary, people: 20, parties: parties.slice(0, 4) }), false);
});
