// Prints cases, one JSON a line, that the server must see as ProseMirror does:
//   node src/test/prose/cases.mjs SEED COUNT [FIRST]
import { outcome, rebased, sent, transform } from "./prosemirror.mjs";
import { Chance } from "./chance.mjs";
import { document } from "./documents.mjs";
import { change, changes } from "./editing.mjs";
import { broken, read, taken } from "./hostile.mjs";

/** Inverses of sets of marks hold sets, which ProseMirror cannot read; one after the other, they do the same. */
function flat(step) {
  const json = step.toJSON();
  if (json.stepType !== "markSet") return json;
  const all = (set) => set.steps.flatMap((one) => (one.stepType === "markSet" ? all(one) : [one]));
  return { stepType: "markSet", steps: all(json) };
}

function applied(doc, steps) {
  const tr = new transform.Transform(doc);
  for (const step of steps) tr.step(step);
  return tr;
}

/** What each step does, moves and is undone by, and what it becomes together with the next. */
function single(chance) {
  const doc = document(chance);
  const steps = changes(doc, chance, 4);
  const tr = applied(doc, steps);
  return {
    kind: "steps",
    doc: doc.toJSON(),
    steps: steps.map((step, i) => ({
      step: step.toJSON(),
      doc: tr.docs[i + 1]?.toJSON() ?? tr.doc.toJSON(),
      map: step.getMap().ranges,
      inverse: flat(step.invert(tr.docs[i])),
      undone: outcome(sent(flat(step.invert(tr.docs[i]))), tr.docs[i + 1] ?? tr.doc)?.toJSON() ?? null,
      merged: (i + 1 < steps.length && step.merge(steps[i + 1])?.toJSON()) || null,
    })),
  };
}

/** Two writers who began with the same document. */
function concurrent(chance) {
  const doc = document(chance);
  const others = changes(doc, chance, 6);
  const mine = changes(doc, chance, 6);
  const newest = applied(doc, others).doc;
  const { kept, dropped, doc: after } = rebased(doc, newest, mine, others);
  return {
    kind: "rebase",
    doc: newest.toJSON(),
    maps: others.map((step) => step.getMap().ranges),
    steps: mine.map((step) => step.toJSON()),
    kept: kept.map(({ index, step }) => ({ index, step: step.toJSON() })),
    dropped,
    after: after.toJSON(),
  };
}

/** A row of maps, some undoing others, and where positions go in parts of it. */
function mapped(chance) {
  const doc = document(chance);
  const maps = changes(doc, chance, 5).map((step) => step.getMap());
  const mapping = new transform.Mapping();
  const row = [];
  const add = (map, mirror) => {
    mapping.appendMap(map, mirror);
    row.push({ ranges: map.ranges, inverted: map.inverted, mirror: mirror ?? null });
  };
  for (const map of maps) add(map);
  for (let i = maps.length - 1; i >= 0; i--) add(maps[i].invert(), chance.yes(0.7) ? i : undefined);
  for (let i = 0; i < maps.length; i++) add(maps[i], chance.yes(0.5) ? 2 * maps.length - 1 - i : undefined);
  const inverse = mapping.invert();
  const from = chance.below(row.length + 1);
  const to = from + chance.below(row.length + 1 - from);
  const results = [];
  for (let pos = 0; pos <= doc.content.size + 10; pos += 1 + chance.below(3)) {
    for (const assoc of [-1, 1]) {
      const part = mapping.slice(from, to).mapResult(pos, assoc);
      const one = row.length ? mapping.maps[0].mapResult(pos, assoc) : { pos, delInfo: 0, recover: null };
      results.push({ pos, assoc, part: [part.pos, part.delInfo], one: [one.pos, one.delInfo, one.recover ?? -1], back: inverse.map(pos, assoc) });
    }
  }
  return { kind: "mapping", row, from, to, results };
}

function hostileStep(chance) {
  const doc = document(chance);
  const steps = change(doc, chance);
  const true_ = steps[0] ?? new transform.ReplaceStep(0, 0, doc.slice(0, Math.min(4, doc.content.size)));
  const step = broken(true_.toJSON(), chance);
  return { kind: "hostileStep", doc: doc.toJSON(), step, after: taken(doc, step) };
}

function hostileDocument(chance) {
  const json = broken(document(chance).toJSON(), chance);
  return { kind: "hostileDocument", doc: json, read: read(json) };
}

/** Broken steps between true ones, rebased: what is left must still be a document. */
function hostileRebase(chance) {
  const doc = document(chance);
  const others = changes(doc, chance, 3);
  const mine = changes(doc, chance, 4).map((step) => (chance.yes(0.5) ? broken(step.toJSON(), chance) : sent(step).toJSON()));
  return { kind: "hostileRebase", doc: applied(doc, others).doc.toJSON(), maps: others.map((step) => step.getMap().ranges), steps: mine };
}

const kinds = [single, single, single, concurrent, concurrent, concurrent, concurrent, mapped, hostileStep, hostileStep, hostileStep, hostileDocument, hostileRebase];

const [seed, count, first = "0"] = process.argv.slice(2);
for (let i = Number(first); i < Number(first) + Number(count); i++) {
  const chance = new Chance((Number(seed) * 1_000_003 + i * 7_919) >>> 0);
  const { kind, ...rest } = chance.of(kinds)(chance);
  process.stdout.write(`${JSON.stringify({ kind, id: `${seed}:${i}`, ...rest })}\n`);
}
