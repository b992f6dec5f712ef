import type { Revision } from "./types.ts";

/** As they followed one another, whatever number the first has. */
export function inOrder(revisions: readonly Revision[]): readonly Revision[] {
  return [...revisions].sort((a, b) => a.revision - b.revision);
}
