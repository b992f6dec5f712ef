// A language version as a fold: the page read, then frames. Pure; what is told twice changes nothing.
import type { RoomFrame } from "../push/frames.ts";
import type { Hand, RenditionAnswer, RenditionHead, RenditionList, RenditionPage, Row } from "./types.ts";

/** The versions of a paper: they go with it, and one that was taken back goes at once. */
export function applyList(page: RenditionList, frame: RoomFrame): RenditionList {
  const moved = { ...page, cursor: frame.cursor };
  if (goes(page, frame)) return { ...moved, renditions: [], mayRender: [] };
  if (frame.type !== "renditionChanged" || frame.paper !== page.paper) return moved;
  if (frame.gone === true) return { ...moved, renditions: page.renditions.filter(({ language }) => language !== frame.language) };
  return { ...moved, renditions: page.renditions.map((head) => (says(page, head, frame) ? counted(head, frame) : head)) };
}

type Told = RoomFrame & { type: "renditionChanged" };

/** Whether a frame says all that changed of a version in a list. */
function says({ revision }: RenditionList, { language, open, outdated, hands }: RenditionHead, { rendered, paragraph, ...frame }: Told): boolean {
  if (language !== frame.language || rendered === undefined || paragraph === undefined || frame.revision !== revision || open === undefined || outdated === undefined) return false;
  // In the place of words by another hand: whether any of that are left is not known here.
  return open.includes(paragraph) || hands.every((hand) => hand === rendered.hand);
}

function counted(head: RenditionHead, { rendered, paragraph }: Told): RenditionHead {
  if (rendered === undefined) return head;
  const without = (numbers: readonly number[] | undefined): number[] => (numbers ?? []).filter((each) => each !== paragraph);
  const [open, outdated] = [without(head.open), without(head.outdated)];
  const hands = (["submitter", "interpreter"] as const).filter((hand: Hand) => head.hands.includes(hand) || rendered.hand === hand);
  return { ...head, open, outdated, hands, rendered: head.paragraphs - open.length, stale: outdated.length, at: rendered.at, last: rendered.id };
}

/** What I put in for a revision stands there, unless a frame was first. Undefined where the answer says less than has changed for me. */
export function applyMine(page: RenditionPage, { row }: RenditionAnswer, { revision, over }: { readonly revision: number; readonly over?: string }): RenditionPage | undefined {
  const rendered = row?.rendered;
  // In another revision the same number may be another paragraph.
  if (row === undefined || rendered === undefined || page.rendition.rendered === 0 || page.revision !== revision) return undefined;
  const there = page.rows.find(({ paragraph }) => paragraph === row.paragraph);
  if (there === undefined || there.rendered?.id !== over) return page;
  const rows = page.rows.map((each) => (each === there ? { ...bare(each), rendered } : each));
  return { ...page, rows, rendition: { ...headOf(page.rendition, rows), at: rendered.at, last: rendered.id } };
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
  if (frame.type === "audienceChanged" || (frame.type === "paperChanged" && frame.paper.id === before.paper)) return true;
  if (frame.type !== "renditionChanged" || frame.paper !== before.paper || frame.gone === true) return false;
  return !before.renditions.some((head) => says(before, head, frame));
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
