// What the form of a new forum is filled in with: from a row of the web, and from a template put over it.
import type { BareRule } from "../app/commands.ts";
import type { Preset, Rule, Text } from "../app/types.ts";
import { presets } from "../room/tightening.ts";
import type { Matter, Template, Terms } from "./api.ts";
import type { Fora, Row } from "./rows.ts";

export function ruleOf(preset: Preset): BareRule {
  return presets[preset === "offTheRecord" ? "chathamHouse" : preset];
}

export function presetOf(rule: BareRule | Rule): Preset | undefined {
  return (Object.keys(presets) as (keyof typeof presets)[]).find((each) => (["inside", "outsideUse", "participantList", "existence"] as const).every((setting) => presets[each][setting] === rule[setting]));
}

/** Beside what is official or historical, a dialogue of experts is opened. */
export function nameOf(row: Row, matter: Matter): Text {
  if (!row.reference && row.track.value !== undefined) return row.name;
  return Object.fromEntries(Object.entries(matter.beside).flatMap(([language, words]) => {
    const name = row.name[language];
    return name === undefined ? [] : [[language, words.replace("{forum}", name)]];
  }));
}

export function fromRow(row: Row | undefined, web: Fora, matter: Matter): Terms {
  const issue = web.vocabulary.issues.find(({ id }) => id === row?.issue)?.name ?? {};
  const blank = withTemplate({
    name: {}, issue, track: "T2", goals: row?.goals ?? [], parties: row?.parties.map(({ party }) => party) ?? [],
    charter: matter.charter, decision: "noObjection", rule: ruleOf("chathamHouse"), caucuses: false, groups: [],
  }, matter.templates[0]);
  if (row === undefined) return blank;
  return { ...blank, row: row.id, name: nameOf(row, matter), track: row.reference ? "T2" : (row.track.value ?? "T2") };
}

/** How a template would have it; name, parties and charter stay. */
export function withTemplate(terms: Terms, template: Template | undefined): Terms {
  if (template === undefined) return terms;
  return {
    ...terms, rule: ruleOf(template.preset), caucuses: template.caucuses, decision: template.decision,
    groups: template.groups.map(({ symbol, name, mandate, preset }) => ({ symbol, name, mandate, rule: ruleOf(preset) })),
  };
}

/** A wording put in or emptied. */
export function worded(text: Text, language: string, words: string): Text {
  const { [language]: _, ...rest } = text;
  return words.trim() === "" ? rest : { ...rest, [language]: words.trim() };
}
