// One method a route of protocol.md. Everything may throw Problem or Unreachable, nothing else.
import type { Caret, Frame, TextFrame } from "../push/frames.ts";
import type { Commit, Committed, OwnPiece, Removing, TextHistory, TextPage, TextVersion } from "../text/types.ts";
import type { RoomNews } from "../news/types.ts";
import type { Hits, Question } from "../search/finding.ts";
import {
  newCommand, type BareRule, type Contributed, type ContributionCommand, type EditCommand, type NewGroup, type NewSeat,
  type Opened, type ThreadCommand,
} from "./commands.ts";
import type { Http } from "./http.ts";
import type { Entrance, InvitationsPage, Invitee, Judged, NewInvitations, Way } from "../invitation/types.ts";
import type { AudiencePage, Capacity, Config, ForumSummary, ForumView, Id, Language, Me, RoomView, Rule, Settings, ThreadPage, Version } from "./types.ts";
import type { Factors, OwnSession, SessionsEnded } from "../identity/types.ts";
import type { PeoplePage } from "../membership/types.ts";
import type { ApprovalPage, LogLine } from "../oversight/types.ts";

export interface PollRoom { readonly forum: Id; readonly room: Id; readonly text?: Id; readonly cursor?: string }
/** Give a command id only to repeat a command whose outcome is unknown. */
export interface Again { readonly command?: string }

const id = encodeURIComponent;
const invitations = (forum: Id) => `/api/forums/${id(forum)}/invitations`;
const room = (forum: Id, room: Id) => `/api/forums/${id(forum)}/rooms/${id(room)}`;
const text = (f: Id, r: Id, t: Id) => `${room(f, r)}/texts/${id(t)}`;
const thread = (f: Id, r: Id, t: Id) => `${room(f, r)}/threads/${id(t)}`;
const contribution = (f: Id, r: Id, t: Id, c: Id) => `${thread(f, r, t)}/contributions/${id(c)}`;

export class Api {
  constructor(readonly http: Http) {}

  /** Who is signed in, if anybody: perhaps another person than the one whose page this was. */
  async atThisBrowser(): Promise<Me | undefined> {
    return (await this.http.ask<{ me?: Me }>("/api/session", { anyone: true })).me;
  }
  saveMe(settings: Settings): Promise<Me> { return this.http.put("/api/me", settings); }
  signOut(wipe?: "cache" | "storage"): Promise<{ redirect: string }> {
    return this.http.post("/sign-out", wipe === undefined ? {} : { wipe });
  }
  /** Outlives the page: the server ends the sign-in by itself. */
  exit(wipe: boolean): Promise<unknown> {
    return this.http.ask("/sign-out", { method: "POST", keepalive: true, anyone: true, body: wipe ? { gone: true, wipe: "storage" } : { gone: true } });
  }
  async ownSessions(): Promise<readonly OwnSession[]> {
    return (await this.http.get<{ sessions: OwnSession[] }>("/api/me/sessions")).sessions;
  }
  endSession(session: Id): Promise<SessionsEnded> { return this.http.put(`/api/me/sessions/${id(session)}/end`, {}); }
  endOtherSessions(): Promise<SessionsEnded> { return this.http.put("/api/me/sessions/end", { scope: "others" }); }
  endAllSessions(): Promise<{ redirect: string }> { return this.http.put("/api/me/sessions/end", { scope: "all" }); }

  async forums(): Promise<readonly ForumSummary[]> {
    return (await this.http.get<{ forums: ForumSummary[] }>("/api/forums")).forums;
  }
  forum(f: Id): Promise<ForumView> { return this.http.get(`/api/forums/${id(f)}`); }
  room(f: Id, r: Id): Promise<RoomView> { return this.http.get(room(f, r)); }
  /** Of what this device keeps of a room: what lies there, "" being all. @returns whether it keeps anything */
  forget(f: Id, r: Id, what: string): boolean { return this.http.forget(`${room(f, r)}${what === "" ? "" : `/${what}`}`); }
  audience(f: Id, r: Id): Promise<AudiencePage> { return this.http.get(`${room(f, r)}/audience`); }
  thread(f: Id, r: Id, t: Id, page: { after?: Id; limit?: number } = {}): Promise<ThreadPage> {
    const query = new URLSearchParams();
    if (page.after !== undefined) query.set("after", page.after);
    if (page.limit !== undefined) query.set("limit", String(page.limit));
    return this.http.get(`${thread(f, r, t)}${query.size > 0 ? `?${query}` : ""}`);
  }
  async versions(f: Id, r: Id, t: Id, c: Id): Promise<readonly Version[]> {
    return (await this.http.get<{ versions: Version[] }>(`${contribution(f, r, t, c)}/versions`)).versions;
  }

