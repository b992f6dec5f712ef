// The sheet is fetched when writing begins, but not later than when the page has been quiet for a
// while: without a line it could not be fetched any more, and one must be able to write then.

const quietMs = 1_500;

export async function fetchSheet(): Promise<void> {
  await import("./parley-editor.ts");
}

/** Fetches what writing needs while nothing else is going on. A failure does not matter: it is fetched again when needed. */
export function fetchAhead(): void {
  window.setTimeout(() => {
    void Promise.allSettled([fetchSheet(), import("../room/parley-audience-list.ts")]);
  }, quietMs);
}
