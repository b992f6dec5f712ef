// Which letters I get. They never say more than that there is something.
import type { Id } from "../app/types.ts";

export type Cadence = "soon" | "daily" | "weekly" | "never";
export interface Choices {
  readonly usual: Cadence;
  /** Of the daily and the weekly letter, by my own clock. */
  readonly hour: number;
  /** Of the weekly one; Monday is 1. */
  readonly weekday: number;
  readonly reminders: boolean;
  readonly hoursAhead: number;
  /** Where my settings name none. */
  readonly zone?: string;
  /** The rooms that differ from the usual. */
  readonly rooms: Readonly<Record<Id, Cadence>>;
}
export interface OwnLetters { readonly choices: Choices; readonly address?: string }
