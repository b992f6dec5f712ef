// The real ProseMirror, as the pages have it, and the schema of texts as it reads it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const require = createRequire(join(root, "webroot/package.json"));

export const model = require("prosemirror-model");
export const transform = require("prosemirror-transform");

const holds = {
  direction: (value) => value === null || value === "rtl" || value === "ltr",
  level: (value) => value === 2 || value === 3,
  order: (value) => Number.isInteger(value) && value >= 0,
  words: (value) => typeof value === "string" && value.trim() !== "" && value.length <= 2000,
  address: (value) => typeof value === "string" && value.length <= 2000 && /^(https?:\/\/|mailto:)/.test(value),
};

function attrs(given = {}) {
  return Object.fromEntries(
    Object.entries(given).map(([name, { is, ...rest }]) => [
      name,
      {
        ...rest,
        validate: (value) => {
          if (!holds[is](value)) throw new RangeError(`${name} cannot be that`);
        },
      },
    ]),
  );
}

const file = JSON.parse(readFileSync(join(root, "src/main/resources/schema/text.json"), "utf8"));
const named = (list) => Object.fromEntries(list.map(({ name, ...spec }) => [name, { ...spec, attrs: attrs(spec.attrs) }]));

export const schema = new model.Schema({ topNode: file.top, nodes: named(file.nodes), marks: named(file.marks) });

/** Steps as they are after having been sent. */
export function sent(step) {
  return transform.Step.fromJSON(schema, JSON.parse(JSON.stringify(step)));
}

/**
 * Steps brought over others', as rebaseSteps of prosemirror-collab 1.3.1 does it.
 * `base` is the document both began with, `newest` the one after the others' steps.
 */
export function rebased(base, newest, mine, others) {
  const tr = new transform.Transform(base);
  for (const step of mine) tr.step(step);
  const mapping = new transform.Mapping();
  for (let i = mine.length - 1; i >= 0; i--) mapping.appendMap(mine[i].invert(tr.docs[i]).getMap());
  for (const step of others) mapping.appendMap(step.getMap());
  const kept = [];
  const dropped = [];
  let doc = newest;
  for (let i = 0, mapFrom = mine.length; i < mine.length; i++) {
    // Where nobody wrote meanwhile, nothing is brought over anything.
    const mapped = others.length + dropped.length === 0 ? mine[i] : mine[i].map(mapping.slice(mapFrom));
    mapFrom--;
    const after = mapped && outcome(mapped, doc);
    if (after) {
      doc = after;
      mapping.appendMap(mapped.getMap(), mapFrom);
      kept.push({ index: i, step: mapped });
    } else {
      dropped.push(i);
    }
  }
  return { kept, dropped, doc };
}

/** The document after a step; null if it fails, or throws, which is failing here. */
export function outcome(step, doc) {
  try {
    return step.apply(doc).doc;
  } catch {
    return null;
  }
}
