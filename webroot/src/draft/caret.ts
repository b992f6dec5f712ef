// Where the caret stood, kept over a new sign-in or a reload: places only, no words.
import type { Target } from "../outbox/target.ts";

interface Caret {
  anchor: number;
  head: number;
}

const NAME = "parley.caret";

export function keepCaret(target: Target, caret: Caret): void {
  sessionStorage.setItem(NAME, JSON.stringify({ target: JSON.stringify(target), ...caret }));
}

/** The caret kept for this target, once. */
export function keptCaret(target: Target): Caret | undefined {
  const kept = sessionStorage.getItem(NAME);
  if (kept === null) return undefined;
  const { target: of, anchor, head } = JSON.parse(kept) as Caret & { target: string };
  if (of !== JSON.stringify(target)) return undefined;
  sessionStorage.removeItem(NAME);
  return { anchor, head };
}
