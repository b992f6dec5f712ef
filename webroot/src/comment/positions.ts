// Between positions in a document as ProseMirror counts them, the document's tree, and what is selected on the page.
import type { Doc, DocNode } from "../app/types.ts";

/** A block of text: where its words begin, and how many positions they take. */
export interface TextBlock { readonly from: number; readonly to: number; readonly node: DocNode }
export interface Span { readonly from: number; readonly to: number }
/** A span with what is to be shown there. */
export interface Mark extends Span { readonly comment: string; readonly instead?: string | undefined }

const texts = new Set(["paragraph", "heading"]);

export function blocksOf(doc: Doc): TextBlock[] {
  const blocks: TextBlock[] = [];
  gather(doc.content, 0, blocks);
  return blocks;
}

function gather(nodes: readonly DocNode[], start: number, blocks: TextBlock[]): void {
  let at = start;
  for (const node of nodes) {
    if (texts.has(node.type)) blocks.push({ from: at + 1, to: at + 1 + sizeOf(node.content ?? []), node });
    else gather(node.content ?? [], at + 1, blocks);
    at += size(node);
  }
}

function size(node: DocNode): number {
  if (node.type === "text") return (node.text ?? "").length;
  return node.type === "hard_break" || node.type === "footnote" ? 1 : 2 + sizeOf(node.content ?? []);
}

function sizeOf(nodes: readonly DocNode[]): number {
  return nodes.reduce((sum, node) => sum + size(node), 0);
}

/** The words in a span, blocks parted by line feeds. */
export function wordsIn(doc: Doc, span: Span): string {
  return blocksOf(doc).filter(({ from, to }) => from < span.to && to > span.from).map((block) => {
    let at = block.from;
    return (block.node.content ?? []).map((node) => {
      const begin = Math.max(0, span.from - at);
      const end = span.to - at;
      at += size(node);
      return end <= 0 ? "" : node.type === "text" ? (node.text ?? "").slice(begin, end) : begin === 0 ? " " : "";
    }).join("");
  }).join("\n");
}

/** Whether words stand in one block, so that others can be suggested for them. */
export function inOneBlock(doc: Doc, span: Span): boolean {
  return blocksOf(doc).some(({ from, to }) => from <= span.from && span.to <= to);
}

/** The same document with marks in it, which only the page knows: they are read, and never sent. */
export function withMarks(doc: Doc, marks: readonly Mark[]): Doc {
  if (marks.length === 0) return doc;
  const starts = new Map(blocksOf(doc).map(({ node, from }) => [node, from]));
  return { ...doc, content: doc.content.map((node) => markedIn(node, starts, marks)) };
}

function markedIn(node: DocNode, starts: ReadonlyMap<DocNode, number>, marks: readonly Mark[]): DocNode {
  const start = starts.get(node);
  if (node.content === undefined) return node;
  if (start === undefined) return { ...node, content: node.content.map((child) => markedIn(child, starts, marks)) };
  const content: DocNode[] = [];
  let at = start;
  for (const child of node.content) {
    content.push(...(child.type === "text" ? pieces(child, at, marks) : [child]));
    at += size(child);
    for (const mark of marks) if (mark.instead !== undefined && mark.to === at && child.type !== "text") content.push(put(mark));
  }
  return { ...node, content };
}

/** A run of text cut where marks begin and end. */
function pieces(node: DocNode, at: number, marks: readonly Mark[]): DocNode[] {
  const text = node.text ?? "";
  const end = at + text.length;
  const touching = marks.filter(({ from, to }) => from < end && to > at);
  if (touching.length === 0) return [node];
  const cuts = [...new Set([at, end, ...touching.flatMap(({ from, to }) => [from, to])])].filter((cut) => cut >= at && cut <= end).sort((a, b) => a - b);
  return cuts.slice(1).flatMap((to, i) => {
    const from = cuts[i]!;
    const here = touching.filter((mark) => mark.from <= from && mark.to >= to);
    const piece = { ...node, text: text.slice(from - at, to - at) };
    const ends = touching.filter((mark) => mark.instead !== undefined && mark.to === to).map(put);
    if (here.length === 0) return [piece, ...ends];
    const attrs = { comments: here.map(({ comment }) => comment), isOut: here.some(({ instead }) => instead !== undefined) };
    return [{ ...piece, attrs }, ...ends];
  });
}

function put({ comment, instead }: Mark): DocNode {
  return { type: "suggestion", attrs: { comment, words: instead ?? "" } };
}

/** What is selected within the prose of a document; undefined if nothing, or something beside it. */
export function selectedIn(prose: Element, doc: Doc): Span | undefined {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!prose.contains(range.startContainer) || !prose.contains(range.endContainer)) return undefined;
  const blocks = blocksOf(doc);
  const shown = [...prose.querySelectorAll<HTMLElement>("[data-at]")];
  let span: Span | undefined;
  shown.forEach((element, i) => {
    const block = blocks[i];
    if (block === undefined || !range.intersectsNode(element)) return;
    const from = element.contains(range.startContainer) ? positionIn(block, unitsBefore(element, range.startContainer, range.startOffset)) : block.from;
    const to = element.contains(range.endContainer) ? positionIn(block, unitsBefore(element, range.endContainer, range.endOffset)) : block.to;
    if (from < to) span = { from: span?.from ?? from, to };
  });
  return span;
}

/** Units of text before a place of the page; what is only suggested is none of the text. */
function unitsBefore(block: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  const part = before.cloneContents();
  for (const extra of part.querySelectorAll("ins")) extra.remove();
  return (part.textContent ?? "").length + part.querySelectorAll("br").length;
}

/** The position behind so many units of a block's text. A footnote's sign is no unit, but has a position. */
function positionIn(block: TextBlock, units: number): number {
  let at = block.from;
  let left = units;
  for (const node of block.node.content ?? []) {
    if (left <= 0) break;
    const length = node.type === "footnote" ? 0 : size(node);
    at += node.type === "footnote" ? 1 : Math.min(left, length);
    left -= length;
  }
  return Math.min(at, block.to);
}

/** Selects a span again after the page was drawn anew: marks that came in cut its text into other nodes. */
export function select(prose: Element, doc: Doc, span: Span): void {
  const start = placeOf(prose, doc, span.from);
  const end = placeOf(prose, doc, span.to);
  if (start !== undefined && end !== undefined) getSelection()?.setBaseAndExtent(...start, ...end);
}

function placeOf(prose: Element, doc: Doc, position: number): [Node, number] | undefined {
  const i = blocksOf(doc).findIndex(({ from, to }) => from <= position && position <= to);
  const element = [...prose.querySelectorAll<HTMLElement>("[data-at]")][i];
  if (element === undefined) return undefined;
  let left = unitsUpTo(blocksOf(doc)[i]!, position);
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeName === "INS" ? NodeFilter.FILTER_REJECT : node instanceof Text || node.nodeName === "BR" ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
    const length = node instanceof Text ? node.data.length : 1;
    if (node instanceof Text && left <= length) return [node, left];
    left -= length;
  }
  return undefined;
}

function unitsUpTo(block: TextBlock, position: number): number {
  let at = block.from;
  let units = 0;
  for (const node of block.node.content ?? []) {
    if (at >= position) break;
    if (node.type !== "footnote") units += Math.min(size(node), position - at);
    at += size(node);
  }
  return units;
}
