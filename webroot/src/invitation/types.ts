// The records of invitations, as in openapi.yaml. An absent value is left out, never null.
import type { Audience, Capacity, Id, Language, Party, PartyCode, Role, RoomKind, Text, Time, YouAppearAs } from "../app/types.ts";

export type Way = "letter" | "code";
export type InvitationState = "waiting" | "sent" | "told" | "undelivered" | "expired" | "askedAnew" | "accepted" | "revoked";
export type Wrong =
  | "name" | "email" | "twice" | "invited" | "seated" | "language" | "party" | "partyNotYours"
  | "capacity" | "roles" | "rolesNotYours" | "groups";

export interface Invitee {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly party?: PartyCode;
  readonly capacity: Capacity;
  readonly roles: readonly Role[];
  readonly groups: readonly Id[];
  readonly horizon: "all" | "now";
}
export interface NewInvitations { readonly people: readonly Invitee[]; readonly days: number; readonly way: Way }
export interface Judged { readonly wrong?: Wrong; readonly field?: string }

export interface InvitationLine extends Omit<Invitee, "horizon"> {
  readonly invitation: Id;
  readonly way: Way;
  readonly state: InvitationState;
  readonly made: Time;
  readonly until: Time;
}
export interface MayInvite {
  readonly parties: readonly PartyCode[];
  readonly noParty: boolean;
  readonly capacities: readonly Capacity[];
  readonly roles: readonly Role[];
  readonly groups: readonly { readonly id: Id; readonly name: Text; readonly symbol: string }[];
}
export interface InvitationsPage {
  readonly invitations: readonly InvitationLine[];
  readonly may: MayInvite;
  /** Whether this server can send letters. */
  readonly letters: boolean;
}

export interface Entrance {
  readonly step: "password" | "signIn" | "otherAccount" | "charter";
  readonly email: string;
  readonly language: Language;
  readonly until: Time;
  readonly ahead?: SeatAhead;
}
export interface SeatAhead {
  readonly forum: Text;
  readonly issue: Text;
  readonly charter: Text;
  readonly name: string;
  readonly party?: PartyCode;
  readonly parties: readonly Party[];
  readonly capacities: readonly Capacity[];
  readonly roles: readonly Role[];
  readonly readsAll: boolean;
  readonly rooms: readonly RoomAhead[];
}
export interface RoomAhead {
  readonly kind: RoomKind;
  readonly name: Text;
  readonly group: Text;
  readonly audience: Audience;
  readonly youAppearAs: YouAppearAs;
}
