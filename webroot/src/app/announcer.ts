// What screen readers are told of others' doings: politely, gathered, at most every five seconds.

const pauseMs = 5_000;
const waiting: string[] = [];
let last = 0;
let timer: number | undefined;
let show: (words: string) => void = () => undefined;

/** The shell gives the live region. */
export function announceIn(region: (words: string) => void): void {
  show = region;
}

/** Says the words with the next summary; the same words wait only once. */
export function announce(words: string): void {
  if (!waiting.includes(words)) waiting.push(words);
  timer ??= window.setTimeout(speak, Math.max(200, last + pauseMs - Date.now()));
}

function speak(): void {
  timer = undefined;
  last = Date.now();
  show(waiting.splice(0).join(" "));
}
