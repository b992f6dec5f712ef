// Prints cases, one JSON a line, that the server must see as ProseMirror does:
//   node src/test/prose/cases.mjs SEED COUNT [FIRST]
import { model, outcome, rebased, sent, transform } from "./prosemirror.mjs";
import { Chance } from "./chance.mjs";
import { document, range } from "./documents.mjs";
import { change, changes, cut } from "./editing.mjs";
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

/** One slice put into every range of a small document: a sum of the text of what comes of it, or null. */
function everywhere(chance) {
  let doc = document(chance);
  for (let i = 0; i < 20 && doc.content.size > 36; i++) doc = document(chance);
  const slice = small(doc, chance);
  const structure = chance.yes(0.3);
  const sums = [];
  const size = Math.min(doc.content.size, 36);
  for (let from = 0; from <= size; from++) {
    for (let to = from; to <= size; to++) sums.push(sum(outcome(new transform.ReplaceStep(from, to, slice, structure), doc)));
  }
  return { kind: "everywhere", doc: doc.toJSON(), slice: slice.size ? slice.toJSON() : null, structure, size, sums };
}

function small(doc, chance) {
  if (chance.yes(0.4)) return model.Slice.empty;
  const source = chance.yes(0.5) ? doc : document(chance);
  const slice = source.slice(...range(source, chance));
  return slice.size ? slice : model.Slice.empty;
}

/** As String.hashCode; null for no document, or one in which a character was cut. */
function sum(doc) {
  if (!doc || cut(doc)) return null;
  let sum = 0;
  const json = JSON.stringify(doc);
  for (let i = 0; i < json.length; i++) sum = (Math.imul(31, sum) + json.charCodeAt(i)) | 0;
  return sum;
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

const kinds = [single, single, single, concurrent, concurrent, concurrent, concurrent, mapped, mapped, everywhere, hostileStep, hostileStep, hostileStep, hostileDocument, hostileRebase];

const [seed, count, first = "0"] = process.argv.slice(2);
for (let i = Number(first); i < Number(first) + Number(count); i++) {
  const chance = new Chance((Number(seed) * 1_000_003 + i * 7_919) >>> 0);
  const { kind, ...rest } = chance.of(kinds)(chance);
  process.stdout.write(`${JSON.stringify({ kind, id: `${seed}:${i}`, ...rest })}\n`);
}
