// Bringing the elements of a list into another order while somebody writes in one of them: that one stays where it
// is, since an element that is moved loses focus, caret and keyboard; of the others as few as can be are moved.

/**
 * Which of them stay: the longest run that is in order already, through `anchor` if that is one of them.
 *
 * @param current the order that is
 * @param wanted the order that is to be; what is not in `current` is new
 */
export function staying<T>(current: readonly T[], wanted: readonly T[], anchor?: T): ReadonlySet<T> {
  const place = new Map(wanted.map((each, index) => [each, index]));
  const at = anchor === undefined ? undefined : place.get(anchor);
  const before = anchor === undefined ? -1 : current.indexOf(anchor);
  const kept = current
    .map((each, index) => ({ each, index, place: place.get(each) }))
    .filter((each): each is { each: T; index: number; place: number } => each.place !== undefined)
    .filter(({ each, index, place: to }) => at === undefined || before < 0 || each === anchor || (index < before) === (to < at));
  return new Set(rising(kept.map(({ place: to }) => to)).map((to) => wanted[to]!));
}

/** Brings `parent`'s children into the wanted order, moving neither those that stay nor the one `anchor`. */
export function arrange(parent: Element, wanted: readonly Element[], anchor?: Element): void {
  const current = [...parent.children];
  for (const each of current) if (!wanted.includes(each)) each.remove();
  const still = staying(current, wanted, anchor);
  let next: Element | null = null;
  for (const each of [...wanted].reverse()) {
    if (!still.has(each)) parent.insertBefore(each, next);
    next = each;
  }
}

/** A longest rising run of these numbers (patience sorting; Fredman 1975). */
function rising(numbers: readonly number[]): number[] {
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  numbers.forEach((value, index) => {
    const found = ends.findIndex((end) => numbers[end]! >= value);
    const at = found < 0 ? ends.length : found;
    previous[index] = at === 0 ? undefined : ends[at - 1];
    ends[at] = index;
  });
  const run: number[] = [];
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) run.unshift(numbers[index]!);
  return run;
}
