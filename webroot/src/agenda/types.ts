// Sessions of a room and their agendas, as protocol.md names them. An absent value is left out, never null.
import type { Author, Doc, Id, PartyCode, Role, Time } from "../app/types.ts";

export const comings = ["coming", "alternate", "not"] as const;
export type Coming = (typeof comings)[number];
export const levels = ["exploratory", "expert", "nonPaper", "T1_5", "readyForOfficials"] as const;
export type Level = (typeof levels)[number];
export const outcomes = ["agreed", "agreedToDiffer", "carriedOver", "forOfficials"] as const;
export type Outcome = (typeof outcomes)[number];
export const consents = ["support", "canLiveWith", "reservation", "object"] as const;
export type Consent = (typeof consents)[number];
export type AgendaStatus = "provisional" | "asked" | "adopted";

/** Who comes, of one party; of all together where the rule shows no parties. */
export interface Attendance {
  readonly party?: PartyCode;
  readonly coming: number;
  readonly alternate: number;
  readonly not: number;
}
export interface Session {
  readonly id: Id;
  readonly title: string;
  readonly starts: Time;
  readonly minutes: number;
  readonly state: "planned" | "cancelled";
  readonly place?: string;
  readonly call?: string;
  readonly series?: Id;
  readonly number?: number;
  readonly seriesOf?: number;
  /** The session before this one in its series. */
  readonly previous?: Id;
  readonly attendance: readonly Attendance[];
  /** Only where the rule lists people. */
  readonly people?: readonly { readonly who: Author; readonly answer: Coming }[];
  /** My own answer: in answers to me, never in a frame. */
  readonly mine?: Coming;
  readonly items: number;
  readonly minutesPlanned: number;
  readonly status: AgendaStatus;
}

export type Zones = Readonly<Record<PartyCode, string>>;
export interface Holiday { readonly date: string; readonly party: PartyCode; readonly name: string }
export interface SessionsPage {
  readonly sessions: readonly Session[];
  readonly zones: Zones;
  readonly holidays: readonly Holiday[];
  /** Whether agendas of this room may be typed in live. */
  readonly live: boolean;
  readonly mayPlan: boolean;
  readonly mayDraft: boolean;
  readonly cursor: string;
}
export interface NewSession {
  readonly title: string;
  readonly starts: Time;
  readonly minutes: number;
  readonly place?: string;
  readonly call?: string;
  /** At the same time of the wall clock in `zone`. */
  readonly repeat?: { readonly weeks: number; readonly times: number };
  readonly zone?: string;
}

export type Lead = { readonly party: PartyCode } | { readonly role: Role } | { readonly name: string };
export interface Affected { readonly party?: PartyCode; readonly name?: string; readonly seated: boolean }
export interface Ripeness {
  readonly parties: number;
  /** How many have bid: absent while that is hidden. */
  readonly bids?: number;
  /** All bids of the last round that is complete. */
  readonly shown?: readonly { readonly party: PartyCode; readonly level: Level }[];
  readonly ready: boolean;
}
export interface Item {
  readonly id: Id;
  readonly title: string;
  readonly minutes: number;
  readonly state: "planned" | "deferred" | "merged" | "dropped";
  readonly lead?: Lead;
  readonly affected: readonly Affected[];
  readonly threads: readonly { readonly id: Id; readonly title?: string }[];
  /** Those of the room that belong to it and that I may know of. */
  readonly papers: readonly Id[];
  /** The session it was carried over from, the item it was split off. */
  readonly from?: { readonly session?: Id; readonly item?: Id };
  /** The item it was merged into, or the session it was deferred to. */
  readonly into?: Id;
  readonly ripeness: Ripeness;
  /** What my party has bid: in answers to me, never in a frame. */
  readonly mine?: Level;
  readonly outcome?: Outcome;
  /** The text of its notes, where an amendment replaced them. */
  readonly notes?: Id;
  /** Its title, which is empty, and its notes are gone for good. */
  readonly purged?: true;
}
export interface ItemChange {
  readonly title: string;
  readonly minutes: number;
  readonly lead?: Lead;
  readonly affected: readonly { readonly party?: PartyCode; readonly name?: string }[];
}

export interface Adoption {
  readonly asked: Time;
  readonly deadline: Time;
  readonly hidden: boolean;
  readonly state: "asked" | "adopted" | "failed" | "withdrawn" | "overtaken";
  /** When it was adopted, failed, was withdrawn or made way for others. */
  readonly decided?: Time;
  /** Whether a party was heard, and what it said, is absent while it may not be known. */
  readonly parties: readonly { readonly party: PartyCode; readonly heard?: boolean; readonly consent?: Consent }[];
  readonly mine?: Consent;
}
export interface ItemWords {
  readonly title: string;
  readonly minutes: number;
  readonly lead?: Lead;
  readonly affected: readonly Affected[];
}
export type ChangeKind = "add" | "change" | "move" | "remove";
export interface AmendmentChange {
  readonly kind: ChangeKind;
  readonly item: Id;
  /** Behind which one it is to stand; absent for the beginning. Of what is added or moved. */
  readonly after?: Id;
  /** How the item stood. */
  readonly before?: ItemWords;
  readonly then?: ItemWords;
  /** Whether its notes are to be others. */
  readonly notes: boolean;
}
/** A proposal on top of an adopted agenda. */
export interface Amendment {
  readonly id: Id;
  readonly base: number;
  readonly who: Author;
  readonly reason: string;
  readonly changes: readonly AmendmentChange[];
  readonly adoption: Adoption;
  /** In answers to its author, never in a frame. */
  readonly own?: true;
  readonly purged?: true;
}
export interface Edition { readonly number: number; readonly at: Time; readonly amendment?: Id }
export interface Amended {
  readonly editions: readonly Edition[];
  /** The open ones. */
  readonly amendments: readonly Amendment[];
  /** How many are open no more; they are read apart. */
  readonly settled: number;
  /** Open ones that no longer fit the agenda. */
  readonly stale: readonly Id[];
}
/** Newest first. */
export interface SettledPage { readonly amendments: readonly Amendment[]; readonly more: boolean }
export interface ChangedNotes { readonly item: Id; readonly before?: Doc; readonly then: Doc }
/** What of its texts cannot be read is absent. */
export interface EditionPage extends Edition {
  readonly introduction?: Doc;
  readonly items: readonly (ItemWords & { readonly id: Id; readonly notes?: Doc })[];
}
export interface NewChange {
  readonly kind: ChangeKind;
  readonly item: string;
  readonly after?: string;
  readonly title?: string;
  readonly minutes?: number;
  readonly lead?: Lead;
  readonly affected?: ItemChange["affected"];
  readonly notes?: Doc;
}
export interface NewAmendment { readonly shown: string; readonly base: number; readonly deadline: Time; readonly reason: string; readonly changes: readonly NewChange[] }
export interface Summary {
  /** Absent for whoever may not know of it yet. */
  readonly text?: Id;
  readonly issued?: Time;
  readonly mayWrite?: boolean;
  readonly mayIssue?: boolean;
}
export interface AgendaPage {
  readonly session: Session;
  readonly introduction: Id;
  readonly summary: Summary;
  readonly items: readonly Item[];
  readonly adoption?: Adoption;
  readonly mayDraft: boolean;
  readonly mayPlan: boolean;
  readonly mayConsent: boolean;
  /** Absent before it is adopted. */
  readonly amended?: Amended;
  /** Whether I may propose changes to it, now that it is adopted. */
  readonly mayAmend: boolean;
  /** Whether I answer such proposals for my party. */
  readonly mayDecide: boolean;
  readonly cursor: string;
}
