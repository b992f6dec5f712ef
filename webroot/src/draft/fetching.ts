// The sheet is fetched when writing begins, but not later than a while after what is to be read stands: without a line
// it could not be fetched any more, and one must be able to write then. Not before: on a narrow line it would take the
// place of the words one waits for.

const quietMs = 1_500;

export async function fetchSheet(): Promise<void> {
  await import("./parley-editor.ts");
}

/** Fetches what writing needs, once the page stands. A failure does not matter: it is fetched again when needed. */
export function fetchAhead(): void {
  window.setTimeout(() => {
    void Promise.allSettled([fetchSheet(), import("../room/parley-audience-list.ts")]);
  }, quietMs);
}
