// Time and chance, handed in so that tests need not wait.
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  after(ms: number, work: () => void): () => void;
  /** 0 ≤ x < 1. */
  random(): number;
}

export const clock: Clock = {
  now: () => Date.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/** Waits on this clock. */
export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => clock.after(ms, resolve));
}
