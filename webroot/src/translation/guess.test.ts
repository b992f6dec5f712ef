import assert from "node:assert/strict";
import { test } from "node:test";
import { guess } from "./guess.ts";

const said = {
  en: "I could sign this sentence, as it happens, and we are ready to say so.",
  ru: "Под этой фразой, как ни странно, я мог бы подписаться.",
  zh: "这句话我可以接受，但我们需要讨论其他内容。",
  fr: "Nous pourrions signer cette phrase, mais pas celles qui sont dans le reste du texte.",
  ar: "يمكنني أن أوقع على هذه الجملة، لكن ليس على ما حولها في النص.",
  fa: "من می‌توانم این جمله را امضا کنم، اما نه آنچه در اطراف آن است.",
};

test("six languages are told apart", () => {
  for (const [language, text] of Object.entries(said)) assert.equal(guess(text, ["en", "ru"]), language);
});

test("a few letters say nothing, and names do not either unless the room works in one such language", () => {
  assert.equal(guess("Ok", ["en"]), undefined);
  assert.equal(guess("Kabul Peshawar Torkham", ["en", "fr"]), undefined);
  assert.equal(guess("Kabul Peshawar Torkham", ["en", "ru"]), "en");
});

test("a foreign word in a text changes nothing", () => {
  assert.equal(guess(`${said.ru} (confidence-building measures)`, ["en", "ru"]), "ru");
});
