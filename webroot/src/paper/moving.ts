// Paragraphs that went from one place and came, the same to the letter, to another: a lawyer reads them as moved.
import type { BlockChange } from "../text/difference.ts";

export type Shift = "from" | "to";
export interface Comparison { readonly change: BlockChange; readonly moved?: Shift }

/** Shorter than this, two paragraphs are alike by chance. */
const wordsMin = 3;

export function withMoves(changes: readonly BlockChange[]): Comparison[] {
  const places = new Map<string, { gone: number[]; young: number[] }>();
  changes.forEach((change, at) => {
    if (change.is !== "gone" && change.is !== "new") return;
    const words = wordsOf(change);
    if (words.trim().split(/\s+/).length < wordsMin && words.length < 4 * wordsMin) return;
    const key = `${change.type} ${words}`;
    const found = places.get(key) ?? { gone: [], young: [] };
    (change.is === "gone" ? found.gone : found.young).push(at);
    places.set(key, found);
  });
  const shifts = new Map<number, Shift>();
  for (const { gone, young } of places.values()) {
    // As many as came went.
    for (let i = 0; i < Math.min(gone.length, young.length); i++) {
      shifts.set(gone[i]!, "from");
      shifts.set(young[i]!, "to");
    }
  }
  return changes.map((change, at) => {
    const moved = shifts.get(at);
    return moved === undefined ? { change } : { change, moved };
  });
}

/** A change as one side of it reads: what stood before, or what stands now; undefined where nothing does. */
export function sideOf({ change }: Comparison, side: "before" | "after"): BlockChange | undefined {
  const other = side === "before" ? "new" : "gone";
  if (change.is === other) return undefined;
  return { ...change, pieces: change.pieces.filter(({ is }) => is !== other) };
}

function wordsOf({ pieces }: BlockChange): string {
  return pieces.map(({ text }) => text).join("");
}
