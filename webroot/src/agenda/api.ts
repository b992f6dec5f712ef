// The routes of one room's sessions and agendas (protocol.md). Everything may throw Problem or Unreachable, nothing else.
import type { CommandId } from "../app/commands.ts";
import type { Http } from "../app/http.ts";
import type { Id } from "../app/types.ts";
import type { AgendaPage, ChangedNotes, Coming, Consent, EditionPage, Holiday, Item, ItemChange, Level, NewAmendment, NewSession, Outcome, Session, SessionsPage, SettledPage, Zones } from "./types.ts";

const id = encodeURIComponent;

/** Each change takes the id of its command, which is given again only to repeat one whose outcome is unknown. */
export class AgendaApi {
  private readonly base: string;

  /** @param did told of what was done at an address, and the answer to it */
  constructor(private readonly http: Http, forum: Id, room: Id, private readonly did: (path: string, answer: object) => void = () => {}) {
    this.base = `/api/forums/${id(forum)}/rooms/${id(room)}`;
  }

  /** A file of dates without names, titles or places. */
  get calendar(): string { return `${this.base}/sessions/calendar`; }

  sessions(): Promise<SessionsPage> { return this.http.get(`${this.base}/sessions`); }
  plan(command: CommandId, session: NewSession): Promise<{ sessions: readonly Session[] }> {
    return this.http.post(`${this.base}/sessions`, { command, ...session });
  }
  change(command: CommandId, session: Id, to: NewSession): Promise<unknown> { return this.put(this.session(session), command, to); }
  cancel(command: CommandId, session: Id): Promise<unknown> { return this.put(`${this.session(session)}/cancellation`, command); }
  attend(command: CommandId, session: Id, answer: Coming): Promise<unknown> { return this.put(`${this.session(session)}/attendance`, command, { answer }); }
  rotate(command: CommandId, zones: Zones, holidays: readonly Holiday[]): Promise<unknown> {
    return this.put(`${this.base}/rotation`, command, { zones, holidays });
  }
  typeLive(command: CommandId, live: boolean): Promise<unknown> { return this.put(`${this.base}/live`, command, { live }); }

  agenda(session: Id): Promise<AgendaPage> { return this.http.get(this.agendaOf(session)); }
  propose(command: CommandId, session: Id, item: { title: string; minutes: number; after?: Id; from?: Id }): Promise<{ item: Item }> {
    return this.done(`${this.agendaOf(session)}/items`, (path) => this.http.post<{ item: Item }>(path, { command, ...item }));
  }
  revise(command: CommandId, session: Id, item: Id, to: ItemChange): Promise<unknown> { return this.put(this.item(session, item), command, to); }
  place(command: CommandId, session: Id, item: Id, after: Id | null): Promise<unknown> { return this.put(`${this.item(session, item)}/place`, command, after === null ? {} : { after }); }
  link(command: CommandId, session: Id, item: Id, to: { threads: readonly Id[]; papers: readonly Id[] }): Promise<unknown> { return this.put(`${this.item(session, item)}/links`, command, to); }
  merge(command: CommandId, session: Id, item: Id, into: Id): Promise<unknown> { return this.put(`${this.item(session, item)}/merger`, command, { into }); }
  defer(command: CommandId, session: Id, item: Id, to: Id): Promise<unknown> { return this.put(`${this.item(session, item)}/deferral`, command, { session: to }); }
  withdraw(command: CommandId, session: Id, item: Id): Promise<unknown> { return this.put(`${this.item(session, item)}/withdrawal`, command); }
  restore(command: CommandId, session: Id, item: Id): Promise<unknown> { return this.put(`${this.item(session, item)}/restoration`, command); }
  bid(command: CommandId, session: Id, item: Id, level: Level): Promise<unknown> { return this.put(`${this.item(session, item)}/bid`, command, { level }); }
  settle(command: CommandId, session: Id, item: Id, outcome: Outcome): Promise<unknown> { return this.put(`${this.item(session, item)}/outcome`, command, { outcome }); }

  askForAdoption(command: CommandId, session: Id, deadline: string, hidden: boolean): Promise<unknown> {
    return this.put(`${this.agendaOf(session)}/adoption`, command, { deadline, hidden });
  }
  takeBackAdoption(command: CommandId, session: Id): Promise<unknown> { return this.put(`${this.agendaOf(session)}/adoption/withdrawal`, command); }
  consent(command: CommandId, session: Id, consent: Consent): Promise<unknown> { return this.put(`${this.agendaOf(session)}/consent`, command, { consent }); }
  issueSummary(command: CommandId, session: Id): Promise<unknown> { return this.put(`${this.agendaOf(session)}/summary/issue`, command); }

  proposeAmendment(command: CommandId, session: Id, amendment: NewAmendment): Promise<unknown> {
    return this.http.post(`${this.agendaOf(session)}/amendments`, { command, ...amendment });
  }
  settledAmendments(session: Id, before?: Id): Promise<SettledPage> {
    return this.http.get(`${this.agendaOf(session)}/amendments${before === undefined ? "" : `?before=${id(before)}`}`);
  }
  amendedNotes(session: Id, amendment: Id): Promise<{ notes: readonly ChangedNotes[] }> { return this.http.get(this.amendment(session, amendment)); }
  consentTo(command: CommandId, session: Id, amendment: Id, consent: Consent): Promise<unknown> { return this.put(`${this.amendment(session, amendment)}/consent`, command, { consent }); }
  withdrawAmendment(command: CommandId, session: Id, amendment: Id): Promise<unknown> { return this.put(`${this.amendment(session, amendment)}/withdrawal`, command); }
  edition(session: Id, number: number): Promise<EditionPage> { return this.http.get(`${this.agendaOf(session)}/editions/${number}`); }

  private put(path: string, command: CommandId, body: object = {}): Promise<unknown> {
    return this.done(path, () => this.http.put<object>(path, { command, ...body }));
  }
  private async done<T extends object>(path: string, work: (path: string) => Promise<T>): Promise<T> {
    const answer = await work(path);
    this.did(path, answer);
    return answer;
  }
  private session(session: Id): string { return `${this.base}/sessions/${id(session)}`; }
  private agendaOf(session: Id): string { return `${this.session(session)}/agenda`; }
  private amendment(session: Id, amendment: Id): string { return `${this.agendaOf(session)}/amendments/${id(amendment)}`; }
  private item(session: Id, item: Id): string { return `${this.agendaOf(session)}/items/${id(item)}`; }
}
