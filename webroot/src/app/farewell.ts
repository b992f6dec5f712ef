// What this tab says to itself over the issuer's pages, in its own storage. It tells nothing of anybody: whether words
// were kept is no business of whoever sits here next.

const WORD = "parley.farewell";
const STEP_UP = "parley.stepUp";

/** What became of what this browser kept: part of it stays where it could not all be taken away. */
export type Left = "kept" | "wiped" | "part";
const lefts: readonly string[] = ["kept", "wiped", "part"] satisfies Left[];

export function leaveWord(left: Left): void {
  leave(WORD, left);
}

/** Once. */
export function wordLeft(): Left | undefined {
  const word = found(WORD);
  return word !== null && lefts.includes(word) ? (word as Left) : undefined;
}

/** This tab goes to show once more who it is; what it was about to do is kept sealed elsewhere. */
export function leaveForStepUp(): void {
  leave(STEP_UP, "yes");
}

/** Once. */
export function cameFromStepUp(): boolean {
  return found(STEP_UP) !== null;
}

function leave(name: string, word: string): void {
  try {
    sessionStorage.setItem(name, word);
  } catch (e) {
    // A browser that forbids storage: the next page says nothing of it.
    if (!(e instanceof DOMException)) throw e;
  }
}

function found(name: string): string | null {
  try {
    const word = sessionStorage.getItem(name);
    sessionStorage.removeItem(name);
    return word;
  } catch (e) {
    if (!(e instanceof DOMException)) throw e;
    return null;
  }
}
