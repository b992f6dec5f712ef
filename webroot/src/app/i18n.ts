// The words of the pages in my language (config/messages/*.json): those of the shell at once, those of a piece of code
// that is fetched later beside it. Which words are in which part the build knows (words.mjs).
import { piecesHere } from "./pieces.ts";
import type en from "../../../config/messages/en.json";
import { Store } from "./store.ts";
import type { Config, Language, Text } from "./types.ts";

export type Key = keyof typeof en;
export type Wording = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Catalogue = Readonly<Record<string, Wording>>;
export type Params = Readonly<Record<string, string | number>>;
type Load = (language: Language, part: string) => Promise<Catalogue>;

const rightToLeftLetter = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const leftToRightLetter = /(?![\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC])\p{L}/u;
const rightToLeft = new Set(["ar", "fa", "he", "ur", "ps"]);

export function directionOf(language: Language): "ltr" | "rtl" {
  return rightToLeft.has(language.split("-")[0]!) ? "rtl" : "ltr";
}

export class Messages extends Store {
  language: Language = "en";
  direction: "ltr" | "rtl" = "ltr";
  /** For Intl: the test language has no dates of its own. */
  locale = "en";
  zone: string | undefined;
  /** Offered in the menu. */
  available: readonly Language[] = [];
  /** A catalogue is there. */
  chosen = false;
  private testLanguage: Language | undefined;
  private catalogue: Catalogue = {};
  private readonly parts = new Set(["core"]);
  private plurals = new Intl.PluralRules("en");
  private numbers = new Intl.NumberFormat("en");

  constructor(private readonly load: Load = loadPart) {
    super();
  }

  /** @param complete the languages whose catalogue has every key (the build knows) */
  offer(config: Config, complete: readonly Language[]): void {
    this.testLanguage = config.testLanguage;
    const offered = config.languages.filter((language) => complete.includes(language));
    this.available = config.testLanguage === undefined ? offered : [...offered, config.testLanguage];
    this.changed();
  }

  /** The first of these that is offered; "fr-CA" is content with "fr". */
  best(wished: readonly Language[]): Language {
    const offered = (language: Language) =>
      this.available.find((each) => each === language) ?? this.available.find((each) => each === language.split("-")[0]);
    return wished.map(offered).find((each) => each !== undefined) ?? (this.available.includes("en") ? "en" : this.available[0] ?? "en");
  }

  async choose(language: Language): Promise<void> {
    const test = language === this.testLanguage;
    this.catalogue = await this.all(language);
    this.chosen = true;
    this.language = language;
    this.locale = test ? "en" : language;
    this.direction = test ? "rtl" : directionOf(language);
    this.plurals = new Intl.PluralRules(this.locale);
    this.numbers = new Intl.NumberFormat(this.locale);
    if (typeof document !== "undefined") {
      document.documentElement.lang = test ? "en" : language;
      document.documentElement.dir = this.direction;
    }
    this.changed();
  }

  /** The words of a piece of code, before it is drawn, and from then on in every language chosen. */
  async add(part: string): Promise<void> {
    if (this.parts.has(part)) return;
    const { language } = this;
    const words = await this.words(language, part);
    this.parts.add(part);
    // Another language chosen meanwhile has been fetched without this part.
    this.catalogue = { ...this.catalogue, ...(language === this.language ? words : await this.words(this.language, part)) };
    this.changed();
  }

  /** Every part in use; one that comes into use while the others are fetched is fetched too. */
  private async all(language: Language): Promise<Catalogue> {
    const parts = [...this.parts];
    const words = await Promise.all(parts.map((part) => this.words(language, part)));
    return parts.length === this.parts.size ? Object.assign({}, ...words) as Catalogue : this.all(language);
  }

  private async words(language: Language, part: string): Promise<Catalogue> {
    const test = language === this.testLanguage;
    const words = await this.load(test ? "en" : language, part);
    return test ? (await import("./pseudo.ts")).bidi(words) : words;
  }

  /** The wording with its parameters; a plural is chosen by `count`. A missing key shows itself. */
  say(key: string, params: Params = {}): string {
    return this.pieces(key, params).join("");
  }

