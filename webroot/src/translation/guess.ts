// In which language a text is written: by its script, then by small words. Nothing of it leaves this page.
import type { Language } from "../app/types.ts";

const lettersMin = 12;
const scripts: readonly (readonly [RegExp, readonly Language[]])[] = [
  [/\p{Script=Cyrillic}/gu, ["ru"]],
  [/\p{Script=Han}/gu, ["zh"]],
  [/\p{Script=Arabic}/gu, ["ar", "fa"]],
  [/\p{Script=Latin}/gu, ["en", "fr"]],
];
const smallWords: Readonly<Record<Language, RegExp>> = {
  en: /(?<![\p{L}'’])(?:the|of|and|to|is|that|it|was|for|with|not|this|we|are|be|has|would)(?![\p{L}])/giu,
  fr: /(?<![\p{L}])(?:le|la|les|de|des|du|et|est|que|qui|dans|pour|pas|une|nous|sur|avec|ce|sont)(?![\p{L}])/giu,
  fa: /(?<![\p{L}])(?:که|از|به|را|این|است|با|برای|آن|در|های|می)(?![\p{L}])|[پچژگ]/gu,
  ar: /(?<![\p{L}])(?:من|على|إلى|أن|هذا|التي|الذي|في|عن|مع|ما|لا)(?![\p{L}])|[ةىأإؤئ]|(?<![\p{L}])ال/gu,
};

/**
 * @param working the languages the room works in: of two that are written alike, one of these
 * @returns undefined while it cannot be told
 */
export function guess(text: string, working: readonly Language[]): Language | undefined {
  const counts = scripts.map(([script, languages]) => ({ languages, letters: count(text, script) }));
  // A Chinese character says as much as a short word.
  const most = counts.reduce((a, b) => (weight(b) > weight(a) ? b : a));
  if (weight(most) < lettersMin) return undefined;
  const { languages } = most;
  if (languages.length === 1) return languages[0];
  const scored = languages.map((language) => ({ language, words: count(text, smallWords[language]!) }));
  const [best, second] = scored.sort((a, b) => b.words - a.words);
  if (best!.words > second!.words) return best!.language;
  const here = languages.filter((each) => working.includes(each));
  return here.length === 1 ? here[0] : undefined;
}

function weight({ languages, letters }: { languages: readonly Language[]; letters: number }): number {
  return languages[0] === "zh" ? letters * 3 : letters;
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
