// A language version as a fold: the page read, then frames. Pure; what is told twice changes nothing.
import type { RoomFrame } from "../push/frames.ts";
import type { Hand, RenditionHead, RenditionList, RenditionPage, Row } from "./types.ts";

/** The versions of a paper: they go with it, and one that was taken back goes at once. */
export function applyList(page: RenditionList, frame: RoomFrame): RenditionList {
  const moved = { ...page, cursor: frame.cursor };
  if (goes(page, frame)) return { ...moved, renditions: [], mayRender: false };
  if (frame.type !== "renditionChanged" || frame.paper !== page.paper || frame.gone !== true) return moved;
  return { ...moved, renditions: page.renditions.filter(({ language }) => language !== frame.language) };
}

/** A paragraph that was put in stands there; whatever else changed is asked for. */
export function applyPage(page: RenditionPage, frame: RoomFrame): RenditionPage {
  const moved = { ...page, cursor: frame.cursor };
  if (goes(page, frame)) return { ...moved, rows: [], rendition: headOf(page.rendition, []), mayRender: false, mayDeclare: false, mayWithdraw: false, withdrawn: true };
  if (!isAbout(page, frame)) return moved;
  if (frame.gone === true) {
    const rows = page.rows.map(bare);
    return { ...moved, rows, rendition: { ...headOf(page.rendition, rows), status: "working" }, mayWithdraw: false };
  }
  const { rendered } = frame;
  if (rendered === undefined || frame.revision !== page.revision) return moved;
  const rows = page.rows.map((row) => (row.paragraph === frame.paragraph ? { ...bare(row), rendered } : row));
  return { ...moved, rows, rendition: { ...headOf(page.rendition, rows), at: rendered.at, last: rendered.id } };
}

/** Whether the frame says less than has changed for me. */
export function asksPage(before: RenditionPage, after: RenditionPage, frame: RoomFrame): boolean {
  if (after.withdrawn === true) return false;
  if (frame.type === "audienceChanged" || (frame.type === "paperChanged" && frame.paper.id === before.paper)) return true;
  return isAbout(before, frame) && (frame.rendered === undefined || frame.revision !== before.revision || before.rendition.rendered === 0);
}

export function asksList(before: RenditionList, frame: RoomFrame): boolean {
  return frame.type === "audienceChanged" || (frame.type === "paperChanged" && frame.paper.id === before.paper) || (frame.type === "renditionChanged" && frame.paper === before.paper);
}

function isAbout(page: RenditionPage, frame: RoomFrame): frame is RoomFrame & { type: "renditionChanged" } {
  return frame.type === "renditionChanged" && frame.paper === page.paper && frame.language === page.rendition.language;
}

function goes(page: { readonly paper: string }, frame: RoomFrame): boolean {
  return frame.type === "paperChanged" && frame.paper.id === page.paper && frame.paper.status === "withdrawn";
}

function bare({ rendered: _, before: __, ...row }: Row): Row {
  return row;
}

/** Counted from the rows, as the server counts. */
function headOf({ at: _, last: __, ...head }: RenditionHead, rows: readonly Row[]): RenditionHead {
  const made = rows.flatMap(({ rendered }) => (rendered === undefined ? [] : [rendered]));
  const hands = (["submitter", "interpreter"] as const).filter((hand: Hand) => made.some((each) => each.hand === hand));
  return { ...head, rendered: made.length, stale: rows.filter(({ before }) => before !== undefined).length, hands };
}

/** What a translator still has to do. */
export function isOpen({ rendered, before }: Row): boolean {
  return rendered === undefined || before !== undefined;
}
