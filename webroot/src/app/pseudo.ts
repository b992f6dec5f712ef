// A test language made of English: every word is forced to run from right to left, so that a page shows at once
// what was not laid out by direction, and what did not come from the catalogue. After Android's ar-XB.
import type { Catalogue, Wording } from "./i18n.ts";

const mark = "\u200F";
const override = "\u202E";
const pop = "\u202C";

export function bidi(catalogue: Catalogue): Catalogue {
  return Object.fromEntries(Object.entries(catalogue).map(([key, wording]) => [key, turned(wording)]));
}

function turned(wording: Wording): Wording {
  if (typeof wording === "string") return turnedText(wording);
  return Object.fromEntries(Object.entries(wording).map(([category, text]) => [category, turnedText(text)]));
}

function turnedText(text: string): string {
  return text.split(/(\{\w+\}|\s+)/).map((piece) => (/^(\{\w+\}|\s*)$/.test(piece) ? piece : mark + override + piece + pop + mark)).join("");
}
