// What stands where words were taken out of the history: a sign that nobody writes, one for each character.
import { Fragment, type Node } from "prosemirror-model";

const sign = "\ue0f0";
const run = new RegExp(`${sign}+`, "gu");

export function holdsTakenOut(text: string): boolean {
  return text.includes(sign);
}

/** Text and gaps in turn: what stands at an odd place was taken out. */
export function partedAtGaps(text: string): string[] {
  return text.split(new RegExp(`(${sign}+)`, "u"));
}

/** The same without the signs: an older version that is put back holds none of them. */
export function withoutTakenOut(node: Node): Node {
  const kept: Node[] = [];
  node.forEach((child) => {
    if (!child.isText) return void kept.push(isGone(child) ? child.type.schema.text(" ") : withoutTakenOut(child));
    const text = (child.text ?? "").replace(run, "");
    if (text !== "") kept.push(child.type.schema.text(text, child.marks));
  });
  return node.copy(Fragment.fromArray(kept));
}

function isGone(node: Node): boolean {
  return node.type.name === "footnote" && holdsTakenOut(String(node.attrs["words"]));
}
