// The records of chairing a room, under the names of the interface's description.
import type { Author, Id, PartyCode, Time } from "../app/types.ts";

/** Until when nothing is sent. */
export interface Cooling { readonly room?: Time; readonly threads: readonly { readonly thread: Id; readonly until: Time }[] }
export interface Turn { readonly party: PartyCode; readonly at?: Time; readonly passed?: boolean }
export interface Tour {
  readonly id: Id;
  readonly question: string;
  readonly opened: Time;
  readonly order: readonly Turn[];
  /** Absent when the round is over. */
  readonly turn?: PartyCode;
}
export interface ConductPage { readonly cooling: Cooling; readonly tour?: Tour; readonly cursor: string }
export interface PrivateLine {
  readonly id: Id;
  readonly about?: Id;
  readonly thread?: Id;
  readonly words: readonly { readonly id: Id; readonly at: Time; readonly author: Author; readonly text: string }[];
}
export interface Lines { readonly lines: readonly PrivateLine[]; readonly hears: boolean }
export interface HeardParty { readonly party?: PartyCode; readonly contributions: number; readonly words: number; readonly last: Time }
export interface HeardDay { readonly date: string; readonly party?: PartyCode; readonly contributions: number; readonly words: number }
export interface Balance { readonly parties: readonly HeardParty[]; readonly days: readonly HeardDay[]; readonly unheard: readonly PartyCode[] }
