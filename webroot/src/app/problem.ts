// A refusal of the server (RFC 9457), and no answer at all: two different things for a text that waits.
import type { Audience } from "./types.ts";

export const codes = [
  "not-found", "signed-out", "origin-refused", "step-up", "forbidden", "bad-json", "bad-field", "unknown-field", "too-large",
  "unsupported-media-type", "bad-text", "bad-cursor", "document-unknown", "document-broken", "document-locked", "document-double", "document-active", "document-too-much",
  "command-reused", "audience-changed", "version-changed",
  "edit-window-over", "withdrawn", "full", "unavailable", "unknown-outcome", "closed", "loosening-refused",
  "already-seated", "locked", "frozen", "too-soon", "cooling-off", "lapsed", "nothing-changes", "no-invitation", "invitation-expired", "has-account", "other-account", "last-organiser", "no-account", "method-not-allowed", "too-many-requests",
] as const;
export type Code = (typeof codes)[number];

export interface ProblemBody {
  readonly status: number;
  readonly code: Code;
  readonly field?: string;
  readonly detail?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly now?: Audience;
}

export class Problem extends Error {
  readonly status: number;
  readonly code: Code;
  readonly field?: string;
  readonly retryAfterMs?: number;
  readonly now?: Audience;

  constructor(body: ProblemBody) {
    super(body.code);
    this.status = body.status;
    this.code = body.code;
    if (body.field !== undefined) this.field = body.field;
    if (body.retryAfter !== undefined) this.retryAfterMs = body.retryAfter * 1000;
    if (body.now !== undefined) this.now = body.now;
  }

  /** The server could not say yes or no: the same command may be sent again. */
  get passing(): boolean {
    return this.status >= 500 || this.status === 429;
  }
}

/** No answer of the server: the line, or something between us and it. Whether it acted is unknown. */
export class Unreachable extends Error {}

export type Trouble = Problem | Unreachable;

/** Anything else is a mistake of ours and goes on up. */
export function asTrouble(error: unknown): Trouble {
  if (error instanceof Problem || error instanceof Unreachable) return error;
  throw error;
}
