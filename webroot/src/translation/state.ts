// The languages of a room and the translations in a thread as folds. Pure; what is told twice changes nothing.
import type { Id, Language } from "../app/types.ts";
import type { RoomFrame } from "../push/frames.ts";
import type { Translation, TranslationsPage, WorkingPage } from "./types.ts";

export function applyLanguages<P extends WorkingPage>(page: P, frame: RoomFrame): P {
  const moved = { ...page, cursor: frame.cursor };
  return frame.type === "languagesChanged" ? { ...moved, languages: frame.languages } : moved;
}

export function applyTranslations(page: TranslationsPage, frame: RoomFrame): TranslationsPage {
  const moved = { ...page, cursor: frame.cursor };
  switch (frame.type) {
    case "languagesChanged":
      return { ...moved, languages: frame.languages };
    case "translationsChanged":
      return { ...moved, translations: [...without(page, frame.contribution), ...frame.translations] };
    case "withdrawn":
      return { ...moved, translations: without(page, frame.contribution.id) };
    default:
      return moved;
  }
}

/** Which are mine no frame tells; authors may take back all that renders their words, so only interpreters must ask. */
export function asksAgain(frame: RoomFrame, rights: readonly string[] | undefined): boolean {
  return frame.type === "audienceChanged" || (frame.type === "translationsChanged" && rights?.includes("translate") === true);
}

function without({ translations }: TranslationsPage, contribution: Id): Translation[] {
  return translations.filter((each) => each.contribution !== contribution);
}

/** Beside one contribution: the reader's language first. */
export function beside(page: TranslationsPage | undefined, contribution: Id, mine: Language): Translation[] {
  const all = page?.translations.filter((each) => each.contribution === contribution) ?? [];
  return all.sort((a, b) => Number(b.language === mine) - Number(a.language === mine) || (a.language < b.language ? -1 : 1));
}

/** Into which language a translation most likely goes: one the room works in that is not there yet. */
export function wanted(languages: readonly Language[], original: Language, there: readonly Translation[], mine: Language): Language {
  const free = languages.filter((each) => each !== original && !there.some(({ language }) => language === each));
  const first = free[0] ?? languages.find((each) => each !== original);
  return first ?? (mine === original ? (original === "en" ? "ru" : "en") : mine);
}
