import { Unreachable } from "../app/problem.ts";
import type { PollRoom } from "../app/api.ts";
import type { Follower } from "../push/follower.ts";
import type { Frame } from "../push/frames.ts";
import { Live, type Standing } from "../push/live.ts";
import type { Wire } from "../push/socket.ts";
import { HandClock, quiet } from "./time.ts";

export class FakeWire implements Wire {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: { type: string; room?: string; cursor?: string }[] = [];
  closed = false;
  send(text: string): void { this.sent.push(JSON.parse(text)); }
  close(): void { this.closed = true; }
  tell(frame: Frame): void { this.onmessage?.({ data: JSON.stringify(frame) }); }
}

export class Room implements Follower {
  readonly forum = "f";
  readonly heard: string[] = [];
  stands = 0;
  constructor(readonly room: string, public cursor: string | undefined) {}
  subscribing(): void { this.heard.push(`from ${this.cursor}`); }
  lineStands(): void { this.stands++; }
  hear(frame: Frame): void {
    this.heard.push(frame.type);
    if ("cursor" in frame) this.cursor = frame.cursor;
  }
}

export class World {
  readonly clock = new HandClock();
  readonly wires: FakeWire[] = [];
  readonly polls: { rooms: readonly PollRoom[]; answer: (frames: Frame[]) => void; fail: (error: Error) => void }[] = [];
  standing: Standing = "fine";
  online = true;
  readonly live = new Live({
    clock: this.clock,
    wire: () => {
      const wire = new FakeWire();
      this.wires.push(wire);
      return wire;
    },
    poll: (rooms, signal) => new Promise((answer, fail) => {
      this.polls.push({ rooms, answer, fail });
      signal.addEventListener("abort", () => fail(new Unreachable("aborted")));
    }),
    standing: () => Promise.resolve(this.standing),
    online: () => this.online,
  });
  get wire(): FakeWire { return this.wires.at(-1)!; }
  open(): void { this.wire.onopen?.(); }
  /** Begins where no socket gets through, which two tries tell. */
  async beginsBlocked(): Promise<void> {
    this.live.start();
    await this.lose(1006);
    await this.clock.pass(2_000);
    await this.lose(1006);
  }
  async lose(code: number): Promise<void> {
    this.wire.onclose?.({ code });
    await quiet();
  }
}

export const contributed = (room: string, cursor: string, after: string) =>
  ({ type: "contributed", room, cursor, after, contribution: {}, lastActivity: "" }) as unknown as Frame;
