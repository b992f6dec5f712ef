// What others change in texts, for screen readers: one sentence when they pause, and now and then while they do not.
import { announce } from "../app/announcer.ts";
import { clock, type Clock } from "../app/clock.ts";
import { list } from "../app/format.ts";
import { t } from "../app/i18n.ts";

const pauseMs = 3_000;
const silentMsMax = 30_000;
const namedMax = 3;

export class Overheard {
  private readonly changed = new Set<string>();
  private since: number | undefined;
  private cancel = () => {};

  constructor(private readonly clock: Clock, private readonly say: (words: string) => void) {}

  /** Somebody else changed this. It is never said who: the frame of a step does not tell it. */
  heard(what: string): void {
    this.changed.add(what);
    const now = this.clock.now();
    this.since ??= now;
    this.cancel();
    this.cancel = this.clock.after(Math.min(pauseMs, Math.max(0, this.since + silentMsMax - now)), () => this.tell());
  }

  private tell(): void {
    const all = [...this.changed];
    this.changed.clear();
    this.since = undefined;
    this.say(all.length > namedMax ? t("text.manyChanged") : t("text.changed", { what: list(all) }));
  }
}

/** One for the whole page: many texts at once are still one sentence. */
export const overheard = new Overheard(clock, announce);
