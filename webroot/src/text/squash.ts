// What was written alone goes in as a whole: the fewest steps from the text as it was to the text as it is, so that
// nothing that was typed and removed again leaves this device.
import { Fragment, Slice, type Node } from "prosemirror-model";
import { ReplaceStep, type Step } from "prosemirror-transform";

/** A stretch of blocks that became another, as indices of the children of both. */
interface Run { readonly a: number; readonly aEnd: number; readonly b: number; readonly bEnd: number }

/** Above this many pairs the blocks in between are not compared one with another. */
const PAIRS_MAX = 250_000;

export function squashed(before: Node, after: Node): Step[] {
  const steps: Step[] = [];
  // From the end, so that what is changed does not move what is still to be changed.
  for (const run of runs(blocks(before), blocks(after)).reverse()) steps.push(stepOf(before, after, run));
  return leadsTo(before, after, steps) ? steps : [new ReplaceStep(0, before.content.size, new Slice(after.content, 0, 0))];
}

function leadsTo(before: Node, after: Node, steps: readonly Step[]): boolean {
  let doc = before;
  for (const step of steps) {
    const made = step.apply(doc).doc;
    if (made === null) return false;
    doc = made;
  }
  return doc.eq(after);
}

function blocks(doc: Node): Node[] {
  const made: Node[] = [];
  doc.forEach((child) => made.push(child));
  return made;
}

function runs(a: readonly Node[], b: readonly Node[]): Run[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start]!.eq(b[start]!)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1]!.eq(b[endB - 1]!)) {
    endA--;
    endB--;
  }
  if (start === endA && start === endB) return [];
  const whole = { a: start, aEnd: endA, b: start, bEnd: endB };
  return (endA - start) * (endB - start) > PAIRS_MAX ? [whole] : between(a, b, whole);
}

/** By the longest common subsequence of the blocks. */
function between(a: readonly Node[], b: readonly Node[], { a: a0, aEnd, b: b0, bEnd }: Run): Run[] {
  const width = bEnd - b0 + 1;
  const longest = new Uint32Array((aEnd - a0 + 1) * width);
  for (let i = aEnd - 1; i >= a0; i--) {
    for (let j = bEnd - 1; j >= b0; j--) {
      const here = (i - a0) * width + (j - b0);
      longest[here] = a[i]!.eq(b[j]!) ? longest[here + width + 1]! + 1 : Math.max(longest[here + width]!, longest[here + 1]!);
    }
  }
  const found: Run[] = [];
  let i = a0;
  let j = b0;
  let open: { a: number; b: number } | undefined;
  while (i < aEnd || j < bEnd) {
    const here = (i - a0) * width + (j - b0);
    if (i < aEnd && j < bEnd && a[i]!.eq(b[j]!)) {
      if (open !== undefined) found.push({ ...open, aEnd: i, bEnd: j });
      open = undefined;
      i++;
      j++;
    } else {
      open ??= { a: i, b: j };
      if (j >= bEnd || (i < aEnd && longest[here + width]! >= longest[here + 1]!)) i++;
      else j++;
    }
  }
  if (open !== undefined) found.push({ ...open, aEnd, bEnd });
  return found;
}

function stepOf(before: Node, after: Node, { a, aEnd, b, bEnd }: Run): Step {
  const from = sizeTo(before, a);
  const to = sizeTo(before, aEnd);
  const there = sizeTo(after, b);
  const thereEnd = sizeTo(after, bEnd);
  const old = before.content.cut(from, to);
  const young = after.content.cut(there, thereEnd);
  const within = aEnd - a === bEnd - b ? refined(before, after, { from, to, there, thereEnd }, old, young) : undefined;
  return within ?? new ReplaceStep(from, to, new Slice(young, 0, 0));
}

/** Only the part of the blocks that differs. */
function refined(
  before: Node, after: Node, at: { from: number; to: number; there: number; thereEnd: number }, old: Fragment, young: Fragment,
): Step | undefined {
  const start = old.findDiffStart(young);
  const end = old.findDiffEnd(young);
  if (start === null || end === null) return undefined;
  // In "aa" to "aaa" both ends claim the same letters.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const step = new ReplaceStep(at.from + start, at.from + end.a + overlap, after.slice(at.there + start, at.there + end.b + overlap));
  return step.apply(before).doc === null ? undefined : step;
}

function sizeTo(doc: Node, index: number): number {
  let size = 0;
  for (let i = 0; i < index; i++) size += doc.child(i).nodeSize;
  return size;
}
