// The words of the pages in my language, one catalogue loaded at a time (config/messages/*.json).
import type en from "../../../config/messages/en.json";
import { Store } from "./store.ts";
import type { Config, Language, Text } from "./types.ts";

export type Key = keyof typeof en;
export type Wording = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Catalogue = Readonly<Record<string, Wording>>;
export type Params = Readonly<Record<string, string | number>>;
type Load = (language: Language) => Promise<Catalogue>;

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
  private plurals = new Intl.PluralRules("en");
  private numbers = new Intl.NumberFormat("en");

  constructor(private readonly load: Load = loadCatalogue) {
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
    const catalogue = await this.load(test ? "en" : language);
    this.catalogue = test ? (await import("./pseudo.ts")).bidi(catalogue) : catalogue;
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
    return value ?? `{${name}}`;
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

/** The names of what the build made, put into the page by it: {"messages/en.json": "/messages/en-1A2B.json", …}. */
export function assets(): Readonly<Record<string, string>> {
  return JSON.parse(document.body.dataset["assets"] ?? "{}") as Record<string, string>;
}

async function loadCatalogue(language: Language): Promise<Catalogue> {
  const response = await fetch(assets()[`messages/${language}.json`] ?? `/messages/${language}.json`);
  return (await response.json()) as Catalogue;
}
