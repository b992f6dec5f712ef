import type { Doc, DocNode } from "../app/types.ts";

/** Without empty paragraphs at either end, and with quotations as bare references. */
export function trimmed(doc: Doc): Doc {
  const content = doc.content.map(bare);
  while (isEmpty(content[0])) content.shift();
  while (isEmpty(content.at(-1))) content.pop();
  return { type: "doc", content };
}

function isEmpty(node: DocNode | undefined): boolean {
  return node?.type === "paragraph" && (node.content ?? []).every((each) => each.type === "hard_break" || each.text?.trim() === "");
}

/** A received quotation also carries its words and author: they are looked up again wherever it is shown. */
export function bare(node: DocNode): DocNode {
  if (node.type === "quote") {
    const { contribution, version, from, to } = node.attrs ?? {};
    return { type: "quote", attrs: { contribution, version, from, to } };
  }
  return node.content === undefined ? node : { ...node, content: node.content.map(bare) };
}
