// What I look for and what was found: in this tab's memory only, for as long as the same person is signed in.
import type { Author, Id, Language, Time } from "../app/types.ts";
import { asTrouble, Problem, type Trouble } from "../app/problem.ts";
import { Store } from "../app/store.ts";

export type Order = "newest" | "fit";
export interface Question {
  readonly words: string;
  readonly forum?: Id;
  /** With its forum. */
  readonly room?: Id;
  readonly language?: Language;
  readonly author?: string;
  readonly order?: Order;
}
/** UTF-16 units. */
export interface Range { readonly from: number; readonly to: number }
export interface Excerpt { readonly text: string; readonly marks: readonly Range[] }
interface Found {
  readonly forum: Id;
  readonly room: Id;
  readonly at: Time;
  readonly language: Language;
  /** Absent where the thread was begun before my horizon. */
  readonly title?: Excerpt;
  readonly excerpt: Excerpt;
}
export interface FoundContribution extends Found {
  readonly kind: "contribution";
  readonly thread: Id;
  readonly contribution: Id;
  /** Found in a working translation of it. */
  readonly translation?: boolean;
  readonly author: Author;
}
/** A paper as it was circulated last, or a language version of it. */
export interface FoundPaper extends Found {
  readonly kind: "paper" | "rendition";
  readonly paper: Id;
  readonly symbol?: string;
  readonly party?: string;
  readonly author?: Author;
}
export type Hit = FoundContribution | FoundPaper;
export interface Hits { readonly count: number; readonly hits: readonly Hit[]; readonly next?: string }
type Ask = (question: Question & { readonly after?: string }) => Promise<Hits>;

export class Finding extends Store {
  question: Question = { words: "" };
  state: "nothing" | "asking" | "found" | "failed" = "nothing";
  count = 0;
  hits: readonly Hit[] = [];
  next: string | undefined;
  problem: Trouble | undefined;
  private asked = 0;

  constructor(private readonly ask: Ask) {
    super();
  }

  /** Looks for something else. */
  async find(question: Question): Promise<void> {
    this.forget();
    this.question = question;
    if (question.words.trim() === "" && (question.author ?? "") === "") return;
    this.state = "asking";
    await this.read(0);
  }

  /** The same question again, as far as I had read: what was found may be withdrawn or closed to me since. */
  async again(): Promise<void> {
    if (this.state !== "nothing") await this.read(this.hits.length);
  }

  async more(): Promise<void> {
    const { next } = this;
    if (next === undefined) return;
    const mine = ++this.asked;
    try {
      const page = await this.ask({ ...this.question, after: next });
      if (mine === this.asked) this.became(page, [...this.hits, ...page.hits]);
    } catch (error) {
      // The room of the last hit is closed to me now: where it stood I cannot go on.
      if (error instanceof Problem && error.code === "bad-cursor") return this.again();
      this.failed(mine, error);
    }
  }

  /** Somebody else signs in here, or nobody. */
  forget(): void {
    this.asked++;
    this.question = { words: "" };
    this.state = "nothing";
    this.count = 0;
    this.hits = [];
    this.next = undefined;
    this.problem = undefined;
    this.changed();
  }

  private async read(atLeast: number): Promise<void> {
    const mine = ++this.asked;
    this.changed();
    try {
      let page = await this.ask(this.question);
      let hits = page.hits;
      while (hits.length < atLeast && page.next !== undefined && mine === this.asked) {
        page = await this.ask({ ...this.question, after: page.next });
        hits = [...hits, ...page.hits];
      }
      if (mine === this.asked) this.became(page, hits);
    } catch (error) {
      this.failed(mine, error);
    }
  }

  private became(page: Hits, hits: readonly Hit[]): void {
    this.count = page.count;
    this.hits = hits;
    this.next = page.next;
    this.problem = undefined;
    this.state = "found";
    this.changed();
  }

  /** What was found before may be shown no longer, so nothing of it stays. */
  private failed(mine: number, error: unknown): void {
    if (mine !== this.asked) return;
    this.hits = [];
    this.next = undefined;
    this.problem = asTrouble(error);
    this.state = "failed";
    this.changed();
  }
}

/** A paper and its versions are several things, a contribution and its translations too. */
export function hitKey(hit: Hit): string {
  return `${hit.kind} ${hit.kind === "contribution" ? hit.contribution : hit.paper} ${hit.language}`;
}

/** The text in order, and which pieces of it were found. */
export function pieces({ text, marks }: Excerpt): { readonly text: string; readonly found: boolean }[] {
  let at = 0;
  const all = marks.flatMap(({ from, to }) => {
    const two = [{ text: text.slice(at, from), found: false }, { text: text.slice(from, to), found: true }];
    at = to;
    return two;
  });
  return [...all, { text: text.slice(at), found: false }].filter((each) => each.text !== "");
}
