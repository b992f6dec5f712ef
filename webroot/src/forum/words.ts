// How parties, capacities, roles, rules and authors are named on a page.
import { list } from "../app/format.ts";
import { messages, t, textOf, type Key } from "../app/i18n.ts";
import type { Author, Capacity, ForumView, PartyCode, Role, RoomSummary, Rule } from "../app/types.ts";

type Named = Pick<ForumView, "parties"> | undefined;

/** The party's name in the reader's language; its code where the forum's list is not there yet. */
export function partyName(code: PartyCode, forum: Named): string {
  const party = forum?.parties.find((each) => each.code === code);
  return party === undefined ? code : textOf(party.name);
}

export function capacityWord(capacity: Capacity): string {
  return t(`capacity.${capacity}`);
}

/** Roles that say something: that one is a participant goes without saying. */
export function roleWords(roles: readonly Role[]): string {
  return list(roles.filter((role) => role !== "participant").map((role) => t(`role.${role}`)));
}

/** Capacity and roles as one reads them; a role that only repeats the capacity is left out. */
export function seatWords(seat: { readonly capacity: Capacity; readonly roles: readonly Role[] }): string {
  return [capacityWord(seat.capacity), roleWords(seat.roles.filter((role) => role !== seat.capacity))].filter((each) => each !== "").join(" · ");
}

/** The same behind the party. */
export function placeWords(seat: { readonly party?: PartyCode; readonly capacity: Capacity; readonly roles: readonly Role[] }, forum: Named): string {
  return [seat.party === undefined ? "" : partyName(seat.party, forum), seatWords(seat)].filter((each) => each !== "").join(" · ");
}

/** The parts of an author line after the name, in their order. */
export function bylineParts(author: Author, forum: Named): { name: string; rest: string[]; hidden: boolean } {
  if ("name" in author) {
    const rest = author.party === undefined ? [] : [partyName(author.party, forum)];
    rest.push(seatWords(author));
    return { name: author.name, rest, hidden: false };
  }
  if ("handle" in author) return { name: author.handle, rest: [t("contribution.handle")], hidden: true };
  if ("party" in author) return { name: begun(appearsOf(author.party, forum)), rest: [], hidden: true };
  return { name: begun(t(`role.${author.role}`)), rest: [], hidden: true };
}

/** As at the beginning of a line. */
function begun(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase(messages.locale) + words.slice(1);
}

const described: ReadonlySet<string> = new Set([
  "US", "RU", "CN", "FR", "DE", "IT", "UK", "SA", "IL", "TR", "IN", "PK", "JP", "KP", "KR", "EU", "NATO",
]);

/** "a Chinese participant" */
export function appearsOf(party: PartyCode, forum: Named): string {
  return described.has(party) ? t(`audience.as.${party}` as Key) : t("audience.asOther", { party: partyName(party, forum) });
}

/** A plenary goes by the name of its working group: "Plenary" would be the name of them all. */
export function roomTitle(room: Pick<RoomSummary, "kind" | "name" | "groupName">): string {
  return textOf(room.kind === "plenary" ? room.groupName : room.name);
}

/** The preset's name, or what the rule says when it is none of them. */
export function ruleName(rule: Rule): string {
  if (rule.preset !== undefined) return t(`rule.${rule.preset}`);
  return t("rule.own", { inside: t(`rule.inside.${rule.inside}`), outside: t(`rule.outside.${rule.outsideUse}`) });
}

/** A thread's title, or why there is none. */
export function threadTitle({ title, purged }: { readonly title?: string; readonly purged?: true }): string {
  return title ?? t(purged === true ? "thread.purged" : "thread.untitled");
}
