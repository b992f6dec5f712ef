// Signing out leads over the issuer's page back to the start: what is to be said there travels in this tab's own
// storage. It tells nothing of anybody: whether words were kept is no business of whoever sits here next.

const WORD = "parley.farewell";

export function leaveWord(wiped: boolean): void {
  try {
    sessionStorage.setItem(WORD, wiped ? "wiped" : "left");
  } catch (e) {
    // A browser that forbids storage: the start page says nothing more than that one may sign in.
    if (!(e instanceof DOMException)) throw e;
  }
}

/** Once. */
export function wordLeft(): { wiped: boolean } | undefined {
  try {
    const word = sessionStorage.getItem(WORD);
    sessionStorage.removeItem(WORD);
    return word === null ? undefined : { wiped: word === "wiped" };
  } catch (e) {
    if (!(e instanceof DOMException)) throw e;
    return undefined;
  }
}
