// The line by WebSocket: one per tab, JSON text frames, a ping when nothing was heard for a while.
import type { Clock } from "../app/clock.ts";
import type { Follower, Line } from "./follower.ts";
import type { Frame } from "./frames.ts";

/** As much of a WebSocket as is used, so that tests can be one. */
export interface Wire {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}
export interface SocketEnds {
  opened(): void;
  heard(frame: Frame): void;
  /** @param livedMs how long it was open; -1 if it never was */
  closed(code: number, livedMs: number): void;
}

const quietMs = 25_000;
const answerMs = 10_000;
/** As a browser says it when a line broke without a word. */
export const broken = 1006;

export class SocketLine implements Line {
  private openedAt: number | undefined;
  private ended = false;
  private cancelTimer = () => {};

  constructor(private readonly wire: Wire, private readonly clock: Clock, private readonly ends: SocketEnds) {
    wire.onopen = () => {
      this.openedAt = clock.now();
      this.listen();
      ends.opened();
    };
    wire.onmessage = ({ data }) => this.hear(String(data));
    wire.onclose = ({ code }) => this.end(code);
    this.cancelTimer = clock.after(answerMs, () => this.hangUp());
  }

  subscribe({ forum, room, text, cursor }: Follower): void {
    this.send({ type: "subscribe", forum, room, ...(text === undefined ? {} : { text }), ...(cursor === undefined ? {} : { cursor }) });
  }

  unsubscribe({ room, text }: Follower): void {
    this.send({ type: "unsubscribe", room, ...(text === undefined ? {} : { text }) });
  }

  ping(): void {
    if (this.openedAt === undefined) return;
    this.cancelTimer();
    this.send({ type: "ping" });
    this.cancelTimer = this.clock.after(answerMs, () => this.hangUp());
  }

  close(): void {
    this.ended = true;
    this.cancelTimer();
    this.wire.close();
  }

  private listen(): void {
    this.cancelTimer();
    this.cancelTimer = this.clock.after(quietMs, () => this.ping());
  }

  private hear(text: string): void {
    if (this.ended) return;
    this.listen();
    this.ends.heard(JSON.parse(text) as Frame);
  }

  private hangUp(): void {
    // A dead line may take minutes to close by itself, so it counts as closed now.
    this.wire.close();
    this.end(broken);
  }

  private end(code: number): void {
    if (this.ended) return;
    this.ended = true;
    this.cancelTimer();
    this.ends.closed(code, this.openedAt === undefined ? -1 : this.clock.now() - this.openedAt);
  }

  private send(message: object): void {
    if (!this.ended && this.openedAt !== undefined) this.wire.send(JSON.stringify(message));
  }
}
