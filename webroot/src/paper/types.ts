// Papers of a room and the drafts they come from, as protocol.md names them. An absent value is left out, never null.
import type { Annex } from "../annex/types.ts";
import type { Author, Doc, Id, Language, PartyCode, Time } from "../app/types.ts";

export const paperLanguages = ["en", "ru", "zh", "fr", "ar", "fa"] as const;
export const statuses = ["circulated", "revised", "withdrawn", "embargoed"] as const;
export type Status = (typeof statuses)[number];
export type By = "party" | "author";

/** A paper being written, in the room where it is written; its id is that of its text. */
export interface Draft {
  readonly id: Id;
  readonly title: string;
  readonly language: Language;
  readonly issue?: string;
  readonly by: By;
  readonly party?: PartyCode;
  readonly withoutPrejudice: boolean;
  readonly created: Time;
  /** Only to rooms in which all who read this sit: what one may not know, all are not told. */
  readonly circulations: readonly { readonly room: Id; readonly symbol: string; readonly at: Time }[];
  readonly state: "draft" | "ended";
  /** What goes with it besides its words. */
  readonly annexes: readonly Annex[];
  /** Whether I may change it and send it: in answers to me, never in a frame. */
  readonly mine?: boolean;
}
export interface Revision { readonly revision: number; readonly at: Time }
/** What was circulated to a room: a copy with an id, a time and a symbol of its own. */
export interface Paper {
  readonly id: Id;
  /** Absent as long as it is under embargo: numbers are counted by what has opened. */
  readonly symbol?: string;
  /** Absent once it is withdrawn. */
  readonly title?: string;
  readonly language?: Language;
  readonly issue?: string;
  readonly party?: PartyCode;
  readonly author?: Author;
  readonly withoutPrejudice: boolean;
  readonly status: Status;
  /** Its words are gone for good. */
  readonly purged?: true;
  readonly revision: number;
  readonly circulated: Time;
  readonly revisions: readonly Revision[];
  /** When an embargo ends, or what it was deposited for: of what is still shut. */
  readonly opens?: Time;
  readonly release?: Id;
  /** Whether I circulated it, or it is of my party and I draft: in answers to me, never in a frame. */
  readonly mine?: boolean;
}
/** Unattributed: no symbol, no party, and no hour. */
export interface NonPaper {
  readonly id: Id;
  /** Absent once it is withdrawn. */
  readonly title?: string;
  readonly language?: Language;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly state: "open" | "withdrawn";
  /** Its words are gone for good. */
  readonly purged?: true;
}
/** Papers of several parties that open to all at once. */
export interface Release {
  readonly id: Id;
  readonly title: string;
  readonly parties: readonly PartyCode[];
  readonly at?: Time;
  readonly created: Time;
  readonly state: "open" | "released";
  readonly opened?: Time;
  /** What was opened, once it is. */
  readonly papers?: readonly Id[];
  /** Whether my party has deposited: in answers to me, never in a frame. */
  readonly mine?: boolean;
}
export interface PapersPage {
  readonly drafts: readonly Draft[];
  readonly papers: readonly Paper[];
  readonly releases: readonly Release[];
  readonly nonPapers: readonly NonPaper[];
  readonly mayDraft: boolean;
  readonly mayChair: boolean;
  readonly cursor: string;
}
/** A paper as it is read; without words once it is withdrawn. */
export interface PaperPage {
  readonly paper: Paper;
  readonly doc?: Doc;
  readonly annexes: readonly Annex[];
  readonly cursor: string;
}
export interface RevisionPage { readonly revision: number; readonly at: Time; readonly doc: Doc; readonly annexes: readonly Annex[] }

export interface NewDraft {
  readonly title: string;
  readonly language: Language;
  readonly issue?: string;
  readonly by: By;
  readonly withoutPrejudice: boolean;
  /** A paper whose words this begins with. */
  readonly from?: Id;
}
export interface Circulation {
  readonly to: Id;
  /** The cursor of the room it goes to, as its audience was shown. */
  readonly shown: string;
  /** The version of the text that is meant. */
  readonly version: number;
  readonly revises?: Id;
  readonly embargo?: Time;
}
export interface Deposit { readonly release: Id; readonly shown: string; readonly version: number }
export interface NewRelease { readonly title: string; readonly parties: readonly PartyCode[]; readonly at?: Time }
export interface NewNonPaper { readonly title: string; readonly language: Language; readonly doc: Doc; readonly secretHash: string; readonly shown?: string }
