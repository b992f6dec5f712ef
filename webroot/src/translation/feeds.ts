// What this tab follows of a room's languages: one of each, for as long as it follows the room.
import { Following } from "../agenda/following.ts";
import { app } from "../app/app.ts";
import { clock } from "../app/clock.ts";
import type { Id } from "../app/types.ts";
import type { RoomFrame } from "../push/frames.ts";
import type { RoomFeed } from "../room/feed.ts";
import { TranslationApi } from "./api.ts";
import { applyLanguages, applyTranslations, asksAgain } from "./state.ts";
import type { LanguagesPage, TranslationsPage, WorkingPage } from "./types.ts";

export type LanguagesFeed = Following<LanguagesPage>;
export type WorkingFeed = Following<WorkingPage>;
export type TranslationsFeed = Following<TranslationsPage>;

interface Tongues {
  languages?: LanguagesFeed;
  working?: WorkingFeed;
  readonly threads: Map<Id, TranslationsFeed>;
}
const known = new WeakMap<RoomFeed, Tongues>();

export function translationApi(): TranslationApi {
  return new TranslationApi(app.api.http);
}

/** The languages of the room alone, which frames keep true: a line is not to carry all that waits each time somebody speaks. */
export function workingOf(room: RoomFeed): WorkingFeed {
  const tongues = tonguesOf(room);
  if (tongues.working === undefined) {
    const read = (): Promise<WorkingPage> => translationApi().working(room.forum, room.room);
    tongues.working = new Following<WorkingPage>(room, clock, { read, apply: applyLanguages, asks: () => false });
    begin(room, tongues.working);
  }
  return tongues.working;
}

/** The languages of the room with all that waits for a translation. */
export function languagesOf(room: RoomFeed): LanguagesFeed {
  const tongues = tonguesOf(room);
  if (tongues.languages === undefined) {
    const read = (): Promise<LanguagesPage> => translationApi().languages(room.forum, room.room);
    tongues.languages = new Following<LanguagesPage>(room, clock, { read, apply: applyLanguages, asks: changesWhatWaits });
    begin(room, tongues.languages);
  }
  return tongues.languages;
}

export function translationsOf(room: RoomFeed, thread: Id): TranslationsFeed {
  const { threads } = tonguesOf(room);
  let feed = threads.get(thread);
  if (feed === undefined) {
    const read = (): Promise<TranslationsPage> => translationApi().inThread(room.forum, room.room, thread);
    feed = new Following<TranslationsPage>(room, clock, { read, apply: applyTranslations, asks: (_, __, frame) => asksAgain(frame, room.view?.you.rights) });
    threads.set(thread, feed);
    begin(room, feed);
  }
  return feed;
}

function tonguesOf(room: RoomFeed): Tongues {
  const tongues = known.get(room) ?? { threads: new Map<Id, TranslationsFeed>() };
  known.set(room, tongues);
  return tongues;
}

function begin(room: RoomFeed, feed: WorkingFeed | LanguagesFeed | TranslationsFeed): void {
  room.attach(feed);
  void feed.reload();
}

/** What waits is counted by the server. */
function changesWhatWaits(_: LanguagesPage, __: LanguagesPage, frame: RoomFrame): boolean {
  return ["threadOpened", "contributed", "edited", "withdrawn", "translationsChanged", "languagesChanged", "audienceChanged"].includes(frame.type);
}
