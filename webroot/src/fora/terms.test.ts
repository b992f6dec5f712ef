import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Matter, Template } from "./api.ts";
import type { Fora, Row } from "./rows.ts";
import { fromRow, presetOf, ruleOf, withTemplate, worded } from "./terms.ts";

const folder = "../config/fora";
const json = <T>(file: string): T => JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as T;
const fora = readdirSync(folder).filter((file) => /^\d\d-.*\.json$/.test(file)).map((file) => json<Row>(file));
const web = { fora, parties: json<{ parties: Fora["parties"] }>("parties.json").parties, vocabulary: json<Fora["vocabulary"]>("vocabulary.json"), source: json<Fora["source"]>("source.json") } as Fora;
const matter = { ...json<Matter>("charter.json"), templates: json<{ templates: Template[] }>("templates.json").templates };

test("a form is filled in from every row", () => {
  for (const row of fora) {
    const terms = fromRow(row, web, matter);
    assert.equal(terms.row, row.id);
    assert.ok(terms.name["en"] !== undefined && terms.issue["en"] !== undefined && terms.charter["en"] !== undefined);
    assert.deepEqual(terms.parties, row.parties.map(({ party }) => party));
  }
  const climate = fromRow(fora.find(({ id }) => id === "russia-eu-climate"), web, matter);
  assert.match(climate.name["en"]!, /^Expert dialogue: /);
  assert.equal(fromRow(undefined, web, matter).row, undefined);
});

test("a template changes what it is about and nothing else", () => {
  const before = fromRow(fora[9], web, matter);
  const after = withTemplate(before, matter.templates[1]);
  assert.deepEqual(after.groups.map(({ symbol }) => symbol), ["WG1", "WG2"]);
  assert.equal(after.caucuses, true);
  assert.deepEqual([after.name, after.parties, after.charter], [before.name, before.parties, before.charter]);
  assert.equal(presetOf(ruleOf("notForAttribution")), "notForAttribution");
});

test("a wording is put in, changed and emptied", () => {
  assert.deepEqual(worded({ en: "a" }, "ru", " б "), { en: "a", ru: "б" });
  assert.deepEqual(worded({ en: "a", ru: "б" }, "ru", ""), { en: "a" });
});
