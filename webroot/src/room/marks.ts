// How far I have read, told to the server a few seconds later and all at once; nobody else is shown it.
import type { Api } from "../app/api.ts";
import type { Clock } from "../app/clock.ts";
import { asTrouble } from "../app/problem.ts";
import type { Id } from "../app/types.ts";

interface Waiting { readonly forum: Id; readonly threads: Map<Id, Id> }
const delayMs = 2_000;
const againMs = 15_000;

export class Marks {
  private waiting = new Map<Id, Waiting>();
  private cancel: (() => void) | undefined;

  constructor(private readonly api: Api, private readonly clock: Clock) {}

  read({ forum, room }: { forum: Id; room: Id }, thread: Id, contribution: Id): void {
    const place = this.waiting.get(room) ?? { forum, threads: new Map<Id, Id>() };
    this.waiting.set(room, place);
    place.threads.set(thread, contribution);
    this.cancel ??= this.clock.after(delayMs, () => void this.tell());
  }

  /** @param leaving the page goes: the request must outlive it */
  async tell(leaving = false): Promise<void> {
    this.cancel?.();
    this.cancel = undefined;
    const telling = this.waiting;
    this.waiting = new Map();
    await Promise.all([...telling].map(([room, place]) => this.tellRoom(room, place, leaving)));
  }

  private async tellRoom(room: Id, { forum, threads }: Waiting, leaving: boolean): Promise<void> {
    try {
      await this.api.marks(forum, room, Object.fromEntries(threads), leaving);
    } catch (error) {
      const trouble = asTrouble(error);
      const refused = "passing" in trouble && !trouble.passing && trouble.code !== "signed-out";
      if (refused) return;
      // A mark set meanwhile is the later one.
      const since = this.waiting.get(room)?.threads ?? new Map<Id, Id>();
      this.waiting.set(room, { forum, threads: new Map([...threads, ...since]) });
      this.cancel ??= this.clock.after(againMs, () => void this.tell());
    }
  }
}
