// The records of the languages of a room, under the names of the interface's description.
import type { Author, Doc, Id, Language, Time } from "../app/types.ts";

/** A working translation; stale where a later version of the contribution stands. */
export interface Translation {
  readonly id: Id;
  readonly contribution: Id;
  readonly language: Language;
  readonly version: number;
  readonly at: Time;
  readonly author: Author;
  readonly body: Doc;
}
export interface TranslationsPage {
  readonly languages: readonly Language[];
  readonly translations: readonly Translation[];
  readonly mine: readonly Id[];
  readonly cursor: string;
}
export interface Awaiting {
  readonly thread: Id;
  readonly title?: string;
  readonly contribution: Id;
  readonly at: Time;
  readonly author: Author;
  readonly language: Language;
  readonly excerpt: string;
  readonly missing: readonly Language[];
  readonly stale: readonly Language[];
}
/** The languages a room works in. */
export interface WorkingPage {
  readonly languages: readonly Language[];
  readonly cursor: string;
}
export interface LanguagesPage extends WorkingPage {
  readonly awaiting: readonly Awaiting[];
}
