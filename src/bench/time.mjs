// Instants in microseconds, and waiting for them: timers alone come up to a millisecond late.
const earlyMs = 1.5;

export const lateMs = 20_000;
export const micros = () => Number(process.hrtime.bigint() / 1_000n);
export const pause = (ms) => new Promise((over) => setTimeout(over, ms));

export async function until(instant) {
  const ms = (instant - micros()) / 1_000;
  if (ms > earlyMs) await pause(ms - earlyMs);
  while (micros() < instant) await new Promise(setImmediate);
}
