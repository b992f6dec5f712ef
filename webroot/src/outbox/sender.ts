// The one tab that sends: room by room, in each room one at a time and strictly in order, the same command until the
// server has answered it.
import type { Api } from "../app/api.ts";
import type { Clock } from "../app/clock.ts";
import { asTrouble, Problem, type Trouble } from "../app/problem.ts";
import type { Id } from "../app/types.ts";
import { next, type StoredItem, type Why } from "./queue.ts";
import { send, type Outcome } from "./sending.ts";

export interface Queue {
  of(room: Id): readonly StoredItem[];
  rooms(): readonly Id[];
  /** Alone with this item, as it is stored now, unless it is gone. @returns false if another tab has it in hand */
  alone(id: string, work: (item: StoredItem) => Promise<void>): Promise<boolean>;
  replace(item: StoredItem): Promise<void>;
  sent(item: StoredItem, outcome: Outcome & { is: "sent" }): Promise<void>;
  /** This tab sends, and the session stands. */
  maySend(): boolean;
  /** Something about the states changed. */
  told(): void;
}

const againMsMin = 1_000;
const againMsMax = 30_000;
/** Another tab has it in hand (taking it back): look again soon. */
const busyMs = 500;

export class Sender {
  /** Why a room does not go on. */
  readonly halted = new Map<Id, Why>();
  private readonly busy = new Map<Id, string>();
  private readonly running = new Set<Id>();
  private readonly tries = new Map<Id, number>();
  private cancelWake = new Map<Id, () => void>();

  constructor(private readonly api: Api, private readonly clock: Clock, private readonly queue: Queue) {}

  isSending(id: string): boolean {
    return [...this.busy.values()].includes(id);
  }

  /** Looks at every room; those that wait for the line or the session wait on. */
  pump(): void {
    for (const room of this.queue.rooms()) void this.run(room);
  }

  /** The line or the session is back. */
  wake(): void {
    this.halted.clear();
    this.pump();
  }

  private async run(room: Id): Promise<void> {
    if (this.running.has(room)) return;
    this.running.add(room);
    try {
      while (this.queue.maySend() && !this.halted.has(room)) {
        const due = next(this.queue.of(room), this.clock.now());
        if (due === undefined) break;
        if ("until" in due) {
          this.wakeIn(room, due.until - this.clock.now());
          break;
        }
        if (!(await this.queue.alone(due.send.id, (item) => this.one(room, item)))) {
          this.wakeIn(room, busyMs);
          break;
        }
      }
    } finally {
      this.running.delete(room);
    }
    if (this.queue.maySend()) await this.showAudiences(room);
  }

  private async one(room: Id, item: StoredItem): Promise<void> {
    this.busy.set(room, item.id);
    this.queue.told();
    const outcome = await send(this.api, item);
    this.busy.delete(room);
    await this.take(room, item, outcome);
    this.queue.told();
  }

  private async take(room: Id, item: StoredItem, outcome: Outcome): Promise<void> {
    if (outcome.is !== "again") this.tries.delete(room);
    switch (outcome.is) {
      case "sent":
        return this.queue.sent(item, outcome);
      case "again":
        this.halted.set(room, outcome.why);
        return this.wakeIn(room, outcome.afterMs ?? this.backoff(room));
      case "signedOut":
        this.halted.set(room, "session");
        return;
      case "refused":
      case "audienceChanged":
        return this.queue.replace({ ...item, fate: outcome });
    }
  }

  /** What the person has to see before it can go: the room as it is now, with the cursor that says so. */
  private async showAudiences(room: Id): Promise<void> {
    const waiting = this.queue.of(room).filter(({ fate }) => fate.is === "audienceChanged" && fate.next === undefined);
    const target = waiting[0]?.target;
    if (target === undefined) return;
    try {
      const { cursor, audience } = await this.api.room(target.forum, target.room);
      for (const { id } of waiting) {
        await this.queue.alone(id, async (item) => {
          if (item.fate.is === "audienceChanged") await this.queue.replace({ ...item, fate: { ...item.fate, next: { cursor, audience } } });
        });
      }
    } catch (error) {
      await this.audienceNotShown(room, waiting, asTrouble(error));
    }
  }

  private async audienceNotShown(room: Id, waiting: readonly StoredItem[], trouble: Trouble): Promise<void> {
    if (!(trouble instanceof Problem) || trouble.passing) return this.wakeIn(room, this.backoff(room));
    if (trouble.code === "signed-out") return;
    // The room is not mine any more.
    const fate = { is: "refused", code: trouble.code } as const;
    for (const { id } of waiting) await this.queue.alone(id, (item) => this.queue.replace({ ...item, fate }));
  }

  private backoff(room: Id): number {
    const tries = this.tries.get(room) ?? 0;
    this.tries.set(room, tries + 1);
    return Math.min(againMsMax, againMsMin * 2 ** tries) * (0.5 + this.clock.random() / 2);
  }

  private wakeIn(room: Id, ms: number): void {
    this.cancelWake.get(room)?.();
    this.cancelWake.set(room, this.clock.after(Math.max(0, ms), () => {
      this.cancelWake.delete(room);
      if (this.halted.get(room) !== "session") this.halted.delete(room);
      void this.run(room);
    }));
  }
}
