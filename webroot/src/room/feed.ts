// One room as this tab sees it: its page, kept true by frames; read again whenever that cannot be trusted.
import type { Api } from "../app/api.ts";
import type { Clock } from "../app/clock.ts";
import { asTrouble, Problem, Unreachable, type Trouble } from "../app/problem.ts";
import { Store } from "../app/store.ts";
import type { Contribution, Id, RoomView, Shown } from "../app/types.ts";
import { ThreadFeed } from "../discussion/thread.ts";
import type { Follower } from "../push/follower.ts";
import { isRoomFrame, type Frame, type RoomFrame } from "../push/frames.ts";
import type { Live } from "../push/live.ts";
import { Arrivals } from "./arrivals.ts";
import type { Marks } from "./marks.ts";
import type { Part } from "./part.ts";
import { apply, claim, read, roomState, type RoomState } from "./state.ts";
import { takenAway } from "./takenaway.ts";

export interface Tools {
  readonly api: Pick<Api, "room" | "thread" | "audience" | "forget">;
  readonly live: Pick<Live, "follow" | "again">;
  readonly clock: Clock;
  readonly marks: Pick<Marks, "read">;
}
export type FeedState = "loading" | "ready" | "gone" | "failed";

/** A thread read at an older cursor than the room stands at is brought up by these. */
const recentMax = 1_000;
const againMsMax = 30_000;

export class RoomFeed extends Store implements Follower {
  state: FeedState = "loading";
  problem: Trouble | undefined;
  /** What happened since the last break is still being told. */
  catchingUp = true;
  recent: readonly RoomFrame[] = [];
  /** How often the room was read: a thread asked for before a reading may be older than it. */
  epoch = 0;
  private folded: RoomState | undefined;
  private readonly threads = new Map<Id, ThreadFeed>();
  private readonly parts = new Set<Part>();
  private readonly heard: Arrivals;
  private skipped = false;
  private reading: Promise<void> | undefined;
  private tries = 0;
  private unfollow = () => {};
  private cancelAgain = () => {};

  constructor(private readonly tools: Tools, readonly forum: Id, readonly room: Id) {
    super();
    this.heard = new Arrivals(tools.clock);
  }

  get view(): RoomView | undefined {
    return this.folded?.page;
  }

  get cursor(): string | undefined {
    return this.folded?.page.cursor;
  }

  get mine(): ReadonlySet<Id> {
    return this.folded?.mine ?? new Set();
  }

  /** What an author is shown now. */
  shown(): Shown | undefined {
    return this.view && { cursor: this.view.cursor, audience: this.view.audience };
  }

  /** Contributions of others told live since then, for the polite summary; of a thread that is not open here nothing is read for it. */
  arrivals(since: number): Contribution[] {
    return this.heard.since(since, this.mine).filter(({ thread, id }) => this.threads.get(thread)?.mine.has(id) !== true);
  }

  thread(id: Id): ThreadFeed {
    let thread = this.threads.get(id);
    if (thread === undefined) {
      thread = new ThreadFeed({ ...this.tools, room: this }, id);
      this.threads.set(id, thread);
      this.attach(thread);
      void thread.reload();
    }
    return thread;
  }

  /** From now on it is told what the room is told. */
  attach(part: Part): void {
    this.parts.add(part);
  }

  open(): void {
    this.unfollow = this.tools.live.follow(this);
    void this.reload();
  }

  close(): void {
    this.unfollow();
    this.cancelAgain();
    for (const part of this.parts) part.close();
  }

  /** Reads the room and its open threads again; what is shown stays until the new is there. */
  reload(): Promise<void> {
    this.reading ??= this.readPage().then((read) => {
      this.reading = undefined;
      // Only now: what is told while the page is on its way does not follow on it.
      if (read) this.tools.live.again(this);
    });
    return this.reading;
  }

  subscribing(): void {
    this.catchingUp = true;
    this.skipped = false;
    this.changed();
  }

  lineStands(): void {
    if (this.problem instanceof Unreachable) void this.reload();
    for (const part of this.parts) part.lineStands();
  }

  hear(frame: Frame): void {
    for (const what of takenAway(frame)) this.forget(what);
    if (this.folded === undefined || this.reading !== undefined) return;
    if (isRoomFrame(frame)) return this.chain(frame);
    switch (frame.type) {
      case "subscribed": return this.caughtUp(frame.cursor);
      case "yours": return this.claimed({ cursor: frame.cursor });
      case "startOver": return void this.reload();
      case "closed": return this.gone(new Problem({ status: 404, code: "not-found" }));
      case "forumsChanged":
      case "pong": return;
    }
  }

