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

  /** To the next thing that is to happen. */
  async passToNext(): Promise<void> {
    const next = this.due(Infinity);
    if (next !== undefined) await this.pass(next.at - this.time);
  }

  private due(end: number): { at: number; work: () => void } | undefined {
    return [...this.timers].filter((each) => each.at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

let ciphering = 0;

/** Until nothing more happens at this instant: no cipher at work on another thread, and no turn of the loop used for long. */
export async function quiet(turns = 100): Promise<void> {
  for (let idle = 0; idle < turns; idle = ciphering > 0 ? 0 : idle + 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

const subtle = Object.getPrototypeOf(crypto.subtle) as Record<string, (...words: unknown[]) => Promise<unknown>>;
for (const name of ["encrypt", "decrypt", "sign", "deriveKey", "importKey"]) {
  const work = subtle[name]!;
  subtle[name] = function (this: unknown, ...words: unknown[]) {
    ciphering++;
    return work.apply(this, words).finally(() => ciphering--);
  };
}
