// The plain text by which the offsets of quotes are counted, exactly as the server counts them:
// blocks joined by a line feed, a hard break is one too, a quote counts as nothing. UTF-16 units.
import type { Doc, DocNode } from "../app/types.ts";

const textBlocks = new Set(["paragraph", "heading"]);

export function plainText(doc: Doc): string {
  return blocksOf(doc.content).join("\n");
}

/** The words from `from` to `to`. */
export function excerpt(doc: Doc, from: number, to: number): string {
  return plainText(doc).slice(from, to);
}

function blocksOf(nodes: readonly DocNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === "quote") return [];
    return textBlocks.has(node.type) ? [inline(node.content ?? [])] : blocksOf(node.content ?? []);
  });
}

function inline(nodes: readonly DocNode[]): string {
  return nodes.map((node) => (node.type === "hard_break" ? "\n" : node.text ?? "")).join("");
}