  /** A contribution is mine: from the answer to sending it, or by `yours`. */
  claimed(which: { contribution: Id } | { cursor: string }): void {
    if (this.folded === undefined) return;
    this.folded = claim(this.folded, which);
    for (const part of this.parts) part.claimed();
    this.changed();
  }

  /** All was marked as read, or not read after all: threads that were read here begin anew. */
  readElsewhere(): Promise<void> {
    for (const thread of this.threads.values()) { thread.close(); this.parts.delete(thread); }
    this.threads.clear();
    return this.reload();
  }

  /** A thread was read on: so many are still new in it. */
  readOn(thread: Id, left: number): void {
    if (this.folded === undefined) return;
    this.folded = read(this.folded, thread, left);
    this.changed();
  }

  /** Off the shelf; a thread that is open here is read again, and kept, as it stands now. */
  private forget(what: string): void {
    if (!this.tools.api.forget(this.forum, this.room, what) || what === "") return;
    for (const [id, thread] of this.threads) if (`threads/${id}`.startsWith(what)) void thread.reload();
  }

  private chain(frame: RoomFrame): void {
    if (frame.after === this.cursor) this.take(frame);
    else if (frame.cursor === this.cursor) return;
    else if (this.catchingUp) this.skipped = true;
    else void this.reload();
  }

  private take(frame: RoomFrame): void {
    this.folded = apply(this.folded!, frame);
    this.recent = [...this.recent.slice(-recentMax + 1), frame];
    if (frame.type === "threadOpened" || frame.type === "contributed") this.heard.note(frame.contribution);
    for (const part of this.parts) part.hear(frame);
    // How I appear ("2 people fit") is told to me alone, never in a frame.
    if (frame.type === "audienceChanged") void this.askHowIAppear();
    this.changed();
  }

  private caughtUp(cursor: string): void {
    this.catchingUp = false;
    if (cursor === this.cursor) this.changed();
    else if (this.skipped) void this.reload();
    // Only what I may not see lies between: nothing to tell, but the place is a later one.
    else this.turn({ cursor });
  }

  private turn(what: Partial<RoomView>): void {
    this.folded = { ...this.folded!, page: { ...this.folded!.page, ...what } };
    this.changed();
  }

  private async askHowIAppear(): Promise<void> {
    if (this.view?.rule.inside === "name") return;
    try {
      const { audience } = await this.tools.api.audience(this.forum, this.room);
      if (this.folded === undefined || audience.youAppearAs === undefined) return;
      this.turn({ audience: { ...this.folded.page.audience, youAppearAs: audience.youAppearAs } });
    } catch (error) {
      // The bar keeps what it said until the next read of the room.
      asTrouble(error);
    }
  }

  /** @returns whether it was read */
  private async readPage(): Promise<boolean> {
    this.cancelAgain();
    const first = this.folded === undefined;
    try {
      this.folded = { ...roomState(await this.tools.api.room(this.forum, this.room)), mine: this.mine };
      this.epoch++;
      this.recent = [];
      this.tries = 0;
      this.problem = undefined;
      this.state = "ready";
    } catch (error) {
      this.unread(asTrouble(error));
      return false;
    }
    for (const part of this.parts) part.roomRead(first);
    this.changed();
    return true;
  }

  private unread(trouble: Trouble): void {
    if (trouble instanceof Problem && trouble.code === "not-found") return this.gone(trouble);
    this.problem = trouble;
    if (this.folded === undefined) this.state = "failed";
    if (!(trouble instanceof Problem && trouble.code === "signed-out")) this.againIn(trouble instanceof Problem ? trouble.retryAfterMs : undefined);
    this.changed();
  }

  private againIn(ms = Math.min(againMsMax, 1_000 * 2 ** this.tries++)): void {
    this.cancelAgain = this.tools.clock.after(ms * (1 + this.tools.clock.random()), () => void this.reload());
  }

  /** Not mine any more, or never was: nothing of it stays in this tab but what I wrote. */
  private gone(problem: Trouble): void {
    this.unfollow();
    this.cancelAgain();
    this.folded = undefined;
    this.recent = [];
    this.heard.clear();
    this.problem = problem;
    this.state = "gone";
    for (const part of this.parts) part.gone();
    this.changed();
  }
}
