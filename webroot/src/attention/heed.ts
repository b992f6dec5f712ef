// What is heard and what is quiet. Pure.
import type { Id, ThreadSummary } from "../app/types.ts";
import type { Heed, Heeded } from "./types.ts";

/** Whether I hear of a room, or of a thread of it: as chosen for it, else as its room is. */
export function hears(heed: Heed | undefined, thread?: Id): boolean {
  const own = thread === undefined ? undefined : heed?.threads[thread];
  return (own ?? heed?.room) !== "muted";
}

/** What is to be chosen so that it is heard of or not; undefined for what is usual there. */
export function choice(heed: Heed | undefined, hear: boolean, thread?: Id): Heeded | undefined {
  const usual = thread === undefined || heed?.room !== "muted";
  if (hear === usual) return undefined;
  return hear ? "followed" : "muted";
}

/** Those that are quiet come last, all else as it was. */
export function quietLast<T>(items: readonly T[], isQuiet: (item: T) => boolean): readonly T[] {
  return [...items.filter((each) => !isQuiet(each)), ...items.filter(isQuiet)];
}

/** The thread that `n` leads to from another, or from the list: with something new, and heard of; past the last the first again. */
export function nextUnread(threads: readonly ThreadSummary[], heed: Heed | undefined, from?: Id): Id | undefined {
  const at = threads.findIndex((each) => each.id === from) + 1;
  const around = [...threads.slice(at), ...threads.slice(0, at)];
  return around.find((each) => (each.new ?? 0) > 0 && each.id !== from && hears(heed, each.id))?.id;
}
