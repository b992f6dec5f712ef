// What changed between two versions of a text, as a lawyer reads it: block by block, and word by word within a block.
import type { Doc, DocNode } from "../app/types.ts";

export type Piece = { readonly is: "same" | "gone" | "new"; readonly text: string };
/** A block of both, or of only one of them. */
export interface BlockChange { readonly is: "same" | "changed" | "gone" | "new"; readonly type: string; readonly dir?: string; readonly pieces: readonly Piece[] }

/** Above this many pairs two lists are not compared element by element. */
const PAIRS_MAX = 400_000;

interface Block { readonly type: string; readonly dir: string | undefined; readonly text: string }

export function differences(before: Doc, after: Doc): BlockChange[] {
  const a = blocksOf(before.content);
  const b = blocksOf(after.content);
  const changes: BlockChange[] = [];
  let gone: Block[] = [];
  let young: Block[] = [];
  const settle = (): void => {
    // As many as stand against each other are the same block, changed.
    const pairs = Math.min(gone.length, young.length);
    for (let i = 0; i < pairs; i++) changes.push(changed(gone[i]!, young[i]!));
    for (const block of gone.slice(pairs)) changes.push(whole(block, "gone"));
    for (const block of young.slice(pairs)) changes.push(whole(block, "new"));
    gone = [];
    young = [];
  };
  for (const { is, from } of aligned(a, b, (x, y) => x.text === y.text && x.type === y.type)) {
    if (is === "gone") gone.push(from);
    else if (is === "new") young.push(from);
    else {
      settle();
      changes.push(whole(from, "same"));
    }
  }
  settle();
  return changes;
}

function whole(block: Block, is: "same" | "gone" | "new"): BlockChange {
  return { is, ...shapeOf(block), pieces: block.text === "" ? [] : [{ is, text: block.text }] };
}

function shapeOf({ type, dir }: Block): { type: string; dir?: string } {
  return dir === undefined ? { type } : { type, dir };
}

function changed(a: Block, b: Block): BlockChange {
  const pieces: Piece[] = [];
  for (const { is, from } of aligned(words(a.text), words(b.text), (x, y) => x === y)) {
    const last = pieces.at(-1);
    if (last?.is === is) pieces[pieces.length - 1] = { is, text: last.text + from };
    else pieces.push({ is, text: from });
  }
  return { is: "changed", ...shapeOf(b), pieces };
}

/** Words, spaces and signs apart; each letter of a script that writes without spaces. */
function words(text: string): string[] {
  return text.match(/\ue0f0+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}'’-])+|\s+|./gsu) ?? [];
}

function blocksOf(nodes: readonly DocNode[], within = ""): Block[] {
  return nodes.flatMap((node) => {
    if (node.type === "paragraph" || node.type === "heading") {
      const text = (node.content ?? []).map((piece) => (piece.type === "hard_break" ? "\n" : piece.type === "footnote" ? ` [${String(piece.attrs?.["words"])}]` : (piece.text ?? ""))).join("");
      const dir = node.attrs?.["dir"];
      return [{ type: within === "" ? node.type : within, dir: typeof dir === "string" ? dir : undefined, text }];
    }
    if (/^table_(cell|header)$/.test(node.type)) return blocksOf(node.content ?? [], "table_cell");
    return blocksOf(node.content ?? [], node.type === "list_item" ? "list_item" : node.type === "blockquote" ? "blockquote" : within);
  });
}

/** The longest common subsequence of both, and what stands between. */
function aligned<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): { is: "same" | "gone" | "new"; from: T }[] {
  const found: { is: "same" | "gone" | "new"; from: T }[] = [];
  let start = 0;
  while (start < a.length && start < b.length && same(a[start]!, b[start]!)) found.push({ is: "same", from: b[start++]! });
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && same(a[a.length - 1 - tail]!, b[b.length - 1 - tail]!)) tail++;
  found.push(...between(a.slice(start, a.length - tail), b.slice(start, b.length - tail), same));
  for (const each of b.slice(b.length - tail)) found.push({ is: "same", from: each });
  return found;
}

function between<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): { is: "same" | "gone" | "new"; from: T }[] {
  const gone = (from: T): { is: "gone"; from: T } => ({ is: "gone", from });
  const young = (from: T): { is: "new"; from: T } => ({ is: "new", from });
  if (a.length === 0 || b.length === 0 || a.length * b.length > PAIRS_MAX) return [...a.map(gone), ...b.map(young)];
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const here = i * width + j;
      longest[here] = same(a[i]!, b[j]!) ? longest[here + width + 1]! + 1 : Math.max(longest[here + width]!, longest[here + 1]!);
    }
  }
  const found: { is: "same" | "gone" | "new"; from: T }[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const here = i * width + j;
    if (i < a.length && j < b.length && same(a[i]!, b[j]!)) {
      found.push({ is: "same", from: b[j]! });
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && longest[here + width]! >= longest[here + 1]!)) found.push(gone(a[i++]!));
    else found.push(young(b[j++]!));
  }
  return found;
}
