// What a file held, block by block, and what of it was left behind.
import type { Doc, DocNode, Mark } from "../app/types.ts";
import { plain } from "../draft/document.ts";
import { NOTE_MAX, plainNote } from "../draft/noting.ts";
import { Unreadable } from "./zip.ts";

/** What was left out or changed, in numbers. */
export interface Left { changes: number; comments: number; hidden: number; pictures: number; merged: number; tables: number; authors: number }
export const nothingLeft = (): Left => ({ changes: 0, comments: 0, hidden: 0, pictures: 0, merged: 0, tables: 0, authors: 0 });

export interface Item { readonly level: number; readonly ordered: boolean; readonly list: string }
export interface Paragraph { readonly heading?: 2 | 3; readonly item?: Item; readonly rtl?: boolean; readonly content: readonly DocNode[] }
export type Piece = Paragraph | { readonly rows: readonly (readonly Cell[])[] };
export interface Cell { readonly head: boolean; readonly pieces: readonly Piece[] }

const charactersMax = 150_000;
const levelMax = 3;
const cellsMax = 60;

export function words(text: string, marks: readonly Mark[]): DocNode[] {
  const clean = plain(text.replace(/[\n\r]/g, " ").replace(/[\u00ad\ufffe\uffff]/g, ""));
  return clean === "" ? [] : [{ type: "text", text: clean, ...(marks.length > 0 ? { marks } : {}) }];
}

/** A note that is longer than one may be stands in brackets where it was. */
export function note(text: string): DocNode[] {
  if (text.trim() === "") return [];
  return text.length > NOTE_MAX ? words(` [${text.trim()}]`, []) : [{ type: "footnote", attrs: { words: plainNote(text) } }];
}

/** What a note holds, in one line. */
export function noteLine(pieces: readonly Piece[]): string {
  const lines = pieces.map((piece) => ("rows" in piece ? "" : piece.content.map((each) => each.text ?? (each.type === "hard_break" ? " " : "")).join("")));
  return lines.join(" ").replace(/\s+/g, " ").trim();
}

export function gathered(pieces: readonly Piece[]): Doc {
  const content = blocks(pieces, true);
  const length = JSON.stringify(content).length;
  if (length > 12 * charactersMax || characters(content) > charactersMax) throw new Unreadable("document-too-much");
  return { type: "doc", content: content.length === 0 ? [{ type: "paragraph" }] : content };
}

function characters(nodes: readonly DocNode[]): number {
  return nodes.reduce((sum, node) => sum + (node.text?.length ?? 0) + characters(node.content ?? []), 0);
}

function blocks(pieces: readonly Piece[], isTop: boolean): DocNode[] {
  const made: Mutable[] = [];
  let open: { item: Item; list: Mutable }[] = [];
  for (const piece of pieces) {
    if ("rows" in piece) {
      open = [];
      if (isTop) made.push(table(piece.rows));
      else made.push(...piece.rows.flatMap((row) => row.flatMap((cell) => blocks(cell.pieces, false))) as Mutable[]);
      continue;
    }
    const text = block(piece, isTop);
    if (piece.item === undefined || piece.heading !== undefined) {
      open = [];
      if (!isEmpty(text) || made.length > 0) made.push(text);
    } else place(made, open = deepened(open, piece.item), piece.item, text);
  }
  while (isEmpty(made.at(-1))) made.pop();
  return made as DocNode[];
}

interface Mutable { type: string; attrs?: Record<string, unknown>; content?: Mutable[]; text?: string }

function isEmpty(node: Mutable | undefined): boolean {
  return node?.type === "paragraph" && (node.content?.length ?? 0) === 0;
}

function block({ heading, rtl, content }: Paragraph, isTop: boolean): Mutable {
  const attrs = { ...(heading !== undefined && isTop ? { level: heading } : {}), ...(rtl === true ? { dir: "rtl" } : {}) };
  return {
    type: heading !== undefined && isTop ? "heading" : "paragraph", ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content: content as Mutable[] } : {}),
  };
}

/** The lists that stay open for an item: those above its level, and the one it goes on. */
function deepened(open: { item: Item; list: Mutable }[], item: Item): { item: Item; list: Mutable }[] {
  const level = Math.min(item.level, levelMax);
  const kept = open.slice(0, level + 1);
  const last = kept[level];
  return last !== undefined && (last.item.ordered !== item.ordered || last.item.list !== item.list) ? kept.slice(0, level) : kept;
}

function place(made: Mutable[], open: { item: Item; list: Mutable }[], item: Item, text: Mutable): void {
  const level = Math.min(item.level, levelMax);
  const wanted = open.length > level ? level : Math.min(level, open.length);
  if (open.length <= wanted) {
    const list: Mutable = { type: item.ordered ? "ordered_list" : "bullet_list", content: [] };
    const above = open.at(-1);
    if (above === undefined) made.push(list);
    else above.list.content!.at(-1)!.content!.push(list);
    open.push({ item, list });
  }
  open[wanted]!.list.content!.push({ type: "list_item", content: [text] });
}

function table(rows: readonly (readonly Cell[])[]): Mutable {
  const width = Math.min(cellsMax, Math.max(1, ...rows.map((row) => row.length)));
  return {
    type: "table",
    content: (rows.length === 0 ? [[]] : rows).map((row) => ({
      type: "table_row",
      content: Array.from({ length: width }, (_, i): Mutable => {
        const content = blocks(row[i]?.pieces ?? [], false) as Mutable[];
        return { type: row[i]?.head === true ? "table_header" : "table_cell", content: content.length === 0 ? [{ type: "paragraph" }] : content };
      }),
    })),
  };
}
