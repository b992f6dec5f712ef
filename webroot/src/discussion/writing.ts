// Who is offered the composer. Pure.
import type { Target } from "../outbox/target.ts";

/** An interpreter translates without speaking; all else takes the right to contribute. */
export function mayWrite(rights: readonly string[] | undefined, target: Target | undefined): boolean {
  return target?.kind === "translation" || (rights?.includes("contribute") ?? false);
}
