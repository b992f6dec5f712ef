// The records of protocol.md under their own names. An absent value is left out, never null.

import type { Heed } from "../attention/types.ts";

export type Id = string;
/** ISO 8601, UTC, milliseconds. */
export type Time = string;
export type Language = string;
export type PartyCode = string;
/** One wording per language. */
export type Text = Readonly<Record<Language, string>>;

export type Capacity = "personal" | "official" | "sponsor" | "observer" | "staff";
export type Role =
  | "coConvener" | "organiser" | "chair" | "coChair" | "facilitator" | "rapporteur"
  | "drafter" | "interpreter" | "participant" | "observer" | "sponsor";
export type Right = "contribute" | "openThread" | "openGroup" | "openRoom" | "seat" | "invite" | "remove" | "suspend" | "tighten" | "loosen" | "lock" | "goOffRecord" | "purge" | "approve" | "readLog" | (string & {});
export type RoomKind = "plenary" | "caucus" | "sideRoom" | "draftingGroup";
export type Preset = "attributed" | "chathamHouse" | "notForAttribution" | "offTheRecord";

export interface Rule {
  readonly inside: "name" | "party" | "role" | "handle";
  readonly outsideUse: "attributable" | "unattributed" | "background" | "none";
  readonly participantList: "public" | "parties" | "closed";
  readonly existence: "open" | "closed";
  readonly preset?: Preset;
}

export type YouAppearAs =
  | { readonly name: string; readonly party?: PartyCode; readonly capacity: Capacity }
  | { readonly party: PartyCode; readonly fit: number }
  | { readonly role: Role; readonly fit: number }
  | { readonly handle: true };

/** What holds in a room besides its rule. */
export interface RoomState {
  readonly locked: boolean;
  readonly slowSeconds: number;
  readonly closed: boolean;
  /** Since when it is so. */
  readonly offRecord?: Time;
  /** How many days what is said is kept; absent for as long as the forum. */
  readonly keptDays?: number;
  readonly offRecordKeptDays?: number;
}
export interface Audience {
  readonly rule: Rule;
  readonly state: RoomState;
  readonly people: number;
  readonly parties: readonly { readonly code: PartyCode; readonly people: number }[];
  readonly observers: number;
  readonly sponsors: number;
  readonly staff: number; readonly glasses?: readonly import("../oversight/types.ts").Glass[];
  /** Only in answers to oneself, never in a frame. */
  readonly youAppearAs?: YouAppearAs;
}

/** The audience an author was shown, and the room's cursor at that moment. */
export interface Shown {
  readonly cursor: string;
  readonly audience: Audience;
}

export type Author =
  | { readonly name: string; readonly party?: PartyCode; readonly capacity: Capacity; readonly roles: readonly Role[] }
  | { readonly party: PartyCode }
  | { readonly role: Role }
  | { readonly handle: string };

export interface Me {
  readonly name: string;
  readonly language: Language;
  readonly zone?: string;
  readonly undoSeconds: number;
  readonly deviceKey: string;
  readonly account: Id;
  readonly operator: boolean;
  readonly signInExpires?: Time;
}
export interface Settings {
  readonly language: Language;
  readonly zone?: string; readonly undoSeconds: number;
}
export interface Config {
  readonly languages: readonly Language[]; readonly testLanguage?: Language;
  readonly version: string;
  /** Where a quick exit leads; "" for an empty page. */
  readonly exitPage?: string;
}

export interface Party { readonly code: PartyCode; readonly name: Text }
export interface MyPlace {
  readonly party?: PartyCode; readonly capacity: Capacity;
  readonly roles: readonly Role[];
}
export interface MySeat extends MyPlace {
  readonly participant: Id;
  readonly rights: readonly Right[];
}

