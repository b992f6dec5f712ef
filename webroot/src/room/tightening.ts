// Which rules are stricter than a room's own. As the server decides it (forum.Rule): nothing may become freer.
import type { BareRule } from "../app/commands.ts";
import type { Preset } from "../app/types.ts";

export const settings = ["inside", "outsideUse", "participantList", "existence"] as const;
export type Setting = (typeof settings)[number];

export const levels: { readonly [S in Setting]: readonly BareRule[S][] } = {
  inside: ["name", "party", "role", "handle"],
  outsideUse: ["attributable", "unattributed", "background", "none"],
  participantList: ["public", "parties", "closed"],
  existence: ["open", "closed"],
};

export const presets: Readonly<Record<Exclude<Preset, "offTheRecord">, BareRule>> = {
  attributed: { inside: "name", outsideUse: "attributable", participantList: "public", existence: "open" },
  chathamHouse: { inside: "name", outsideUse: "unattributed", participantList: "closed", existence: "open" },
  notForAttribution: { inside: "party", outsideUse: "background", participantList: "parties", existence: "open" },
};
export type Named = keyof typeof presets;

/** What of `wanted` would be freer than it is now: not possible. */
export function looser(now: BareRule, wanted: BareRule): Setting[] {
  return settings.filter((setting) => !may(setting, now[setting], wanted[setting]));
}

export function tightens(now: BareRule, wanted: BareRule): boolean {
  return looser(now, wanted).length === 0 && settings.some((setting) => now[setting] !== wanted[setting]);
}

/** The levels of a setting that are no freer than the present one, that one first. */
export function possible<S extends Setting>(setting: S, now: BareRule): BareRule[S][] {
  return levels[setting].filter((level) => may(setting, now[setting], level));
}

/** A named rule, with whatever is stricter already kept; undefined when that changes nothing or cannot be. */
export function towards(now: BareRule, preset: Named): { rule: BareRule; kept: Setting[] } | undefined {
  const kept = looser(now, presets[preset]);
  const rule = Object.fromEntries(settings.map((each) => [each, (kept.includes(each) ? now : presets[preset])[each]])) as unknown as BareRule;
  return tightens(now, rule) ? { rule, kept } : undefined;
}

/** A role and a handle do not compare: a handle ties one's contributions together, a role tells who one is. */
function may(setting: Setting, now: string, then: string): boolean {
  if (setting === "inside" && now !== "name" && now !== "party") return now === then;
  const order: readonly string[] = levels[setting];
  return order.indexOf(then) >= order.indexOf(now);
}
