// Where a reply of mine that has not arrived stands: behind the last of what already answers the same.
import type { Item } from "../outbox/queue.ts";
import { shownDepthMax, type Branch } from "./tree.ts";

export interface PendingReply {
  item: Item;
  depth: number;
}

/** By the contribution each one stands behind; by undefined those that stand at the end. Edits stand where their original does. */
export function pendingReplies(branches: readonly Branch[], pending: readonly Item[]): ReadonlyMap<string | undefined, PendingReply[]> {
  const placed = new Map<string | undefined, PendingReply[]>();
  for (const item of pending) {
    if (item.target.kind === "edit" || item.target.kind === "translation" || item.target.kind === "thread") continue;
    const parent = item.target.kind === "withdrawal" ? item.target.contribution : item.target.parent;
    const at = branches.findIndex((each) => each.contribution.id === parent);
    const behind = at < 0 ? undefined : item.target.kind === "withdrawal" ? branches[at] : branches[lastBelow(branches, at)];
    const depth = at < 0 ? 0 : Math.min(branches[at]!.depth + 1, shownDepthMax);
    const key = behind?.contribution.id;
    placed.set(key, [...(placed.get(key) ?? []), { item, depth }]);
  }
  return placed;
}

function lastBelow(branches: readonly Branch[], at: number): number {
  let last = at;
  while (last + 1 < branches.length && branches[last + 1]!.depth > branches[at]!.depth) last++;
  return last;
}
