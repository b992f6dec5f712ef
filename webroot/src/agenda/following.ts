// A page of a room besides the room itself (its sessions, an agenda): read when opened, kept true by the room's
// frames, read again whenever that cannot be trusted or a frame cannot say what only I am told.
import type { Clock } from "../app/clock.ts";
import { asTrouble, Problem, Unreachable, type Trouble } from "../app/problem.ts";
import { Store } from "../app/store.ts";
import type { RoomFrame } from "../push/frames.ts";
import type { FeedState, RoomFeed } from "../room/feed.ts";
import type { Part } from "../room/part.ts";

const againMsMax = 30_000;
const soonMs = 500;

export interface Way<P> {
  readonly read: () => Promise<P>;
  readonly apply: (page: P, frame: RoomFrame) => P;
  /** Whether I must ask again, since the frame does not carry what it changed for me. */
  readonly asks: (before: P, after: P, frame: RoomFrame) => boolean;
}

export class Following<P extends { readonly cursor: string }> extends Store implements Part {
  state: FeedState = "loading";
  problem: Trouble | undefined;
  page: P | undefined;
  /** Changed by others while I was doing nothing: for the polite word. */
  private heard = 0;
  private doing = 0;
  private reads = 0;
  private tries = 0;
  private cancelAgain = () => {};

  constructor(private readonly room: RoomFeed, private readonly clock: Clock, private readonly way: Way<P>) {
    super();
  }

  /** How often others have changed it since this was asked. */
  takeHeard(): number {
    const heard = this.heard;
    this.heard = 0;
    return heard;
  }

  /** Does something to it, then reads it again: the answer to me says more than the frame to all. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.doing++;
    try {
      return await work();
    } finally {
      void this.reload().finally(() => this.doing--);
    }
  }

  /** Does something whose answer says what it changed, and is laid on the page; reads it again where that cannot be. */
  async laying<T>(work: () => Promise<T>, lay: (page: P, answer: T) => P | undefined): Promise<T> {
    this.doing++;
    try {
      const answer = await work();
      const laid = this.page === undefined ? undefined : lay(this.page, answer);
      if (laid === undefined) await this.reload();
      else this.page = laid;
      this.changed();
      return answer;
    } catch (error) {
      void this.reload();
      throw error;
    } finally {
      this.doing--;
    }
  }

  /** Shows what a command on its way will make of it; the reading that follows puts it right. */
  expect(page: P): void {
    // What is being read is older than this.
    this.reads++;
    this.page = page;
    this.changed();
  }

  async reload(): Promise<void> {
    this.cancelAgain();
    const read = ++this.reads;
    const { room } = this;
    const { epoch } = room;
    try {
      const page = await this.way.read();
      if (read !== this.reads) return;
      // The room was read after this was asked for, and stands elsewhere: what lies between was told to neither.
      if (room.epoch !== epoch && page.cursor !== room.cursor) return await this.reload();
      const first = this.page === undefined;
      let asks = false;
      this.page = since(room.recent, page.cursor).reduce((known, frame) => {
        const after = this.way.apply(known, frame);
        // Later readings were asked for by then, when it was heard.
        asks ||= first && this.way.asks(known, after, frame);
        return after;
      }, page);
      this.state = "ready";
      this.problem = undefined;
      this.tries = 0;
      if (asks) this.again(soonMs);
      this.changed();
    } catch (error) {
      const trouble = asTrouble(error);
      if (read === this.reads) this.unread(trouble);
    }
  }

  hear(frame: RoomFrame): void {
    const before = this.page;
    if (before === undefined) return;
    const after = this.way.apply(before, frame);
    this.page = after;
    const told = different(before, after);
    if (told && this.doing === 0) this.heard++;
    if (this.way.asks(before, after, frame)) this.again(soonMs);
    if (told) this.changed();
  }

  roomRead(first: boolean): void {
    if (first && (this.page === undefined || this.page.cursor === this.room.cursor)) return;
    void this.reload();
  }

  /** Nothing here is claimed by its cursor. */
  claimed(): void {}

  lineStands(): void {
    if (this.problem instanceof Unreachable) void this.reload();
  }

  gone(): void {
    this.close();
    this.page = undefined;
    this.state = "gone";
    this.changed();
  }

  close(): void {
    this.reads++;
    this.cancelAgain();
  }

  private unread(trouble: Trouble): void {
    this.problem = trouble;
    if (trouble instanceof Problem && trouble.code === "not-found") {
      this.page = undefined;
      this.state = "gone";
    } else {
      if (this.page === undefined) this.state = "failed";
      const signedOut = trouble instanceof Problem && trouble.code === "signed-out";
      if (!signedOut) this.again(Math.min(againMsMax, 1_000 * 2 ** this.tries++));
    }
    this.changed();
  }

  private again(ms: number): void {
    this.cancelAgain();
    this.cancelAgain = this.clock.after(ms * (1 + this.clock.random()), () => void this.reload());
  }
}

/** What was told after the page was read; all of it where that cannot be told, since it is whole values in their order. */
function since(recent: readonly RoomFrame[], cursor: string): readonly RoomFrame[] {
  return recent.slice(recent.findIndex((frame) => frame.cursor === cursor) + 1);
}

function different(before: { readonly cursor: string }, after: { readonly cursor: string }): boolean {
  return JSON.stringify({ ...before, cursor: "" }) !== JSON.stringify({ ...after, cursor: "" });
}