export interface ForumSummary {
  readonly id: Id;
  readonly name: Text;
  readonly issue: Text;
  readonly new: number;
  /** Approvals that wait for my answer. */
  readonly awaiting: number;
  readonly you: MyPlace;
  readonly rooms: readonly {
    readonly id: Id; readonly kind: RoomKind; readonly name: Text; readonly groupName: Text; readonly new: number; readonly changed: number; readonly lastActivity?: Time;
    readonly attention?: Heed; readonly cursor: string;
  }[];
}
export interface Group {
  readonly id: Id;
  readonly name: Text;
  readonly symbol: string;
  readonly mandate: Text;
  readonly plenary: Id;
  readonly rooms: readonly Id[];
  readonly parties: readonly PartyCode[];
  readonly closed: boolean;
}
export interface RoomSummary {
  readonly id: Id;
  readonly kind: RoomKind;
  readonly name: Text;
  readonly group: Id;
  readonly groupName: Text;
  readonly rule: Rule;
  readonly new: number; readonly changed: number; readonly lastActivity?: Time;
  readonly attention?: Heed; readonly cursor: string;
}
/** When something counts as agreed; by party, never by head. */
export type Decision = "noObjection" | "eachParty" | "coChairs";
export interface ForumView {
  readonly id: Id;
  readonly name: Text;
  readonly issue: Text;
  readonly track: string;
  readonly goals: readonly string[];
  readonly charter: Text;
  readonly decision?: Decision; readonly symbol?: string;
  readonly parties: readonly Party[];
  readonly awaiting: number;
  readonly you: MySeat;
  readonly groups: readonly Group[];
  readonly rooms: readonly RoomSummary[]; readonly burned?: readonly import("../oversight/types.ts").BurnedRoom[]; readonly opened?: readonly import("../oversight/types.ts").OpenedRoom[];
}
export interface RoomView {
  readonly id: Id;
  readonly forum: Id;
  readonly kind: RoomKind;
  readonly name: Text;
  readonly group: Id;
  readonly groupName: Text;
  readonly rule: Rule;
  readonly audience: Audience; readonly openUntil?: Time;
  readonly you: MySeat;
  readonly editMinutes: number;
  readonly threads: readonly ThreadSummary[];
  readonly cursor: string;
}
export interface AudiencePage {
  readonly audience: Audience;
  /** As the rule shows them. */
  readonly people: readonly Author[];
}

export interface ThreadSummary {
  readonly id: Id;
  /** Absent when the thread was opened before my horizon, or when it is gone for good. */
  readonly title?: string;
  readonly language?: Language;
  readonly purged?: true;
  readonly opened: Time;
  readonly lastActivity: Time;
  readonly contributions: number;
  /** Since I was here; left out of frames. */
  readonly new?: number;
  readonly rule: Rule;
}
export interface ThreadPage {
  readonly thread: ThreadSummary;
  readonly contributions: readonly Contribution[];
  readonly mine: readonly Id[];
  readonly readTo?: Id;
  readonly cursor: string;
  readonly more: boolean;
}
export interface Spoken {
  readonly id: Id;
  readonly thread: Id;
  readonly parent?: Id;
  readonly at: Time;
  readonly author: Author;
  readonly rule: Rule;
  readonly version: number;
  readonly editedAt?: Time;
  readonly language: Language;
  readonly body: Doc;
}
/** What stays of a withdrawn contribution. */
export interface Tombstone {
  readonly id: Id;
  readonly thread: Id;
  readonly parent?: Id;
  readonly at: Time;
  readonly withdrawn: Time;
  /** Gone for good. */
  readonly purged?: true;
}
export type Contribution = Spoken | Tombstone;
export function isWithdrawn(contribution: Contribution): contribution is Tombstone {
  return "withdrawn" in contribution;
}
export interface Version { readonly version: number; readonly at: Time; readonly body: Doc }

export type Mark =
  | { readonly type: "em" | "strong" }
  | { readonly type: "link"; readonly attrs: { readonly href: string } };
export interface QuoteSent {
  readonly contribution: Id;
  readonly version: number;
  /** UTF-16 units of the plain text of that version (plain.ts). */
  readonly from: number;
  readonly to: number;
}
/** A node of a document: a block, or inline text. A received quote has `text` and `author`, or `gone`. */
export interface DocNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly DocNode[];
  readonly text?: string;
  readonly marks?: readonly Mark[];
}
export interface Doc { readonly type: "doc"; readonly content: readonly DocNode[] }

export interface Person {
  readonly participant: Id;
  readonly name: string;
  readonly party?: PartyCode;
  readonly capacity: Capacity;
  readonly roles: readonly Role[];
  readonly groups: readonly Id[];
  readonly removed?: Time | boolean;
  readonly suspended?: boolean;
  /** It is for me to say where this person sits. */
  readonly yours?: boolean;
}