  /** The same in pieces, for parameters that are elements. */
  pieces(key: string, params: Readonly<Record<string, unknown>>): unknown[] {
    return this.wording(key, params["count"]).split(/\{(\w+)\}/).map((piece, index) =>
      index % 2 === 0 ? piece : this.shown(params[piece], piece)).filter((piece) => piece !== "");
  }

  private shown(value: unknown, name: string): unknown {
    if (typeof value === "number") return this.numbers.format(value);
    if (typeof value === "string") return this.isolated(value);
    return value ?? `{${name}}`;
  }

  /** A name in letters that run the other way must not turn what stands around it. Addresses are copied and stay as they are. */
  isolated(value: string): string {
    const other = this.direction === "rtl" ? leftToRightLetter : rightToLeftLetter;
    return other.test(value) && !/^https?:/.test(value) ? `\u2068${value}\u2069` : value;
  }

  private wording(key: string, count: unknown): string {
    const wording = this.catalogue[key] ?? key;
    if (typeof wording === "string") return wording;
    const category = typeof count === "number" ? this.plurals.select(count) : "other";
    return wording[category] ?? wording.other ?? key;
  }
}

export const messages = new Messages();

export function t(key: Key, params?: Params): string {
  return messages.say(key, params);
}

/** For Lit: strings and the given templates, in the order of the language. */
export function parts(key: Key, params: Readonly<Record<string, unknown>>): unknown[] {
  return messages.pieces(key, params);
}

/** What stands in several languages, in mine. */
export function textOf(text: Text): string {
  return text[messages.locale] ?? text["en"] ?? Object.values(text)[0] ?? "";
}

/** For a lang attribute: the test language is English turned round. */
export function tag(language: Language): Language {
  return language === "qps" ? "en" : language;
}

/** In its own language, as a menu shows it. */
export function languageName(language: Language): string {
  try {
    const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
    // It stands alone or begins a line: "Русский", though it is "русский" within a sentence.
    return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
  } catch (error) {
    // A tag that is none, such as that of the test language in some browsers.
    if (error instanceof RangeError) return language;
    throw error;
  }
}

/** What the build made, put into the page by it: {"messages/core": "1a2b3c4d", …, "languages": "en ru"}. */
export function assets(): Readonly<Record<string, string>> {
  return JSON.parse(document.body.dataset["assets"] ?? "{}") as Record<string, string>;
}

/** Code that is fetched when it is needed, with its words: the build puts this around every import(). */
export async function worded<T>(part: string, code: () => Promise<T>): Promise<T> {
  // At the same time: on a line of 800 ms one after the other is felt.
  const [loaded] = await Promise.all([piecesHere(assets()[`pieces/${part}`]).then(code), assets()[`messages/${part}`] === undefined ? undefined : messages.add(part)]);
  return loaded;
}

/** Where all the words of a language lie. */
export function wordsOf(language: Language): string[] {
  return Object.keys(assets()).filter((name) => name.startsWith("messages/")).map((name) => partAddress(language, name.slice("messages/".length)));
}

function partAddress(language: Language, part: string): string {
  return `/messages/${part}.${language}-${assets()[`messages/${part}`]}.json`;
}

const early = new Map<string, Promise<Catalogue>>();

/**
 * Begins to fetch the shell's words in the language that the browser likes best, before it is known who is there: a
 * round trip less on a line of 800 ms. Whoever reads in another language pays for some kilobytes; nothing is kept for
 * the next visit by which others could learn it.
 */
export function fetchEarly(wished: readonly Language[]): void {
  const built = assets()["languages"]?.split(" ") ?? [];
  const language = wished.map((each) => each.split("-")[0]!).find((each) => built.includes(each));
  if (language === undefined) return;
  const words = fetchPart(language, "core");
  // Whoever needs them hears of it.
  words.catch(() => undefined);
  early.set(language, words);
}

async function loadPart(language: Language, part: string): Promise<Catalogue> {
  const begun = part === "core" ? early.get(language) : undefined;
  early.delete(language);
  return begun === undefined ? fetchPart(language, part) : begun.catch(() => fetchPart(language, part));
}

async function fetchPart(language: Language, part: string): Promise<Catalogue> {
  const response = await fetch(partAddress(language, part));
  // After an update the old address is gone; what is fetched again must not be taken for words.
  if (!response.ok) throw new Error(`words of ${part}: ${response.status}`);
  return (await response.json()) as Catalogue;
}
