// The routes by which forums come to be (protocol.md). Everything may throw Problem or Unreachable, nothing else.
import type { BareRule, CommandId } from "../app/commands.ts";
import type { Http } from "../app/http.ts";
import type { Decision, Id, PartyCode, Preset, Text, Time } from "../app/types.ts";

const id = encodeURIComponent;

export interface GroupTerms { readonly symbol: string; readonly name: Text; readonly mandate: Text; readonly rule: BareRule }
export interface Terms {
  readonly row?: string;
  /** With which the symbols of its papers begin. */
  readonly symbol?: string | undefined;
  readonly name: Text;
  readonly issue: Text;
  readonly track: string;
  readonly goals: readonly string[];
  readonly parties: readonly PartyCode[];
  readonly charter: Text;
  readonly decision: Decision;
  readonly rule: BareRule;
  readonly caucuses: boolean;
  readonly groups: readonly GroupTerms[];
}
export interface Template {
  readonly id: string;
  readonly name: Text;
  readonly what: Text;
  readonly preset: Preset;
  readonly caucuses: boolean;
  readonly decision: Decision;
  readonly groups: readonly { readonly symbol: string; readonly name: Text; readonly mandate: Text; readonly preset: Preset }[];
}
export interface Matter { readonly charter: Text; readonly beside: Text; readonly templates: readonly Template[] }
export interface Proposal {
  readonly id: Id;
  readonly by: string;
  readonly to: string;
  readonly at: Time;
  readonly terms: Terms;
  readonly why: string;
  readonly answer?: string;
  readonly opened: boolean;
}
export interface ProposalPage {
  readonly openers: readonly { readonly account: Id; readonly name: string }[];
  readonly made: readonly Proposal[];
  readonly received: readonly Proposal[];
}

export class OpeningApi {
  constructor(private readonly http: Http) {}

  matter(): Promise<Matter> { return this.http.get("/api/fora/opening"); }
  termsOf(forum: Id): Promise<Terms> { return this.http.get(`/api/forums/${id(forum)}/terms`); }
  open(command: CommandId, terms: Terms): Promise<{ forum: Id }> { return this.http.post("/api/forums", { command, terms }); }
  proposals(): Promise<ProposalPage> { return this.http.get("/api/proposals"); }
  propose(command: CommandId, to: Id, why: string, terms: Terms): Promise<{ proposal: Id }> { return this.http.post("/api/proposals", { command, to, why, terms }); }
  decline(proposal: Id, answer: string): Promise<unknown> { return this.http.put(`/api/proposals/${id(proposal)}/refusal`, { answer }); }
  accept(command: CommandId, proposal: Id, forum: Id, seats: boolean): Promise<unknown> {
    return this.http.put(`/api/proposals/${id(proposal)}/acceptance`, { command, forum, seats });
  }
}
