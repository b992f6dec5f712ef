// What waits for the agreement of two parties, and the lines of the log.
import type { Id, PartyCode, RoomKind, Rule, Text, Time } from "../app/types.ts";

export interface PersonNamed { readonly participant: Id; readonly name: string; readonly party?: PartyCode }
/** What can be removed for good besides what is said in threads. */
export type Removable = "paper" | "nonPaper" | "draft" | "comment" | "session" | "item" | "line" | "tour" | "reason" | "report";
export type Deed =
  | { readonly type: "loosen"; readonly room: Id; readonly rule: Rule }
  | { readonly type: "purge"; readonly room: Id; readonly thread?: Id; readonly subject: Id; readonly what?: Removable; readonly within?: Id; readonly of?: "paper" | "draft" | "session" }
  | { readonly type: "retain"; readonly room: Id; readonly retention: { readonly days: number; readonly offRecordDays: number } }
  | { readonly type: "expel" | "restore"; readonly participant: Id }
  | { readonly type: "burn"; readonly room: Id }
  | { readonly type: "breakGlass"; readonly room: Id; readonly reader: Id; readonly hours: number; readonly reason: string }
  | { readonly type: "recharter"; readonly forum: Id; readonly charter: Text };
export interface Approval {
  readonly id: Id;
  readonly deed: Deed;
  readonly about?: PersonNamed;
  readonly by: PersonNamed;
  readonly asked: Time;
  readonly lapses: Time;
  readonly agreed: readonly PartyCode[];
  readonly awaited: readonly PartyCode[];
  readonly yours: boolean;
}
export interface ApprovalPage { readonly approvals: readonly Approval[]; readonly deputy?: Id; readonly dual: boolean; readonly deputies: readonly Deputised[]; readonly candidates: readonly PersonNamed[] }
/** Who answers for which co-chair. */
export interface Deputised { readonly coChair: PersonNamed; readonly deputy?: PersonNamed }
export type Act =
  | "forumOpened" | "personSeated" | "personLeft" | "partyWithdrew" | "accessionAsked" | "accessionEnded" | "charterChanged" | "personRemoved" | "personSuspended" | "personRestored" | "groupOpened" | "groupClosed"
  | "memberAdded" | "memberTakenOut" | "caucusesOpened" | "roomOpened" | "roomClosed" | "roomBurned" | "roomLocked" | "roomUnlocked"
  | "roomSlowed" | "glassBroken" | "glassEnded" | "ruleTightened" | "ruleLoosened" | "offRecordBegan" | "offRecordEnded" | "approvalAsked" | "approved"
  | "declined" | "deputyNamed" | "purged" | "retentionSet" | "invited" | "invitationRenewed" | "invitationRevoked" | "interpreterSet" | "tokenIssued" | "tokenRevoked" | "personEntered";
/** What is left of a room that was burned; its name burned with it. */
export interface BurnedRoom { readonly room: Id; readonly kind: RoomKind; readonly party?: PartyCode; readonly groupName?: Text; readonly at: Time; readonly agreed: readonly PartyCode[] }
/** Somebody who is not in the room and reads it until then, or did; who asked for it, and whose co-chairs agreed. */
export interface Glass {
  readonly id: Id;
  readonly name: string;
  readonly party?: PartyCode;
  readonly by: string;
  readonly agreed: readonly PartyCode[];
  readonly reason: string;
  readonly since: Time;
  readonly until: Time;
  readonly ended?: Time;
}
/** A room that I am not in and read for now. */
export interface OpenedRoom { readonly room: Id; readonly kind: RoomKind; readonly name: Text; readonly groupName: Text; readonly until: Time }
export interface LogLine {
  readonly at: Time;
  readonly by: PersonNamed;
  readonly act: Act;
  readonly about: string;
  readonly person?: PersonNamed;
  readonly in?: Id;
  readonly opened?: { readonly reason: string; readonly until: Time };
}