  text(f: Id, r: Id, t: Id): Promise<TextPage> { return this.http.get(text(f, r, t)); }
  textChanges(f: Id, r: Id, t: Id): Promise<TextHistory> { return this.http.get(`${text(f, r, t)}/changes`); }
  textVersion(f: Id, r: Id, t: Id, at: number): Promise<TextVersion> { return this.http.get(`${text(f, r, t)}/version?at=${at}`); }
  async textSince(f: Id, r: Id, t: Id, version: number): Promise<readonly TextFrame[]> {
    return (await this.http.get<{ frames: TextFrame[] }>(`${text(f, r, t)}/commits?since=${version}`)).frames;
  }
  commit(f: Id, r: Id, t: Id, commit: Commit): Promise<Committed> { return this.http.post(`${text(f, r, t)}/commits`, commit); }
  async textPieces(f: Id, r: Id, t: Id, from: number, to?: number): Promise<readonly OwnPiece[]> {
    return (await this.http.get<{ pieces: OwnPiece[] }>(`${text(f, r, t)}/pieces?from=${from}${to === undefined ? "" : `&to=${to}`}`)).pieces;
  }
  takeWordsOut(f: Id, r: Id, t: Id, removing: Removing): Promise<Committed> { return this.http.post(`${text(f, r, t)}/removals`, removing); }
  caret(f: Id, r: Id, t: Id, caret: Caret): Promise<void> { return this.http.post(`${text(f, r, t)}/carets`, caret); }

  openThread(f: Id, r: Id, command: ThreadCommand): Promise<Opened> {
    return this.http.post(`${room(f, r)}/threads`, command);
  }
  contribute(f: Id, r: Id, t: Id, command: ContributionCommand): Promise<Contributed> {
    return this.http.post(`${thread(f, r, t)}/contributions`, command);
  }
  edit(f: Id, r: Id, t: Id, c: Id, command: EditCommand): Promise<Contributed> {
    return this.http.put(contribution(f, r, t, c), command);
  }
  withdraw(f: Id, r: Id, t: Id, c: Id, command: { command: string }): Promise<Contributed> {
    return this.http.put(`${contribution(f, r, t, c)}/withdrawal`, command);
  }
  marks(f: Id, r: Id, threads: Readonly<Record<Id, Id>>, leaving = false): Promise<void> {
    return this.http.ask(`${room(f, r)}/marks`, { method: "PUT", body: { threads }, keepalive: leaving });
  }
  news(f: Id, r: Id): Promise<RoomNews> { return this.http.get(`${room(f, r)}/news`); }
  /** Papers and agendas were shown to me as the room stood at these cursors. */
  seen(f: Id, r: Id, things: Readonly<Record<Id, string>>, leaving = false): Promise<void> {
    return this.http.ask(`${room(f, r)}/seen`, { method: "PUT", body: { things }, keepalive: leaving });
  }

  /** What is looked for goes in the body: addresses end in logs and histories. */
  search(question: Question & { readonly after?: string }): Promise<Hits> { return this.http.post("/api/search", question); }

