// The same frames by long poll, where a network lets no WebSocket through.
import type { PollRoom } from "../app/api.ts";
import { asTrouble, type Trouble } from "../app/problem.ts";
import { pause, type Clock } from "../app/clock.ts";
import { keyOf, type Follower, type Line } from "./follower.ts";
import type { Frame } from "./frames.ts";

export type Poll = (rooms: readonly PollRoom[], signal: AbortSignal) => Promise<readonly Frame[]>;
export interface PollEnds {
  heard(frame: Frame): void;
  failed(trouble: Trouble): void;
}

/** Between two polls, so that a server that answers at once is not asked without end. */
const pauseMs = 500;

export class PollLine implements Line {
  private readonly followers = new Map<string, Follower>();
  private asking: AbortController | undefined;
  private ended = false;
  private wake: (() => void) | undefined;

  constructor(private readonly poll: Poll, private readonly clock: Clock, private readonly ends: PollEnds) {
    void this.run();
  }

  subscribe(follower: Follower): void {
    this.followers.set(keyOf(follower), follower);
    this.restart();
  }

  unsubscribe(follower: Follower): void {
    this.followers.delete(keyOf(follower));
    this.restart();
  }

  ping(): void {
    this.restart();
  }

  close(): void {
    this.ended = true;
    this.restart();
  }

  private restart(): void {
    this.asking?.abort();
    this.wake?.();
  }

  private async run(): Promise<void> {
    while (!this.ended) {
      const asked = [...this.followers.values()].filter((each) => each.cursor !== undefined);
      if (asked.length === 0) await new Promise<void>((resolve) => (this.wake = resolve));
      else if (!(await this.ask(asked))) return;
      else await pause(this.clock, pauseMs);
    }
  }

  private async ask(followers: readonly Follower[]): Promise<boolean> {
    const asking = (this.asking = new AbortController());
    const at = new Map(followers.map((each) => [keyOf(each), each.cursor!]));
    const rooms = followers.map(({ forum, room, text, cursor }) => ({ forum, room, ...(text === undefined ? {} : { text }), cursor: cursor! }));
    try {
      const frames = await this.poll(rooms, asking.signal);
      if (this.ended) return false;
      // A room that was read again meanwhile stands elsewhere: what follows on its old place is not for it.
      for (const frame of frames) if (this.stillAt(frame, at)) this.ends.heard(frame);
      // A socket says so itself.
      for (const { room, text, cursor } of followers) {
        if (cursor === at.get(text ?? room)) this.ends.heard({ type: "subscribed", room, ...(text === undefined ? {} : { text }), cursor: cursor! });
      }
      return true;
    } catch (error) {
      const trouble = asTrouble(error);
      if (asking.signal.aborted) return !this.ended;
      this.ended = true;
      this.ends.failed(trouble);
      return false;
    }
  }

  private stillAt(frame: Frame, at: Map<string, string>): boolean {
    if (!("room" in frame)) return true;
    if (this.followers.get(keyOf(frame))?.cursor !== at.get(keyOf(frame))) return false;
    if ("cursor" in frame) at.set(keyOf(frame), frame.cursor);
    return true;
  }
}
