// What is said of a room that was burned: what kind it was, where, when, and whose co-chairs decided it.
import { fullDay, list } from "../app/format.ts";
import { t, textOf } from "../app/i18n.ts";
import type { ForumView } from "../app/types.ts";
import { partyName } from "../forum/words.ts";
import type { BurnedRoom } from "./types.ts";

/** Its name burned with it, so it is called by its kind. */
export function burnedTitle({ kind, groupName }: BurnedRoom): string {
  return [t(`kind.${kind}`), groupName === undefined ? "" : textOf(groupName)].filter((each) => each !== "").join(" · ");
}

export function burnedWords({ at, agreed }: BurnedRoom, forum: ForumView | undefined): string {
  const parties = list(agreed.map((code) => partyName(code, forum)));
  return agreed.length === 0 ? t("burned.alone", { date: fullDay(at) }) : t("burned.by", { date: fullDay(at), parties });
}