  tighten(f: Id, r: Id, rule: BareRule, again: Again = {}): Promise<{ rule: Rule; cursor: string }> {
    return this.http.put(`${room(f, r)}/rule`, commanded(again, { rule }));
  }
  openGroup(f: Id, group: NewGroup, again: Again = {}): Promise<{ group: Id; room: Id }> {
    return this.http.post(`/api/forums/${id(f)}/groups`, commanded(again, group));
  }
  seatInGroup(f: Id, g: Id, participant: Id, horizon: "all" | "now", again: Again = {}): Promise<unknown> {
    return this.http.put(`/api/forums/${id(f)}/groups/${id(g)}/members/${id(participant)}`, commanded(again, { horizon }));
  }
  removeFromGroup(f: Id, g: Id, participant: Id, again: Again = {}): Promise<unknown> {
    return this.http.put(`/api/forums/${id(f)}/groups/${id(g)}/members/${id(participant)}/removal`, commanded(again, {}));
  }
  people(f: Id): Promise<PeoplePage> { return this.http.get(`/api/forums/${id(f)}/people`); }
  seat(f: Id, seat: NewSeat, again: Again = {}): Promise<{ participant: Id }> {
    return this.http.post(`/api/forums/${id(f)}/people`, commanded(again, seat));
  }
  /** Of a room: whether it is locked, how slow it is, whether it is off the record, its end. */
  steer(f: Id, r: Id, what: "lock" | "pace" | "record" | "closure", body: object): Promise<unknown> {
    return this.http.put(`${room(f, r)}/${what}`, commanded({}, body));
  }
  loosen(f: Id, r: Id, rule: BareRule): Promise<{ approval?: Id }> {
    return this.http.put(`${room(f, r)}/loosening`, commanded({}, { rule }));
  }
  openCaucuses(f: Id, g: Id): Promise<unknown> { return this.http.put(`/api/forums/${id(f)}/groups/${id(g)}/caucuses`, commanded({}, {})); }
  closeGroup(f: Id, g: Id): Promise<unknown> { return this.http.put(`/api/forums/${id(f)}/groups/${id(g)}/closure`, commanded({}, {})); }
  openRoom(f: Id, g: Id, made: object): Promise<{ room: Id }> {
    return this.http.post(`/api/forums/${id(f)}/groups/${id(g)}/rooms`, commanded({}, made));
  }
  putIn(f: Id, r: Id, participants: readonly Id[], all: boolean): Promise<unknown> {
    return this.http.put(`${room(f, r)}/members`, commanded({}, { participants, all }));
  }
  takeOut(f: Id, r: Id, participant: Id): Promise<unknown> {
    return this.http.put(`${room(f, r)}/members/${id(participant)}/removal`, commanded({}, {}));
  }
  suspend(f: Id, participant: Id): Promise<unknown> {
    return this.http.put(`/api/forums/${id(f)}/people/${id(participant)}/suspension`, commanded({}, {}));
  }
  restore(f: Id, participant: Id): Promise<{ approval?: Id }> {
    return this.http.put(`/api/forums/${id(f)}/people/${id(participant)}/restoration`, commanded({}, {}));
  }
  /** For good: of a contribution in a thread, the thread itself, or something that stands in none. */
  purge(f: Id, r: Id, thread: Id | undefined, subject: Id): Promise<{ approval?: Id }> {
    return this.http.put(`${room(f, r)}/purge`, commanded({}, { ...(thread === undefined ? {} : { thread }), subject }));
  }
  retain(f: Id, r: Id, days: number, offRecordDays: number): Promise<{ approval?: Id }> {
    return this.http.put(`${room(f, r)}/retention`, commanded({}, { days, offRecordDays }));
  }
  burn(f: Id, r: Id): Promise<{ approval?: Id }> { return this.http.put(`${room(f, r)}/burning`, commanded({}, {})); }
  approvals(f: Id): Promise<ApprovalPage> { return this.http.get(`/api/forums/${id(f)}/approvals`); }
  answer(f: Id, approval: Id, agrees: boolean): Promise<unknown> {
    return this.http.put(`/api/forums/${id(f)}/approvals/${id(approval)}/answer`, commanded({}, { agrees }));
  }
  async log(f: Id): Promise<readonly LogLine[]> {
    return (await this.http.get<{ lines: LogLine[] }>(`/api/forums/${id(f)}/log`)).lines;
  }
  remove(f: Id, participant: Id, again: Again = {}): Promise<{ approval?: Id }> {
    return this.http.put(`/api/forums/${id(f)}/people/${id(participant)}/removal`, commanded(again, {}));
  }

  invitations(f: Id): Promise<InvitationsPage> { return this.http.get(invitations(f)); }
  async previewInvitations(f: Id, people: readonly Invitee[]): Promise<readonly Judged[]> {
    return (await this.http.post<{ people: Judged[] }>(`${invitations(f)}/preview`, { people })).people;
  }
  async invite(f: Id, body: NewInvitations, again: Again = {}): Promise<readonly { invitation: Id; code?: string }[]> {
    return (await this.http.post<{ invitations: { invitation: Id; code?: string }[] }>(invitations(f), commanded(again, body))).invitations;
  }
  renewInvitation(f: Id, i: Id, body: { days: number; way: Way }): Promise<{ code?: string }> {
    return this.http.put(`${invitations(f)}/${id(i)}/renewal`, commanded({}, body));
  }
  revokeInvitation(f: Id, i: Id): Promise<unknown> {
    return this.http.put(`${invitations(f)}/${id(i)}/revocation`, commanded({}, {}));
  }
  /** At the door the secret goes in bodies only. */
  knock(secret: string): Promise<Entrance> { return this.http.ask("/api/invitation", { method: "POST", body: { secret }, anyone: true }); }
  makeAccount(secret: string, password: string, language: Language): Promise<unknown> {
    return this.http.ask("/api/invitation/account", { method: "POST", body: { secret, password, language }, anyone: true });
  }
  accept(command: string, secret: string, capacity: Capacity, language: Language): Promise<{ forum: Id; room: Id }> {
    return this.http.post("/api/invitation/acceptance", { command, secret, capacity, language });
  }
  askAnew(secret: string): Promise<unknown> {
    return this.http.ask("/api/invitation/renewal", { method: "POST", body: { secret }, anyone: true });
  }
  organise(secret: string): Promise<unknown> { return this.http.put("/api/me/organiser", { secret }); }
  mailbox<T>(): Promise<T> { return this.http.get("/api/mailbox"); }

  fora<T>(): Promise<T> { return this.http.get("/api/fora"); }
  factors(): Promise<Factors> { return this.http.get("/api/me/factors"); }
  about<T>(): Promise<T> { return this.http.get("/api/about"); }
  config(): Promise<Config> { return this.http.get("/api/config"); }
  async poll(rooms: readonly PollRoom[], signal: AbortSignal): Promise<readonly Frame[]> {
    const ask = { method: "POST", body: { rooms }, signal, timeoutMs: 40_000 } as const;
    return (await this.http.ask<{ frames: Frame[] }>("/api/live/poll", ask)).frames;
  }
}

function commanded<T extends object>(again: Again, body: T): T & { command: string } {
  return { command: again.command ?? newCommand(), ...body };
}
