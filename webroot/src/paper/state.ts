// Papers as folds: the page read, then frames. Pure. Frames carry whole values, so one applied twice or over a newer
// page changes nothing in the end; what only I am told is kept from the page.
import type { RoomFrame } from "../push/frames.ts";
import type { NonPaper, PaperPage, PapersPage } from "./types.ts";

/** The papers of a room after this frame. */
export function applyPapers(page: PapersPage, frame: RoomFrame): PapersPage {
  const moved = { ...page, cursor: frame.cursor };
  switch (frame.type) {
    case "paperChanged":
      return { ...moved, papers: inPlace(page.papers, frame.paper, mineKept) };
    case "draftPaperChanged":
      return { ...moved, drafts: inPlace(page.drafts, frame.draft, mineKept) };
    case "releaseChanged":
      return { ...moved, releases: inPlace(page.releases, frame.release, mineKept) };
    case "nonPaperChanged":
      return { ...moved, nonPapers: byChance(inPlace(page.nonPapers, frame.nonPaper, (_, told) => told)) };
    default:
      // Whatever else happens in a room is not about its papers.
      return moved;
  }
}

/** One paper after this frame; its words are read again when they are others. */
export function applyPaper(page: PaperPage, frame: RoomFrame): PaperPage {
  const moved = { ...page, cursor: frame.cursor };
  if (frame.type !== "paperChanged" || frame.paper.id !== page.paper.id) return moved;
  const { doc: _, ...bare } = moved;
  const paper = mineKept(page.paper, frame.paper);
  // Words of one revision never stand under the head of another.
  return wordsChanged(page, { ...page, paper }) ? { ...bare, annexes: [], paper } : { ...moved, paper };
}

/** Whether the words that were read are no longer those of the paper. */
export function wordsChanged(before: PaperPage, after: PaperPage): boolean {
  return before.paper.revision !== after.paper.revision || before.paper.status !== after.paper.status;
}

function inPlace<T extends { readonly id: string }>(all: readonly T[], told: T, kept: (known: T, told: T) => T): readonly T[] {
  return all.some(({ id }) => id === told.id) ? all.map((each) => (each.id === told.id ? kept(each, told) : each)) : [...all, told];
}

function mineKept<T extends { readonly mine?: boolean }>(known: T, told: T): T {
  return known.mine === undefined || told.mine !== undefined ? told : { ...told, mine: known.mine };
}

/** Their order must say nothing of when they came: by id, which is chance. */
function byChance(all: readonly NonPaper[]): readonly NonPaper[] {
  return [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
}
