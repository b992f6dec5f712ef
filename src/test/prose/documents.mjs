// Documents by chance: every node, mark and attribute of the schema, in several scripts.
import { schema } from "./prosemirror.mjs";

const words = ["a", "bc", "def ", "ghij", " ", "мир", "سلام", "\u6587\u5b57", "\u{1f54a}", "x\u{1f600}y", "e\u0301"];

export function text(chance) {
  let out = chance.of(words);
  while (chance.yes(0.5)) out += chance.of(words);
  return out;
}

export function mark(chance) {
  const name = chance.of(["em", "strong", "link"]);
  return schema.mark(name, name === "link" ? { href: chance.of(["https://a.example/", "http://b.example/x", "mailto:c@d.example"]) } : null);
}

export function marks(chance) {
  let set = [];
  while (chance.yes(0.3)) set = mark(chance).addToSet(set);
  return set;
}

export function leaf(chance) {
  const type = chance.of(["hard_break", "footnote"]);
  return schema.node(type, attrsOf(type, chance), null, marks(chance));
}

export function inline(chance) {
  const out = [];
  while (chance.yes(0.65)) out.push(chance.yes(0.15) ? leaf(chance) : schema.text(text(chance), marks(chance)));
  return out;
}

const dir = (chance) => (chance.yes(0.2) ? chance.of(["rtl", "ltr"]) : null);

export function attrsOf(type, chance) {
  const given = { dir: dir(chance) };
  if (type === "footnote") given.words = chance.of(["see there", "\u0441\u043c. \u0442\u0430\u043c", "x\u{1f600}y"]);
  if (type === "heading") given.level = chance.of([2, 3]);
  if (type === "ordered_list") given.order = chance.of([0, 1, 1, 7]);
  return given;
}

const make = (type, content, chance) => schema.node(type, attrsOf(type, chance), content);

function several(chance, one) {
  const out = [one()];
  while (chance.yes(0.45)) out.push(one());
  return out;
}

function item(chance, depth) {
  const content = [make("paragraph", inline(chance), chance)];
  while (chance.yes(0.25)) content.push(depth > 3 || chance.yes(0.4) ? make("paragraph", inline(chance), chance) : list(chance, depth + 1));
  return make("list_item", content, chance);
}

function list(chance, depth) {
  return make(chance.of(["bullet_list", "ordered_list"]), several(chance, () => item(chance, depth)), chance);
}

function table(chance) {
  const cell = () => make(chance.of(["table_cell", "table_cell", "table_header"]), several(chance, () => (chance.yes(0.8) ? make("paragraph", inline(chance), chance) : list(chance, 3))), chance);
  return make("table", several(chance, () => make("table_row", several(chance, cell), chance)), chance);
}

export function block(chance, depth = 0, quotes = true) {
  const kind = chance.next();
  if (quotes && depth === 0 && chance.yes(0.12)) return table(chance);
  if (depth > 3 || kind < 0.5) return make("paragraph", inline(chance), chance);
  if (kind < 0.65) return make("heading", inline(chance), chance);
  if (kind < 0.85 || !quotes) return list(chance, depth + 1);
  return make("blockquote", several(chance, () => block(chance, depth + 1, false)), chance);
}

export function document(chance) {
  return schema.node("doc", null, several(chance, () => block(chance)));
}

/** Any position, but none that cuts a character in halves. */
export function place(doc, chance) {
  const at = chance.below(doc.content.size + 1);
  const $at = doc.resolve(at);
  const node = $at.textOffset ? $at.parent.child($at.index()) : null;
  const inPair = node && /[\udc00-\udfff]/.test(node.text[$at.textOffset]) && /[\ud800-\udbff]/.test(node.text[$at.textOffset - 1]);
  return inPair ? at + 1 : at;
}

/** Two places in order, near each other more often than not. */
export function range(doc, chance) {
  const a = place(doc, chance);
  let b = place(doc, chance);
  for (let i = 0; i < 4 && Math.abs(a - b) > 8 && chance.yes(0.7); i++) b = place(doc, chance);
  return [Math.min(a, b), Math.max(a, b)];
}
