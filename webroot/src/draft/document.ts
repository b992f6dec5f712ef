// Between the editor's tree and the document as it is sent: the same nodes, without what is empty.
import type { Node } from "prosemirror-model";
import type { Doc, DocNode, Mark } from "../app/types.ts";
import { schema } from "./schema.ts";
import { bare } from "./trimming.ts";

/** The editor's tree as protocol.md's Doc. */
export function docOf(node: Node): Doc {
  return { type: "doc", content: children(node) };
}

/** A stored document as the editor's tree; what the schema does not know is left out rather than lost with the rest. */
export function treeOf(doc: Doc): Node {
  if (doc.content.length === 0) return schema.topNodeType.createAndFill()!;
  const tree = schema.nodeFromJSON({ type: "doc", content: doc.content.map(bare) });
  tree.check();
  return tree;
}

function children(node: Node): DocNode[] {
  const made: DocNode[] = [];
  node.forEach((child) => made.push(nodeOf(child)));
  return made;
}

/** Control codes and halves of characters, which some programs put on the clipboard, would be refused. */
export function plain(text: string): string {
  return text.replace(/[\u0000-\u0008\u000a-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, " ");
}

function nodeOf(node: Node): DocNode {
  if (node.isText) {
    const marks = node.marks.map((mark) => mark.toJSON() as Mark);
    return { type: "text", text: plain(node.text ?? ""), ...(marks.length > 0 ? { marks } : {}) };
  }
  const attrs = Object.fromEntries(Object.entries(node.attrs).filter(([, value]) => value !== null));
  return {
    type: node.type.name,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(node.childCount > 0 ? { content: children(node) } : {}),
  };
}
