// The routes of who sits where (protocol.md). Everything may throw Problem or Unreachable, nothing else.
import type { CommandId } from "../app/commands.ts";
import type { Http } from "../app/http.ts";
import type { Id, Language, PartyCode, RoomKind, Text, Time } from "../app/types.ts";

const id = encodeURIComponent;

export interface Move { readonly participant: Id; readonly joins: readonly Id[]; readonly leaves: readonly Id[] }
/** From when on those who come in read. */
export type ReadsFrom = { readonly from: "all" | "now" } | { readonly from: "since"; readonly since: Time };
export interface RoomAtStake {
  readonly room: Id;
  readonly kind: RoomKind;
  readonly name: Text;
  readonly group: Text;
  /** Its audience gets a party, an observer or a sponsor that it had not. */
  readonly widens: boolean;
  /** The person was in it before. */
  readonly again: boolean;
}
export interface OutlookOfOne { readonly participant: Id; readonly gains: readonly RoomAtStake[]; readonly loses: readonly RoomAtStake[] }

export interface Accession {
  readonly id: Id;
  readonly party: PartyCode;
  readonly name: Text;
  readonly observer: boolean;
  readonly why: string;
  readonly by: string;
  readonly asked: Time;
  readonly deadline: Time;
  readonly from: ReadsFrom["from"];
  readonly since?: Time;
  readonly yours: boolean;
  /** What my own party said. */
  readonly answer?: boolean;
  readonly outcome?: "agreed" | "stopped" | "notHeard";
  readonly unheard?: readonly PartyCode[];
}
export interface PartiesPage {
  readonly parties: readonly { readonly code: PartyCode; readonly name: Text; readonly standing: "full" | "observer" | "withdrawn" }[];
  readonly accessions: readonly Accession[];
  readonly withdraws: boolean;
}
export type NewAccession = { readonly party: PartyCode; readonly name: Text; readonly observer: boolean; readonly why: string; readonly deadline: Time } & ReadsFrom;
export interface CharterPage {
  readonly charter: Text;
  readonly changed?: Time;
  readonly asked: boolean;
  readonly awaited?: readonly { readonly participant: Id; readonly name: string; readonly party?: PartyCode }[];
}
export interface Report { readonly group: Id; readonly symbol: string; readonly name: Text; readonly at: Time; readonly words: Text; readonly room?: Id }

export class MembershipApi {
  private readonly base: string;

  constructor(private readonly http: Http, forum: Id) {
    this.base = `/api/forums/${id(forum)}`;
  }

  async preview(people: readonly Move[], reads: ReadsFrom): Promise<readonly OutlookOfOne[]> {
    return (await this.http.post<{ people: OutlookOfOne[] }>(`${this.base}/arrangement/preview`, { people, ...reads })).people;
  }
  arrange(command: CommandId, people: readonly Move[], reads: ReadsFrom): Promise<unknown> {
    return this.http.put(`${this.base}/arrangement`, { command, people, ...reads });
  }

  parties(): Promise<PartiesPage> { return this.http.get(`${this.base}/parties`); }
  propose(command: CommandId, accession: NewAccession): Promise<{ accession: Id }> { return this.http.post(`${this.base}/accessions`, { command, ...accession }); }
  consent(command: CommandId, accession: Id, consents: boolean): Promise<unknown> {
    return this.http.put(`${this.base}/accessions/${id(accession)}/consent`, { command, consents });
  }
  leave(command: CommandId, of: { readonly group?: Id; readonly room?: Id } = {}): Promise<unknown> {
    const place = of.group !== undefined ? `/groups/${id(of.group)}` : of.room !== undefined ? `/rooms/${id(of.room)}` : "";
    return this.http.put(`${this.base}${place}/departure`, { command });
  }
  withdraw(command: CommandId, party: PartyCode): Promise<unknown> { return this.http.put(`${this.base}/parties/${id(party)}/withdrawal`, { command }); }

  charter(): Promise<CharterPage> { return this.http.get(`${this.base}/charter`); }
  accept(command: CommandId, language: Language, changed: Time): Promise<unknown> { return this.http.put(`${this.base}/charter/acceptance`, { command, language, changed }); }
  recharter(command: CommandId, charter: Text): Promise<{ approval?: Id }> { return this.http.put(`${this.base}/charter`, { command, charter }); }
  async reports(): Promise<readonly Report[]> { return (await this.http.get<{ reports: Report[] }>(`${this.base}/reports`)).reports; }
  close(command: CommandId, group: Id, report: Text): Promise<unknown> {
    return this.http.put(`${this.base}/groups/${id(group)}/closure`, { command, ...(Object.keys(report).length === 0 ? {} : { report }) });
  }
  deputy(command: CommandId, deputy?: Id): Promise<unknown> { return this.http.put(`${this.base}/deputy`, { command, ...(deputy === undefined ? {} : { deputy }) }); }
}
