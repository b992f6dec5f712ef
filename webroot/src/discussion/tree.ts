// Who answers whom: contributions in the order they are read, nested to depth 3 and then flat.
import type { Contribution, Id } from "../app/types.ts";

export interface Branch {
  readonly contribution: Contribution;
  /** From 0, as deep as it truly is. */
  readonly depth: number;
  /** How far it is indented. */
  readonly shownDepth: number;
  readonly parent?: Contribution;
  /** Named where the indentation no longer shows it. */
  readonly inReplyTo?: Contribution;
  readonly isNew: boolean;
  readonly mine: boolean;
  readonly children: readonly Branch[];
}
export interface Seen { readonly mine: ReadonlySet<Id>; readonly isNew: (contribution: Contribution) => boolean }
type Growing = Omit<Branch, "children"> & { readonly children: Growing[] };

export const shownDepthMax = 3;

/** In one pass, because a reply is always made after what it answers: no depth of nesting can exhaust the stack. */
export function tree(contributions: readonly Contribution[], seen: Seen): Branch[] {
  const known = new Map<Id, Growing>();
  const roots: Growing[] = [];
  for (const contribution of contributions) {
    // A reply to what I may not see stands by itself.
    const parent = contribution.parent === undefined ? undefined : known.get(contribution.parent);
    const depth = parent === undefined ? 0 : parent.depth + 1;
    const branch: Growing = {
      contribution,
      depth,
      shownDepth: Math.min(depth, shownDepthMax),
      ...(parent === undefined ? {} : { parent: parent.contribution }),
      ...(parent !== undefined && depth > shownDepthMax ? { inReplyTo: parent.contribution } : {}),
      isNew: seen.isNew(contribution),
      mine: seen.mine.has(contribution.id),
      children: [],
    };
    known.set(contribution.id, branch);
    (parent?.children ?? roots).push(branch);
  }
  return roots;
}

/** The tree is made anew at each change; what is drawn of it is another only if something of it is another. */
export function differs(now: Branch, before: Branch | undefined): boolean {
  return (
    before === undefined || now.contribution !== before.contribution || now.isNew !== before.isNew || now.mine !== before.mine ||
    now.shownDepth !== before.shownDepth || now.parent !== before.parent
  );
}

/** In reading order: each one before its replies. */
export function flatten(branches: readonly Branch[]): Branch[] {
  const ordered: Branch[] = [];
  const waiting = [...branches].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    ordered.push(next);
    for (let i = next.children.length - 1; i >= 0; i--) waiting.push(next.children[i]!);
  }
  return ordered;
}
