// How far I have read: only what was on screen counts, and only without a gap, since "read to" is one
// place in the order in which contributions were made.
import { isWithdrawn, type Contribution } from "../app/types.ts";

export class ReadingMark {
  private readonly seen = new Set<string>();
  private told: string | undefined;

  constructor(private readonly tell: (upTo: string) => void) {}

  see(id: string): void {
    this.seen.add(id);
  }

  /** Tells the last one up to which nothing is unseen, if that has moved. */
  advance(contributions: readonly Contribution[], readTo: string | undefined, mine: ReadonlySet<string>): void {
    const start = contributions.findIndex((each) => each.id === readTo) + 1;
    let reached: string | undefined;
    for (const each of contributions.slice(start)) {
      if (!this.seen.has(each.id) && !mine.has(each.id) && !isWithdrawn(each)) break;
      reached = each.id;
    }
    if (reached === undefined || reached === this.told) return;
    this.told = reached;
    this.tell(reached);
  }

  isSeen(id: string): boolean {
    return this.seen.has(id);
  }
}
