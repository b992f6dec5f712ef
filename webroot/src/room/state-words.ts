// What holds in a room besides its rule, in words: over every text that can be written there.
import { moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import type { RoomState } from "../app/types.ts";

/** One sentence a state; none where nothing is out of the ordinary. */
export function stateWords(state: RoomState): string[] {
  if (state.closed) return [t("room.closed"), ...keptWords(state)];
  return [
    ...keptWords(state),
    ...(state.offRecord === undefined ? [] : [t("room.offRecord", { time: moment(state.offRecord) })]),
    ...(state.locked ? [t("room.locked")] : []),
    ...(state.slowSeconds > 0 ? [t("room.slowed", { count: Math.max(1, Math.round(state.slowSeconds / 60)) })] : []),
  ];
}

/** Who writes knows how long it stays. */
function keptWords({ keptDays, offRecordKeptDays, offRecord }: RoomState): string[] {
  const days = offRecord === undefined ? keptDays : (offRecordKeptDays ?? keptDays);
  return days === undefined ? [] : [t("room.kept", { count: days })];
}

/** "30 days", or that it is kept as long as the forum. */
export function daysWords(days: number): string {
  return days === 0 ? t("retention.always") : t("retention.days", { count: days });
}
