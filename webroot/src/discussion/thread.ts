// One thread as this tab reads it: all its pages, kept true by the frames of its room, and how far I have read.
import { asTrouble, Problem, Unreachable, type Trouble } from "../app/problem.ts";
import { Store } from "../app/store.ts";
import { isWithdrawn, type Contribution, type Id, type ThreadSummary } from "../app/types.ts";
import type { RoomFrame } from "../push/frames.ts";
import type { FeedState, RoomFeed, Tools } from "../room/feed.ts";
import { apply, claim, threadState, withPage, type ThreadState } from "./state.ts";
import { flatten, tree, type Branch } from "./tree.ts";

const againMsMax = 30_000;

export class ThreadFeed extends Store {
  state: FeedState = "loading";
  problem: Trouble | undefined;
  /** The last one I had read when I came; stands still while I am here. */
  readTo: Id | undefined;
  private folded: ThreadState | undefined;
  private readonly arrived = new Set<Id>();
  private seenTo = -1;
  private tries = 0;
  private reads = 0;
  private reading = false;
  private firstCursor = "";
  private cancelAgain = () => {};
  private ordered: { readonly of: readonly unknown[]; readonly branches: readonly Branch[] } | undefined;

  constructor(private readonly tools: Tools & { readonly room: RoomFeed }, readonly id: Id) {
    super();
  }

  get summary(): ThreadSummary | undefined {
    return this.folded?.summary;
  }

  get contributions(): readonly Contribution[] {
    return this.folded?.contributions ?? [];
  }

  get mine(): ReadonlySet<Id> {
    return this.folded?.mine ?? new Set();
  }

  /** All pages are read. */
  get complete(): boolean {
    return this.folded !== undefined && !this.folded.more;
  }

  get firstUnread(): Id | undefined {
    return this.contributions.slice(this.indexOf(this.readTo) + 1).find((each) => this.countsAsNew(each))?.id;
  }

  /** Arrived since I came, and not seen yet. */
  get fresh(): number {
    return this.contributions.slice(this.seenTo + 1).filter((each) => this.arrived.has(each.id) && this.countsAsNew(each)).length;
  }

  /** In reading order; the same list as long as nothing of it is another. */
  get branches(): readonly Branch[] {
    const of = [this.folded?.contributions, this.folded?.mine, this.readTo];
    if (this.ordered === undefined || of.some((each, i) => each !== this.ordered!.of[i])) this.ordered = { of, branches: this.inOrder() };
    return this.ordered.branches;
  }

  private inOrder(): Branch[] {
    const last = this.indexOf(this.readTo);
    const place = new Map(this.contributions.map((each, index) => [each.id, index]));
    const isNew = (each: Contribution): boolean => place.get(each.id)! > last && this.countsAsNew(each);
    return flatten(tree(this.contributions, { mine: this.mine, isNew }));
  }

  /** I have seen all up to this one. */
  seen(upTo: Id): void {
    const index = this.indexOf(upTo);
    if (index <= this.seenTo) return;
    this.seenTo = index;
    if (this.tools.room.view?.openUntil === undefined) this.tools.marks.read(this.tools.room, this.id, upTo);
    this.tools.room.readOn(this.id, this.contributions.slice(index + 1).filter((each) => this.countsAsNew(each)).length);
    this.changed();
  }

  /** I go elsewhere: when I come back, what is new is counted from what I have seen. */
  leave(): void {
    this.readTo = this.contributions[this.seenTo]?.id ?? this.readTo;
    this.arrived.clear();
  }

  async reload(): Promise<void> {
    this.cancelAgain();
    const read = ++this.reads;
    const { room } = this.tools;
    const epoch = room.epoch;
    this.reading = true;
    try {
      const state = await this.pages(() => read === this.reads);
      if (state === undefined) return;
      this.reading = false;
      // The room was read after this was asked for, and stands elsewhere: what lies between was told to neither.
      if (room.epoch !== epoch && this.firstCursor !== room.cursor) return await this.reload();
      // What was told while the pages were on their way: a page may be older than the room.
      this.become(room.recent.reduce(apply, state));
    } catch (error) {
      if (read === this.reads) this.unread(asTrouble(error));
    }
  }

  /** The room was read; the first time its page and mine may have crossed. */
  roomRead(first: boolean): void {
    if (first && (this.reading || this.folded?.cursor === this.tools.room.cursor)) return;
    void this.reload();
  }

  hear(frame: RoomFrame): void {
    if (this.folded === undefined) return;
    const before = this.folded.contributions.length;
    this.folded = apply(this.folded, frame);
    for (const each of this.folded.contributions.slice(before)) this.arrived.add(each.id);
    this.claimed();
  }

  /** More of them are known to be mine. */
  claimed(): void {
    if (this.folded === undefined) return;
    const { mine } = this.tools.room;
    this.folded = this.contributions.filter((each) => mine.has(each.id)).reduce((state, each) => claim(state, each.id), this.folded);
    this.changed();
  }

  lineStands(): void {
    if (this.problem instanceof Unreachable) void this.reload();
  }

  gone(): void {
    this.close();
    this.folded = undefined;
    this.state = "gone";
    this.changed();
  }

  close(): void {
    this.reads++;
    this.cancelAgain();
  }

  /** Reads page after page as long as nobody else began to; shows each as it comes. */
  private async pages(current: () => boolean): Promise<ThreadState | undefined> {
    const { api, room } = this.tools;
    let state = threadState(await api.thread(room.forum, room.room, this.id));
    if (!current()) return undefined;
    this.firstCursor = state.cursor;
    if (this.folded === undefined) this.readTo = state.readTo;
    while (state.more) {
      this.become(state);
      const after = state.contributions.at(-1)!.id;
      state = withPage(state, await api.thread(room.forum, room.room, this.id, { after }));
      if (!current()) return undefined;
    }
    return state;
  }

  private become(state: ThreadState): void {
    const before = this.folded;
    // Read a second time, it shows nothing less than before while its pages come.
    if (before !== undefined && state.more && state.contributions.length < before.contributions.length) return;
    if (before?.more === false) {
      const known = new Set(before.contributions.map((each) => each.id));
      for (const each of state.contributions) if (!known.has(each.id)) this.arrived.add(each.id);
    }
    const seen = this.contributions[this.seenTo]?.id ?? this.readTo;
    this.folded = state;
    this.seenTo = this.indexOf(seen);
    this.tries = 0;
    this.problem = undefined;
    this.state = "ready";
    this.claimed();
  }

  private unread(trouble: Trouble): void {
    this.reading = false;
    if (trouble instanceof Problem && trouble.code === "not-found") return this.gone();
    this.problem = trouble;
    if (this.folded === undefined) this.state = "failed";
    if (!(trouble instanceof Problem && trouble.code === "signed-out")) {
      const ms = Math.min(againMsMax, 1_000 * 2 ** this.tries++);
      this.cancelAgain = this.tools.clock.after(ms, () => void this.reload());
    }
    this.changed();
  }

  private indexOf(id: Id | undefined): number {
    return id === undefined ? -1 : this.contributions.findIndex((each) => each.id === id);
  }

  private countsAsNew(contribution: Contribution): boolean {
    return !this.mine.has(contribution.id) && !isWithdrawn(contribution);
  }
}
