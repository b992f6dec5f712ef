// Which language a text is in: guessed from what is typed and what the room works in, until its author says so.
import { isWithdrawn, type Doc, type Language } from "../app/types.ts";
import { messages } from "../app/i18n.ts";
import { plainText } from "../discussion/plain.ts";
import type { Quotable } from "../discussion/quoting.ts";
import type { Draft } from "../outbox/draft.ts";
import type { TranslationTarget } from "../outbox/target.ts";
import type { RoomFeed } from "../room/feed.ts";
import { workingOf, translationsOf } from "../translation/feeds.ts";
import { guess } from "../translation/guess.ts";
import { beside, wanted } from "../translation/state.ts";

const six: readonly Language[] = ["en", "ru", "zh", "fr", "ar", "fa"];
/** More says nothing more. */
const readMax = 2_000;

/** Another language than the one it stands in, or undefined where it stays. */
export function guessed({ target, text }: Draft, body: Doc, feed: RoomFeed): Language | undefined {
  if (text.chosen === true || target.kind === "edit" || target.kind === "translation") return undefined;
  const language = guess(plainText(body).slice(0, readMax), workingOf(feed).page?.languages ?? []);
  return language === text.language ? undefined : language;
}

/** Those the room works in first, then the others. */
export function offered(feed: RoomFeed, chosen: Language): readonly Language[] {
  const working = workingOf(feed).page?.languages ?? [];
  return [...new Set([...working, chosen, ...six])];
}

export function intoWhich(feed: RoomFeed, thread: Quotable | undefined, target: TranslationTarget): Language {
  const original = thread?.contributions.find(({ id }) => id === target.contribution);
  const page = translationsOf(feed, target.thread).page;
  const language = original === undefined || isWithdrawn(original) ? "en" : original.language;
  return wanted(page?.languages ?? [], language, beside(page, target.contribution, messages.locale), messages.locale);
}
