// Changes by chance, made as the editor makes them and as it never would.
import { schema, model, transform, sent } from "./prosemirror.mjs";
import { attrsOf, document, inline, leaf, mark, marks, place, range, text } from "./documents.mjs";

const { Slice, Fragment } = model;
const { ReplaceStep, ReplaceAroundStep, AttrStep, AddMarkStep, RemoveMarkStep, AddNodeMarkStep, RemoveNodeMarkStep } = transform;

function textPlace(doc, chance) {
  for (let i = 0; i < 8; i++) {
    const at = place(doc, chance);
    if (doc.resolve(at).parent.inlineContent) return at;
  }
  return place(doc, chance);
}

function nodePlace(doc, chance) {
  const all = [];
  doc.descendants((node, pos) => void (node.isText || all.push(pos)));
  return chance.of(all);
}

function blocksOf(doc, chance) {
  const [from, to] = range(doc, chance);
  return doc.resolve(from).blockRange(doc.resolve(to));
}

function slice(doc, chance) {
  const source = chance.yes(0.5) ? doc : document(chance);
  const [from, to] = range(source, chance);
  return source.slice(from, to);
}

const ways = {
  type: (tr, chance) => tr.insert(textPlace(tr.doc, chance), schema.text(text(chance), marks(chance))),
  typeOver: (tr, chance) => tr.replaceWith(...range(tr.doc, chance), schema.text(text(chance))),
  break: (tr, chance) => tr.insert(textPlace(tr.doc, chance), leaf(chance)),
  cut: (tr, chance) => tr.delete(...range(tr.doc, chance)),
  cutRange: (tr, chance) => tr.deleteRange(...range(tr.doc, chance)),
  paste: (tr, chance) => tr.replace(...range(tr.doc, chance), slice(tr.doc, chance)),
  pasteRange: (tr, chance) => tr.replaceRange(...range(tr.doc, chance), slice(tr.doc, chance)),
  split: (tr, chance) => {
    const at = textPlace(tr.doc, chance);
    const depth = 1 + chance.below(3);
    const after = chance.yes(0.2) ? [{ type: schema.nodes.heading, attrs: attrsOf("heading", chance) }] : undefined;
    if (transform.canSplit(tr.doc, at, depth, after)) tr.split(at, depth, after);
  },
  join: (tr, chance) => {
    const at = transform.joinPoint(tr.doc, place(tr.doc, chance), chance.of([-1, 1]));
    if (at != null && transform.canJoin(tr.doc, at)) tr.join(at);
  },
  wrap: (tr, chance) => {
    const blocks = blocksOf(tr.doc, chance);
    const type = chance.of(["blockquote", "bullet_list", "ordered_list"]);
    const wrapping = blocks && transform.findWrapping(blocks, schema.nodes[type], attrsOf(type, chance));
    if (wrapping) tr.wrap(blocks, wrapping);
  },
  lift: (tr, chance) => {
    const blocks = blocksOf(tr.doc, chance);
    const target = blocks && transform.liftTarget(blocks);
    if (target != null) tr.lift(blocks, target);
  },
  block: (tr, chance) => {
    const type = chance.of(["paragraph", "heading"]);
    tr.setBlockType(...range(tr.doc, chance), schema.nodes[type], attrsOf(type, chance));
  },
  markup: (tr, chance) => {
    const at = nodePlace(tr.doc, chance);
    const type = chance.of(Object.keys(schema.nodes).filter((name) => name !== "text" && name !== "doc"));
    tr.setNodeMarkup(at, schema.nodes[type], attrsOf(type, chance));
  },
  attribute: (tr, chance) => tr.setNodeAttribute(nodePlace(tr.doc, chance), "dir", chance.of([null, "rtl", "ltr"])),
  mark: (tr, chance) => tr.addMark(...range(tr.doc, chance), mark(chance)),
  unmark: (tr, chance) => tr.removeMark(...range(tr.doc, chance), chance.yes(0.5) ? mark(chance) : null),
  markNode: (tr, chance) => tr.addNodeMark(nodePlace(tr.doc, chance), mark(chance)),
  unmarkNode: (tr, chance) => tr.removeNodeMark(nodePlace(tr.doc, chance), mark(chance)),
  rawReplace: (tr, chance) => tr.step(new ReplaceStep(...range(tr.doc, chance), slice(tr.doc, chance), chance.yes(0.2))),
  rawText: (tr, chance) => tr.step(new ReplaceStep(...range(tr.doc, chance), new Slice(Fragment.from(inline(chance)), 0, 0))),
  rawAround: (tr, chance) => {
    const [from, to] = range(tr.doc, chance);
    const gap = [from + chance.below(to - from + 1), from + chance.below(to - from + 1)].sort((a, b) => a - b);
    const filling = slice(tr.doc, chance);
    tr.step(new ReplaceAroundStep(from, to, ...gap, filling, chance.below(filling.size + 1), chance.yes(0.3)));
  },
  rawMark: (tr, chance) => tr.step(new (chance.of([AddMarkStep, RemoveMarkStep]))(...range(tr.doc, chance), mark(chance))),
  rawNodeMark: (tr, chance) => tr.step(new (chance.of([AddNodeMarkStep, RemoveNodeMarkStep]))(place(tr.doc, chance), mark(chance))),
  rawAttribute: (tr, chance) => tr.step(new AttrStep(place(tr.doc, chance), chance.of(["dir", "level", "order", "words"]), chance.of([null, "rtl", 2, 3, 0, "other words"]))),
  undo: (tr, chance) => {
    if (tr.steps.length === 0) return;
    const last = tr.steps.length - 1;
    tr.step(tr.steps[last].invert(tr.docs[last]));
  },
};

/** What our server refuses though ProseMirror, which trusts its own page, does not. */
function refused(step, before, after) {
  const json = step.toJSON();
  if (json.stepType === "attr" && before.nodeAt(json.pos)?.type.spec.attrs?.[json.attr] === undefined) return true;
  return cut(after);
}

/** Whether a character of two units was cut in halves somewhere. */
export function cut(doc) {
  const texts = [];
  doc.descendants((node) => void (node.isText && texts.push(node.text)));
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(texts.join("|"));
}

/** These steps as they are when sent; none if they cannot be made one after the other. */
function sound(doc, steps) {
  const again = new transform.Transform(doc);
  try {
    for (const step of steps.map(sent)) {
      const before = again.doc;
      again.step(step);
      again.doc.check();
      if (refused(step, before, again.doc)) return [];
    }
  } catch {
    return [];
  }
  return again.steps;
}

/** One change by its steps; none if it cannot be made. */
export function change(doc, chance, way = chance.of(Object.keys(ways))) {
  const tr = new transform.Transform(doc);
  try {
    ways[way](tr, chance);
  } catch {
    return [];
  }
  return sound(doc, tr.steps);
}

/** A row of changes, each made after the one before; sometimes an earlier one is taken back. */
export function changes(doc, chance, most) {
  const tr = new transform.Transform(doc);
  const wanted = 1 + chance.below(most);
  for (let i = 0; i < 6 * wanted && tr.steps.length < wanted; i++) {
    const last = tr.steps.length - 1;
    const back = last >= 0 && chance.yes(0.15);
    const steps = back ? sound(tr.doc, [tr.steps[last].invert(tr.docs[last])]) : change(tr.doc, chance);
    for (const step of steps) tr.step(step);
  }
  return tr.steps;
}
