import type { Id, Time } from "../app/types.ts";

/** As a browser names itself. */
export interface Device {
  readonly kind: "computer" | "phone" | "tablet" | "unknown";
  readonly browser: string;
  readonly system: string;
}
/** One place where I am signed in. */
export interface OwnSession {
  readonly session: Id;
  readonly device: Device;
  readonly began: Time;
  readonly seen: Time;
  readonly here: boolean;
}
export interface SessionsEnded { readonly count: number; readonly signInEnded: boolean }

/** What I sign in with beside a password. */
export interface Factor {
  readonly factor: string;
  readonly kind: "code" | "passkey" | "recovery";
  readonly label?: string;
  readonly since: Time;
}
export interface Factors {
  readonly asked: boolean;
  readonly known: boolean;
  /** Whether what asks for a further sign-in can be done now without one. */
  readonly shown: boolean;
  readonly factors: readonly Factor[];
}
