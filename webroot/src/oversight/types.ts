// What waits for the agreement of two parties, and the lines of the log.
import type { Id, PartyCode, Rule, Time } from "../app/types.ts";

export interface PersonNamed { readonly participant: Id; readonly name: string; readonly party?: PartyCode }
export type Deed =
  | { readonly type: "loosen"; readonly room: Id; readonly rule: Rule }
  | { readonly type: "expel" | "restore"; readonly participant: Id };
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
export interface ApprovalPage { readonly approvals: readonly Approval[]; readonly deputy?: Id; readonly dual: boolean }
export type Act =
  | "forumOpened" | "personSeated" | "personRemoved" | "personSuspended" | "personRestored" | "groupOpened" | "groupClosed"
  | "memberAdded" | "memberTakenOut" | "caucusesOpened" | "roomOpened" | "roomClosed" | "roomLocked" | "roomUnlocked"
  | "roomSlowed" | "ruleTightened" | "ruleLoosened" | "offRecordBegan" | "offRecordEnded" | "approvalAsked" | "approved"
  | "declined" | "deputyNamed" | "invited" | "invitationRenewed" | "invitationRevoked" | "personEntered";
export interface LogLine {
  readonly at: Time;
  readonly by: PersonNamed;
  readonly act: Act;
  readonly about: string;
  readonly person?: PersonNamed;
  readonly in?: Id;
}
