// What somebody pressed when they were asked to sign in once more: kept, sealed, as it was sent, so that they find it
// again when they come back, and so that a repetition is the same command. Offered for half an hour; gone from the
// device once it is read, at the latest when they sign out.
import type { Ask } from "../app/http.ts";
import type { Vault } from "../device/vault.ts";

export interface Pending {
  readonly path: string;
  readonly ask: Ask;
  /** The page on which it was pressed. */
  readonly page: string;
  readonly at: number;
}

/** Longer than anybody takes who sets up a second factor; what is older is not theirs to press any more. */
export const pendingMsMax = 30 * 60_000;
const name = { kind: "act", name: "stepUp" } as const;

export async function keep(vault: Vault, pending: Pending): Promise<void> {
  await vault.change([{ ...name, value: pending }], []);
}

/** Once only: whoever reads it has it, and the device no more. */
export async function take(vault: Vault, page: string, now: number): Promise<Pending | undefined> {
  const pending = await vault.find<Pending>(name);
  if (pending === undefined) return undefined;
  await vault.change([], [name]);
  return pending.page === page && now - pending.at < pendingMsMax && now >= pending.at ? pending : undefined;
}

const acts = ["loosening", "removal", "restoration", "purge", "retention", "burning", "glasses", "charter", "deputy", "tokens"] as const;
export type Act = (typeof acts)[number] | "agree" | "decline" | "other";

/** What it is, for people. */
export function actOf({ path, ask }: Pending): Act {
  const last = path.split("/").at(-1)!;
  if (last === "answer") return (ask.body as { agrees?: boolean } | undefined)?.agrees === true ? "agree" : "decline";
  return acts.find((act) => act === last) ?? "other";
}
