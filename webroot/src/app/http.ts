// One way out to the server: JSON both ways, problems typed, a lost line told apart from a refusal.
import { codes, Problem, Unreachable, type Code, type ProblemBody } from "./problem.ts";

export interface Ask {
  readonly method?: "GET" | "POST" | "PUT";
  readonly body?: unknown;
  /** In place of a body: as a form sends it. */
  readonly form?: Readonly<Record<string, string>>;
  /** Outlives the page (marks sent while leaving); at most 64 KB. */
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** Whoever is signed in now, not only the one whose page this is. */
  readonly anyone?: boolean;
}
interface Answer { readonly status: number; readonly retryAfter: number; readonly text: string }
/** As much of the shelf as is asked. */
interface Kept {
  readonly open: boolean;
  answered(path: string, text: string): void;
  refused(path: string): void;
  find(path: string): Promise<string | undefined>;
}
type Fetch = (path: string, init: RequestInit) => Promise<Response>;

const timeoutMs = 30_000;

export class Http {
  /** Called at each 401, so that the page can say that the sign-in has lapsed. */
  onSignedOut: () => void = () => {};
  /** Called when something asks for somebody who signed in lately. */
  onStepUp: (path: string, ask: Ask) => void = () => {};
  /** Whose page this is: the server refuses a request under another person's session (two tabs, one browser). */
  account: string | undefined;

  /** Keeps what was read, where this device does. */
  shelf: Kept | undefined;

  /** How often something was taken back. */
  private takenBack = 0;

  constructor(private readonly fetch: Fetch = (path, init) => globalThis.fetch(path, init)) {}

  /** Without a line: what was read here last, where that is kept. */
  async get<T>(path: string): Promise<T> {
    try {
      return await this.ask<T>(path, {});
    } catch (error) {
      const kept = error instanceof Unreachable ? await this.shelf?.find(path) : undefined;
      if (kept === undefined) throw error;
      return decoded(kept) as T;
    }
  }

  /** What stood here was taken back. @returns whether this device keeps what is read at all */
  forget(path: string): boolean {
    this.takenBack++;
    this.shelf?.refused(path);
    return this.shelf?.open === true;
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.ask<T>(path, { method: "POST", body });
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.ask<T>(path, { method: "PUT", body });
  }

  async ask<T>(path: string, ask: Ask): Promise<T> {
    const before = this.takenBack;
    const answer = await this.answer(path, ask);
    if (answer.status >= 200 && answer.status < 300) {
      const body = answer.text === "" ? undefined : decoded(answer.text);
      // What was on its way meanwhile may still hold it: shown as it came, corrected by the frame, and not kept.
      if ((ask.method ?? "GET") === "GET" && before === this.takenBack) this.shelf?.answered(path, answer.text);
      return body as T;
    }
    const problem = problemOf(answer);
    if (problem instanceof Problem && problem.status === 404) this.shelf?.refused(path);
    if (problem instanceof Problem && problem.code === "signed-out") this.onSignedOut();
    if (problem instanceof Problem && problem.code === "step-up") this.onStepUp(path, ask);
    throw problem;
  }

  private async answer(path: string, ask: Ask): Promise<Answer> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (this.account !== undefined && !ask.anyone) headers["Parley-Account"] = this.account;
    const init: RequestInit = { method: ask.method ?? "GET", headers, credentials: "same-origin", redirect: "error" };
    if (ask.body !== undefined) {
      headers["Content-Type"] = "application/json";
      init.body = JSON.stringify(ask.body);
    }
    // The browser says of what kind it is.
    if (ask.form !== undefined) init.body = new URLSearchParams(ask.form);
    if (ask.keepalive) init.keepalive = true;
    // By hand: browsers of 2022 have neither AbortSignal.any nor AbortSignal.timeout.
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), ask.timeoutMs ?? timeoutMs);
    ask.signal?.addEventListener("abort", () => end.abort(), { once: true });
    init.signal = end.signal;
    try {
      const response = await this.fetch(path, init);
      const text = await response.text();
      return { status: response.status, retryAfter: Number(response.headers.get("Retry-After")), text };
    } catch (error) {
      throw new Unreachable(String(error));
    } finally {
      clearTimeout(timer);
    }
  }
}

function decoded(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Cut off on the way, or not our server's words: whether it acted is unknown.
    throw new Unreachable(String(error));
  }
}

function problemOf({ status, retryAfter, text }: Answer): Problem | Unreachable {
  const body = bodyOf(text);
  if (body === undefined) {
    // A proxy's page, or a load balancer without a server behind it.
    return status === 401 ? new Problem({ status, code: "signed-out" }) : new Unreachable(`status ${status}`);
  }
  const seconds = body.retryAfter ?? (retryAfter > 0 ? retryAfter : undefined);
  return new Problem({ ...body, status, ...(seconds === undefined ? {} : { retryAfter: seconds }) });
}

function bodyOf(text: string): ProblemBody | undefined {
  try {
    const body = JSON.parse(text) as Partial<ProblemBody> | null;
    return codes.includes(body?.code as Code) ? (body as ProblemBody) : undefined;
  } catch {
    return undefined;
  }
}
