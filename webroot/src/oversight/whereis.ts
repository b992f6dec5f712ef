// Where that stands which is to be removed for good.
import type { Place } from "../app/places.ts";
import type { Id } from "../app/types.ts";
import type { Deed } from "./types.ts";

/** The page on which it is read before one agrees. */
export function whereIs({ room, thread, subject, what, within, of }: Extract<Deed, { type: "purge" }>, forum: Id): Place {
  const kind = what === "comment" || what === "item" ? of : what;
  const id = within ?? subject;
  switch (kind) {
    case "paper":
      return { page: "paper", forum, room, paper: id };
    case "draft":
      return { page: "draft", forum, room, draft: id };
    case "session":
      return { page: "agenda", forum, room, session: id, ...(what === "item" ? { item: subject } : {}) };
    case "reason":
      return { page: "room", forum, room };
    case "report":
      return { page: "forum", forum };
    case "nonPaper":
      return { page: "papers", forum, room };
    case "line":
    case "tour":
      return { page: "conduct", forum, room };
    default:
      return { page: "thread", forum, room, thread: thread ?? subject, ...(thread === undefined || thread === subject ? {} : { at: subject }) };
  }
}
