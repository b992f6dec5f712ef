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

  /** @param leaving the page goes: the request must outlive it */
  async tell(leaving = false): Promise<void> {
    this.cancel?.();
    this.cancel = undefined;
    const telling = this.waiting;
    this.waiting = new Map();
    await Promise.all([...telling].map(([room, place]) => this.tellRoom(room, place, leaving)));
  }

  private async tellRoom(room: Id, { forum, threads, things }: Waiting, leaving: boolean): Promise<void> {
    try {
      await Promise.all([
        threads.size === 0 ? undefined : this.api.marks(forum, room, Object.fromEntries(threads), leaving),
        things.size === 0 ? undefined : this.api.seen(forum, room, Object.fromEntries(things), leaving),
      ]);
    } catch (error) {
      const trouble = asTrouble(error);
      const refused = "passing" in trouble && !trouble.passing && trouble.code !== "signed-out";
      if (refused) return;
      // A mark set meanwhile is the later one.
      const since = this.waiting.get(room);
      this.waiting.set(room, { forum, threads: new Map([...threads, ...since?.threads ?? []]), things: new Map([...things, ...since?.things ?? []]) });
      this.cancel ??= this.clock.after(againMs, () => void this.tell());
    }
  }
}
