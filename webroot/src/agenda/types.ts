// Sessions of a room and their agendas, as protocol.md names them. An absent value is left out, never null.
import type { Author, Id, PartyCode, Role, Time } from "../app/types.ts";

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
  /** The session it was carried over from, the item it was split off. */
  readonly from?: { readonly session?: Id; readonly item?: Id };
  /** The item it was merged into, or the session it was deferred to. */
  readonly into?: Id;
  readonly ripeness: Ripeness;
  /** What my party has bid: in answers to me, never in a frame. */
  readonly mine?: Level;
  readonly outcome?: Outcome;
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
  readonly state: "asked" | "adopted" | "failed" | "withdrawn";
  /** When it was adopted, failed or was withdrawn. */
  readonly decided?: Time;
  /** Whether a party was heard, and what it said, is absent while it may not be known. */
  readonly parties: readonly { readonly party: PartyCode; readonly heard?: boolean; readonly consent?: Consent }[];
  readonly mine?: Consent;
}
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
  readonly cursor: string;
}
