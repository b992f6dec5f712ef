// A long thread in stretches of a few contributions: each is drawn by itself, so that nothing ever draws the whole.
import type { Id } from "../app/types.ts";
import type { Branch } from "./tree.ts";

export interface Stretch {
  readonly key: number;
  readonly branches: readonly Branch[];
}
interface Growing { readonly key: number; readonly branches: Branch[] }

export const stretchSize = 12;
const stretchMax = 4 * stretchSize;
let made = 0;

/**
 * What stood in a stretch stays in it, so that one that comes touches only the stretch it stands in.
 *
 * @param kept the contribution under which somebody writes: that stretch is not parted
 */
export function stretched(branches: readonly Branch[], before: readonly Stretch[], kept?: Id): Stretch[] {
  const home = new Map<Id, number>();
  for (const { key, branches: inside } of before) for (const { contribution } of inside) home.set(contribution.id, key);
  const coming = nextHomes(branches, home);
  const begun = new Set<number>();
  const all: Growing[] = [];
  branches.forEach((branch, i) => {
    const last = all.at(-1);
    const own = home.get(branch.contribution.id);
    const joins = last !== undefined && (own === undefined ? last.branches.length < stretchSize || coming[i] === last.key : own === last.key);
    if (joins) return void last.branches.push(branch);
    const key = own ?? coming[i];
    const free = key !== undefined && !begun.has(key) ? key : ++made;
    begun.add(free);
    all.push({ key: free, branches: [branch] });
  });
  return all.flatMap((each) => parted(each, kept));
}

/** For each, the stretch of the first at or after it that has one. */
function nextHomes(branches: readonly Branch[], home: ReadonlyMap<Id, number>): (number | undefined)[] {
  const coming = new Array<number | undefined>(branches.length);
  let next: number | undefined;
  for (let i = branches.length - 1; i >= 0; i--) coming[i] = next = home.get(branches[i]!.contribution.id) ?? next;
  return coming;
}

function parted(stretch: Stretch, kept: Id | undefined): Stretch[] {
  const { key, branches } = stretch;
  if (branches.length <= stretchMax || branches.some(({ contribution }) => contribution.id === kept)) return [stretch];
  const parts: Stretch[] = [];
  for (let i = 0; i < branches.length; i += stretchSize) parts.push({ key: i === 0 ? key : ++made, branches: branches.slice(i, i + stretchSize) });
  return parts;
}
