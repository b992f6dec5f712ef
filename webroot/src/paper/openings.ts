// The first words of papers, for the matrix: read a few at a time, and each revision once, since what was circulated
// is never another.
import { asTrouble, type Trouble } from "../app/problem.ts";
import { Store } from "../app/store.ts";
import type { Id } from "../app/types.ts";
import { firstParagraph } from "./matrix.ts";
import { inOrder } from "./order.ts";
import type { Paper, RevisionPage } from "./types.ts";

/** `changed`: its first paragraph is another than in the revision before. */
export interface Opening { readonly words: string; readonly changed: boolean }
interface Reading { revision(id: Id, revision: number): Promise<RevisionPage> }

const atOnce = 3;

export class Openings extends Store {
  problem: Trouble | undefined;
  private readonly known = new Map<string, Opening>();
  private readonly asked = new Set<string>();
  private queue: Paper[] = [];
  private going = 0;

  constructor(private readonly api: Reading) {
    super();
  }

  of(paper: Paper): Opening | undefined {
    return this.known.get(keyOf(paper));
  }

  /** Reads those that were not read yet, and keeps no words of others: they may have been withdrawn. */
  want(papers: readonly Paper[]): void {
    const wanted = new Set(papers.map(keyOf));
    for (const key of this.asked) if (!wanted.has(key)) this.forget(key);
    const fresh = papers.filter((paper) => !this.asked.has(keyOf(paper)));
    for (const paper of fresh) this.asked.add(keyOf(paper));
    this.queue.push(...fresh);
    while (this.going < atOnce && this.queue.length > 0) void this.next();
  }

  /** What could not be read is asked for again. */
  again(papers: readonly Paper[]): void {
    this.problem = undefined;
    for (const paper of papers) if (!this.known.has(keyOf(paper))) this.asked.delete(keyOf(paper));
    this.want(papers);
  }

  private forget(key: string): void {
    this.asked.delete(key);
    this.known.delete(key);
  }

  private async next(): Promise<void> {
    const paper = this.queue.shift();
    if (paper === undefined) return;
    this.going++;
    try {
      const opening = await this.read(paper);
      if (this.asked.has(keyOf(paper))) this.known.set(keyOf(paper), opening);
    } catch (error) {
      this.problem = asTrouble(error);
    } finally {
      this.going--;
      this.changed();
    }
    void this.next();
  }

  private async read(paper: Paper): Promise<Opening> {
    const before = inOrder(paper.revisions).at(-2);
    const [now, then] = await Promise.all([
      this.api.revision(paper.id, paper.revision).then(({ doc }) => firstParagraph(doc)),
      before === undefined ? undefined : this.api.revision(paper.id, before.revision).then(({ doc }) => firstParagraph(doc)),
    ]);
    return { words: now, changed: then !== undefined && then !== now };
  }
}

function keyOf({ id, revision }: Paper): string {
  return `${id} ${revision}`;
}
