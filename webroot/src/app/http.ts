// One way out to the server: JSON both ways, problems typed, a lost line told apart from a refusal.
import { codes, Problem, Unreachable, type Code, type ProblemBody } from "./problem.ts";

export interface Ask {
  readonly method?: "GET" | "POST" | "PUT";
  readonly body?: unknown;
  /** Outlives the page (marks sent while leaving); at most 64 KB. */
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** Whoever is signed in now, not only the one whose page this is. */
  readonly anyone?: boolean;
}
interface Answer { readonly status: number; readonly retryAfter: number; readonly text: string }
type Fetch = (path: string, init: RequestInit) => Promise<Response>;

const timeoutMs = 30_000;

export class Http {
  /** Called at each 401, so that the page can say that the sign-in has lapsed. */
  onSignedOut: () => void = () => {};
  /** Whose page this is: the server refuses a request under another person's session (two tabs, one browser). */
  account: string | undefined;

  constructor(private readonly fetch: Fetch = (path, init) => globalThis.fetch(path, init)) {}

  get<T>(path: string): Promise<T> {
    return this.ask<T>(path, {});
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.ask<T>(path, { method: "POST", body });
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.ask<T>(path, { method: "PUT", body });
  }

  async ask<T>(path: string, ask: Ask): Promise<T> {
    const answer = await this.answer(path, ask);
    if (answer.status >= 200 && answer.status < 300) return (answer.text === "" ? undefined : decoded(answer.text)) as T;
    const problem = problemOf(answer);
    if (problem instanceof Problem && problem.code === "signed-out") this.onSignedOut();
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
