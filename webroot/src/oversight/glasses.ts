// Who reads a room without being in it, in words: over every text that can be written there, and in its list of readers.
import { list, moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import type { Audience, ForumView, RoomView } from "../app/types.ts";
import { partyName } from "../forum/words.ts";
import type { Glass } from "./types.ts";

/** For so long after its end the bar says that somebody read: those who were away come back within it. */
export const rememberedMs = 14 * 86_400_000;

/** Those through which somebody reads: the server says when one is over, whatever this device takes the time to be. */
export function running({ glasses = [] }: Audience): readonly Glass[] {
  return glasses.filter(({ ended }) => ended === undefined);
}

/** One line about those that were over lately; nothing if there are none. */
export function remembered({ glasses = [] }: Audience, now = Date.now()): string {
  const over = glasses.filter(({ ended }) => ended !== undefined && now - Date.parse(ended) < rememberedMs);
  if (over.length === 0) return "";
  const [from, to] = [over.map(({ since }) => since).sort()[0]!, over.map(last).sort().at(-1)!];
  return t("glass.lately", { names: list([...new Set(over.map(({ name }) => name))]), from: moment(from), to: moment(to) });
}

/** Whether who reads this room like this may end one: rights in the room, of which one who reads through a glass has none. */
export function mayEnd(view: Pick<RoomView, "you" | "openUntil"> | undefined): boolean {
  return view !== undefined && view.openUntil === undefined && view.you.rights.includes("lock");
}

function last({ until, ended }: Glass): string {
  return ended === undefined || Date.parse(until) < Date.parse(ended) ? until : ended;
}

/** Those that were broken since then. */
export function broken(then: Audience, now: Audience): readonly Glass[] {
  const before = new Set((then.glasses ?? []).map(({ id }) => id));
  return running(now).filter(({ id }) => !before.has(id));
}

export function readsToo({ name, until, reason }: Glass): string {
  return t("glass.readsToo", { name, time: moment(until), reason: reasonWords(reason) });
}

/** What was removed for good, by two or in time, says so. */
export function reasonWords(reason: string): string {
  return reason === "" ? t("contribution.purged") : reason;
}

/** Who asked, and who agreed. */
export function decided({ by, agreed }: Glass, forum: Pick<ForumView, "parties"> | undefined): string {
  return agreed.length === 0 ? t("glass.byAlone", { name: by }) : t("glass.by", { name: by, parties: list(agreed.map((code) => partyName(code, forum))) });
}

export function didRead(glass: Glass): string {
  const { name, since, reason } = glass;
  return t("glass.didRead", { name, from: moment(since), to: moment(last(glass)), reason: reasonWords(reason) });
}
