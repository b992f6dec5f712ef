// A small server that keeps contributions in order and each command once, and can be made to fail as lines do.
import type { Contribution, Doc, RoomView, Rule, ThreadPage } from "../app/types.ts";

export const rule: Rule = {
  inside: "name", outsideUse: "unattributed", participantList: "closed", existence: "open", preset: "chathamHouse",
};
export const audience = { rule, people: 23, parties: [{ code: "RU", people: 5 }], state: { locked: false, slowSeconds: 0, closed: false }, observers: 0, sponsors: 0, staff: 1 };
export const saying = (text: string): Doc => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });
export const at = (second: number): string => new Date(Date.parse("2026-11-22T12:00:00Z") + second * 1_000).toISOString();

type Trouble = "lineBeforeIt" | "lineAfterIt" | "full" | "signedOut" | "audienceChanged" | "badText";
interface Body { wipe?: string; gone?: boolean; command: string; shown?: string; body?: Doc; title?: string; threads?: Record<string, string> }

export class FakeServer {
  /** What was done, in order: room and words. */
  readonly done: { room: string; command: string; shown: string | undefined; words: string }[] = [];
  /** What was asked, in order. */
  readonly asked: string[] = [];
  readonly wiped: (string | undefined)[] = [];
  cursor = "c1";
  /** Who is signed in; "" for nobody. */
  account = "anna";
  private readonly answers = new Map<string, object>();
  private troubles: { room: string | undefined; trouble: Trouble; times: number }[] = [];
  private standing: (() => void)[] | undefined;

  /** The next `times` writes (to this room) meet this. */
  trouble(trouble: Trouble, times = 1, room?: string): void {
    this.troubles.push({ room, trouble, times });
  }

  /** Answers nothing until `go` is called. */
  hold(): () => void {
    const waiting: (() => void)[] = (this.standing = []);
    return () => {
      this.standing = undefined;
      for (const go of waiting) go();
    };
  }

  readonly fetch = async (path: string, init: RequestInit): Promise<Response> => {
    this.asked.push(`${init.method} ${path}`);
    await new Promise<void>((resolve) => (this.standing === undefined ? resolve() : this.standing.push(resolve)));
    const [, , , , , room = ""] = path.split("/");
    if (init.method === "GET") return this.read(path, room);
    const body = JSON.parse(init.body as string) as Body;
    if (path === "/sign-out") return this.signOut(body);
    const trouble = this.next(room);
    if (trouble === "lineBeforeIt") throw new TypeError("Failed to fetch");
    if (trouble !== undefined && trouble !== "lineAfterIt") return problems[trouble];
    const answer = this.write(room, path, body);
    if (trouble === "lineAfterIt") throw new TypeError("Failed to fetch");
    return json(201, answer);
  };

  private signOut({ wipe, gone }: Body): Response {
    this.wiped.push(wipe);
    if (gone === true) this.account = "";
    return json(200, { redirect: "/bye" });
  }

  private next(room: string): Trouble | undefined {
    const found = this.troubles.find((each) => each.times > 0 && (each.room ?? room) === room);
    if (found !== undefined) found.times--;
    return found?.trouble;
  }

  private write(room: string, path: string, { command, shown, body, title }: Body): object {
    const known = this.answers.get(command);
    if (known !== undefined) return known;
    const words = path.endsWith("/withdrawal") ? "withdrawn" : body?.content[0]?.content?.[0]?.text ?? "";
    this.done.push({ room, command, shown, words });
    const contribution: Contribution = {
      id: `k${this.done.length}`, thread: path.split("/")[7] ?? "t1", at: at(this.done.length), rule, version: 1, language: "en",
      author: { name: "Anna", capacity: "personal", roles: [] }, body: body ?? saying(""),
    };
    const answer = { contribution, cursor: this.cursor, ...(title === undefined ? {} : { thread: { id: "t1", title } }) };
    this.answers.set(command, answer);
    return answer;
  }

  private read(path: string, room: string): Response {
    if (path === "/api/session") {
      const me = { name: "Anna", language: "en", undoSeconds: 10, deviceKey: keyOf(this.account), account: this.account, operator: false };
      return json(200, this.account === "" ? {} : { me });
    }
    return path.includes("/threads/") ? json(200, threadPage([], this.cursor)) : json(200, roomView(room, this.cursor));
  }
}

export function keyOf(account: string): string {
  return Buffer.from(account.padEnd(32, ".")).toString("base64url");
}

export function roomView(room: string, cursor: string): RoomView {
  return {
    id: room, forum: "f", kind: "plenary", name: { en: "Plenary" }, group: "g", groupName: { en: "Group" }, rule,
    audience: { ...audience, people: 24 }, editMinutes: 60, threads: [], cursor,
    you: { participant: "p", capacity: "personal", roles: [], rights: [] },
  };
}

export function threadPage(contributions: readonly Contribution[], cursor: string, more = false): ThreadPage {
  const thread = { id: "t1", title: "Corridors", opened: at(0), lastActivity: at(0), contributions: contributions.length, new: 0, rule };
  return { thread, contributions, mine: [], cursor, more };
}

export function json(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status });
}

const problem = (status: number, code: string, more: object = {}) => ({ status, code, title: code, type: "about:blank", ...more });
const problems = {
  get full() { return json(503, problem(503, "full", { retryAfter: 2 })); },
  get signedOut() { return json(401, problem(401, "signed-out")); },
  get audienceChanged() { return json(409, problem(409, "audience-changed", { now: { ...audience, people: 24 } })); },
  get badText() { return json(400, problem(400, "bad-text", { field: "body" })); },
};
