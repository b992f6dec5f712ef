// The one sentence over every text that can be written: who will read it, as whose it appears, and
// what may be done with it outside.
import { list } from "../app/format.ts";
import { t, type Key } from "../app/i18n.ts";
import type { Audience, ForumView } from "../app/types.ts";
import { appearsOf, partyName, ruleName } from "../forum/words.ts";
import { broken, readsToo } from "../oversight/glasses.ts";

const settings = ["inside", "outsideUse", "participantList", "existence"] as const;

type Named = Pick<ForumView, "parties"> | undefined;

export function audienceSentence(audience: Audience, forum: Named): string {
  const readers = t("audience.readers", { count: audience.people, parties: t("audience.ofParties", { count: audience.parties.length }) });
  const outside = t(`audience.outside.${audience.rule.outsideUse}`);
  const me = audience.youAppearAs;
  if (me === undefined) return `${readers}${t("audience.stop")} ${outside}`;
  if ("name" in me) return `${readers}${t("audience.underName")} ${outside}`;
  return `${readers}${t("audience.stop")} ${appearance(me, forum)} ${outside}`;
}

function appearance(me: Exclude<NonNullable<Audience["youAppearAs"]>, { name: string }>, forum: Named): string {
  if ("handle" in me) return t("audience.asHandle");
  const who = "party" in me ? appearsOf(me.party, forum) : t(`role.${me.role}` as Key);
  return t("audience.appear", { who, fit: t("audience.fit", { count: me.fit }) });
}

/**
 * Whether who writes must look again: the rule is another, or a party, an observer or a sponsor has come.
 * Another person of a party already there only changes the bar.
 */
export function widened(then: Audience, now: Audience): boolean {
  const seated = new Set(then.parties.map(({ code }) => code));
  return (
    settings.some((setting) => then.rule[setting] !== now.rule[setting]) ||
    now.parties.some(({ code }) => !seated.has(code)) ||
    broken(then, now).length > 0 ||
    now.observers > then.observers ||
    now.sponsors > then.sponsors
  );
}

/** What has come since then, in words: rule, parties, observers, sponsors, people. */
export function differences(then: Audience, now: Audience, forum: Named): string[] {
  const seated = new Set(then.parties.map(({ code }) => code));
  const parties = now.parties.filter(({ code }) => !seated.has(code)).map(({ code }) => partyName(code, forum));
  const more = (what: "observers" | "sponsors"): string[] => (now[what] > then[what] ? [t(`audience.more.${what}`, { count: now[what] - then[what] })] : []);
  return [
    ...(settings.some((setting) => then.rule[setting] !== now.rule[setting]) ? [t("audience.more.rule", { rule: ruleName(now.rule) })] : []),
    ...(parties.length > 0 ? [t("audience.more.parties", { parties: list(parties) })] : []),
    ...broken(then, now).map((glass) => readsToo(glass)),
    ...more("observers"),
    ...more("sponsors"),
  ];
}
