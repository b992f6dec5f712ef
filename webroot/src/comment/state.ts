// Comments as folds: the page read, then frames. Pure. A frame carries the whole comment, so one applied twice or over
// a newer page changes nothing in the end; what only I am told, and where words stand, is kept from the page.
import type { RoomFrame } from "../push/frames.ts";
import type { Comment, CommentPage, Said } from "./types.ts";

export function applyComments(page: CommentPage, frame: RoomFrame): CommentPage {
  const moved = { ...page, cursor: frame.cursor };
  if (frame.type !== "commentChanged" || frame.on !== page.on) return moved;
  const told = frame.comment;
  const known = page.comments.some(({ id }) => id === told.id);
  return { ...moved, comments: known ? page.comments.map((each) => (each.id === told.id ? kept(each, told) : each)) : [...page.comments, told] };
}

function kept(known: Comment, told: Comment): Comment {
  return { ...mine(known, told), answers: told.answers.map((answer) => mine(known.answers.find(({ id }) => id === answer.id), answer)) };
}

function mine<T extends Said>(known: Said | undefined, told: T): T {
  return known?.mine === undefined || told.mine !== undefined ? told : { ...told, mine: known.mine };
}

/** Whether I must ask again: for a place, for what is mine, for what became of the words. */
export function asksComments(before: CommentPage, _after: CommentPage, frame: RoomFrame): boolean {
  switch (frame.type) {
    case "audienceChanged":
      return true;
    case "paperChanged":
      return frame.paper.id === before.on;
    case "commentChanged":
      return frame.on === before.on && isNews(before.comments.find(({ id }) => id === frame.comment.id), frame.comment);
    default:
      return false;
  }
}

function isNews(known: Comment | undefined, told: Comment): boolean {
  return known === undefined || told.answers.length > known.answers.length || told.outcome === "accepted";
}
