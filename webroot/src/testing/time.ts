// A clock that moves only when told to, and a way to wait until nothing more happens at this instant.
import type { Clock } from "../app/clock.ts";

export class HandClock implements Clock {
  private time = Date.parse("2026-11-22T12:00:00Z");
  private readonly timers = new Set<{ at: number; work: () => void }>();

  now(): number {
    return this.time;
  }

  random(): number {
    return 0.5;
  }

  after(ms: number, work: () => void): () => void {
    const timer = { at: this.time + ms, work };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** Lets `ms` pass; whatever falls due happens in its order. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms;
    await quiet();
    for (let due = this.due(end); due !== undefined; due = this.due(end)) {
      this.timers.delete(due);
      this.time = due.at;
      due.work();
      await quiet();
    }
    this.time = end;
  }

  private due(end: number): { at: number; work: () => void } | undefined {
    return [...this.timers].filter((each) => each.at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** Ciphers and databases answer from other threads: so many turns of the loop are enough for either. */
export async function quiet(turns = 60): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise<void>((resolve) => setImmediate(resolve));
}
