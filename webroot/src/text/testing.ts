// Texts and edits by chance, always the same for the same seed.
import { Fragment, Slice, type Node } from "prosemirror-model";
import { Transform, canJoin, canSplit, findWrapping, liftTarget } from "prosemirror-transform";
import { textSchema as schema } from "../draft/schema.ts";

export type Chance = () => number;

/** Mulberry32. */
export function chance(seed: number): Chance {
  let a = seed + 0x6d2b79f5;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const words = ["border", "пункт", "مرز", "边境", "transit", "аэропорт", "water", "talks"];

export function grown(random: Chance): Node {
  const blocks = Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
    const text = Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(random, words)).join(" ");
    const paragraph = schema.node("paragraph", null, [schema.text(text)]);
    if (random() < 0.15) return table(paragraph);
    return random() < 0.25 ? schema.node("bullet_list", null, [schema.node("list_item", null, [paragraph])]) : paragraph;
  });
  return schema.node("doc", null, blocks);
}

function table(paragraph: Node): Node {
  const row = (type: string): Node => schema.node("table_row", null, [schema.node(type, null, [paragraph]), schema.node(type, null, [paragraph])]);
  return schema.node("table", null, [row("table_header"), row("table_cell")]);
}

export function pick<T>(random: Chance, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)]!;
}

export function retouched(random: Chance, doc: Node, times: number): Node {
  const tr = new Transform(doc);
  for (let i = 0; i < times; i++) retouch(random, tr, `${pick(random, words)}${i}`);
  return tr.doc;
}

/** One edit somewhere: typing, deleting, splitting, joining, wrapping, lifting, marking. */
export function retouch(random: Chance, tr: Transform, word: string, deletes = true): void {
  const textblocks: { pos: number; node: Node }[] = [];
  tr.doc.descendants((node, pos) => {
    if (node.isTextblock) textblocks.push({ pos, node });
  });
  const { pos, node } = pick(random, textblocks);
  const at = pos + 1 + Math.floor(random() * (node.content.size + 1));
  const what = random();
  const $at = tr.doc.resolve(at);
  if (what < 0.47 || (!deletes && what < 0.75)) tr.insert(at, schema.text(word));
  else if (what < 0.5) tr.insert(at, schema.node("footnote", { words: word }));
  else if (what < 0.65) tr.delete(at, Math.min(pos + 1 + node.content.size, at + 1 + Math.floor(random() * 6)));
  else if (what < 0.72) deleteBlocks(random, tr);
  else if (what < 0.8 && canSplit(tr.doc, at)) tr.split(at);
  else if (what < 0.86 && pos > 0 && canJoin(tr.doc, pos) && tr.doc.resolve(pos).nodeBefore?.type === node.type) tr.join(pos);
  else if (what < 0.92) wrap(tr, $at);
  else if (what < 0.96) {
    const range = $at.blockRange();
    const target = range === null ? null : liftTarget(range);
    if (range !== null && target !== null) tr.lift(range, target);
  } else tr.addMark(pos + 1, at, schema.mark(random() < 0.5 ? "em" : "strong"));
}

function deleteBlocks(random: Chance, tr: Transform): void {
  if (tr.doc.childCount < 2) return;
  const index = Math.floor(random() * tr.doc.childCount);
  let from = 0;
  for (let i = 0; i < index; i++) from += tr.doc.child(i).nodeSize;
  tr.replace(from, from + tr.doc.child(index).nodeSize, new Slice(Fragment.empty, 0, 0));
}

function wrap(tr: Transform, $at: ReturnType<Node["resolve"]>): void {
  const range = $at.blockRange();
  const wrapping = range === null ? null : findWrapping(range, schema.nodes["blockquote"]!);
  if (range !== null && wrapping !== null) tr.wrap(range, wrapping);
}
