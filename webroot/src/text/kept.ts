// What was written into a text and not confirmed by the server, kept on this device as drafts are.
import type { Vault } from "../device/vault.ts";
import type { Doc, Id } from "../app/types.ts";
import type { Sent } from "./sharing.ts";

/** The text as confirmed at a version, and the steps on top of it. */
export interface Kept {
  readonly forum: Id;
  readonly room: Id;
  readonly version: number;
  readonly doc: Doc;
  readonly own: readonly object[];
  readonly sent?: Sent;
  /** How many of them are on their way. */
  readonly underway: number;
  readonly alone: boolean;
  /** The cursor of the room whose audience was shown when it was written. */
  readonly shown?: string;
  /** Words that had lost their place. */
  readonly lost?: readonly string[];
  readonly saved: number;
}

export async function keep(vault: Vault, text: Id, kept: Kept): Promise<boolean> {
  return vault.change([{ kind: "text", name: text, value: kept }], []);
}

export async function keptOf(vault: Vault, text: Id): Promise<Kept | undefined> {
  return vault.find<Kept>({ kind: "text", name: text });
}

export async function letGo(vault: Vault, text: Id): Promise<void> {
  await vault.change([], [{ kind: "text", name: text }]);
}
