import type { Clock } from "../app/clock.ts";
import type { Contribution, Id } from "../app/types.ts";

const keptMax = 1_000;

/** Contributions told live to one room of this tab, for the polite summary. */
export class Arrivals {
  private readonly heard: { at: number; contribution: Contribution }[] = [];

  constructor(private readonly clock: Clock) {}

  note(contribution: Contribution): void {
    this.heard.push({ at: this.clock.now(), contribution });
    if (this.heard.length > keptMax) this.heard.shift();
  }

  /** Those of others since then. */
  since(at: number, mine: ReadonlySet<Id>): Contribution[] {
    return this.heard.filter((each) => each.at > at && !mine.has(each.contribution.id)).map(({ contribution }) => contribution);
  }

  clear(): void {
    this.heard.length = 0;
  }
}
