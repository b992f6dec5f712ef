// How far I have read threads and seen papers and agendas, told to the server a few seconds later and all at once; nobody else is shown it.
import type { Api } from "../app/api.ts";
import type { Clock } from "../app/clock.ts";
import { asTrouble } from "../app/problem.ts";
import type { Id } from "../app/types.ts";

interface Waiting { readonly forum: Id; readonly threads: Map<Id, Id>; readonly things: Map<Id, string> }
const delayMs = 2_000;
const againMs = 15_000;

export class Marks {
  private waiting = new Map<Id, Waiting>();
  private cancel: (() => void) | undefined;
  private readonly told = new Map<Id, string>();
  private readonly onItsWay = new Set<Promise<void>>();

  constructor(private readonly api: Api, private readonly clock: Clock) {}

  read(place: { forum: Id; room: Id }, thread: Id, contribution: Id): void {
    this.at(place).threads.set(thread, contribution);
  }

  /** A paper or agenda was shown as the room stood at a cursor. */
  seen(place: { forum: Id; room: Id }, thing: Id, cursor: string): void {
    if (this.told.get(thing) === cursor) return;
    this.told.set(thing, cursor);
    this.at(place).things.set(thing, cursor);
  }

  private at({ forum, room }: { forum: Id; room: Id }): Waiting {
    const place = this.waiting.get(room) ?? { forum, threads: new Map<Id, Id>(), things: new Map<Id, string>() };
    this.waiting.set(room, place);
    this.cancel ??= this.clock.after(delayMs, () => void this.tell());
    return place;
  }

  /**
   * Tells what waits, and stands until that, and what was on its way before, has come or failed.
   * @param leaving the page goes: the request must outlive it
   */
  async tell(leaving = false): Promise<void> {
    this.cancel?.();
    this.cancel = undefined;
    const telling = this.waiting;
    this.waiting = new Map();
    for (const [room, { forum, threads, things }] of telling) {
      const place = { forum, room };
      this.send(threads, (all) => this.api.marks(forum, room, all, leaving), () => this.at(place).threads);
      this.send(things, (all) => this.api.seen(forum, room, all, leaving), () => this.at(place).things);
    }
    await Promise.all(this.onItsWay);
  }

  /** Each goes alone: what the server refuses of one takes nothing of the other with it. */
  private send(some: ReadonlyMap<Id, string>, ask: (all: Readonly<Record<Id, string>>) => Promise<void>, again: () => Map<Id, string>): void {
    if (some.size === 0) return;
    const one = ask(Object.fromEntries(some)).catch((error: unknown) => {
      const trouble = asTrouble(error);
      const refused = "passing" in trouble && !trouble.passing && trouble.code !== "signed-out";
      if (refused) return;
      this.cancel ??= this.clock.after(againMs, () => void this.tell());
      const waiting = again();
      // A mark set meanwhile is the later one.
      for (const [id, to] of some) if (!waiting.has(id)) waiting.set(id, to);
    }).finally(() => this.onItsWay.delete(one));
    this.onItsWay.add(one);
  }
}
