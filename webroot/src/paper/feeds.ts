// What this tab follows of a room's papers: one of each, for as long as it follows the room.
import { Following } from "../agenda/following.ts";
import { app } from "../app/app.ts";
import { clock } from "../app/clock.ts";
import type { Id } from "../app/types.ts";
import type { RoomFrame } from "../push/frames.ts";
import type { RoomFeed } from "../room/feed.ts";
import { PaperApi } from "./api.ts";
import { applyPaper, applyPapers, wordsChanged } from "./state.ts";
import type { PaperPage, PapersPage } from "./types.ts";

export type PapersFeed = Following<PapersPage>;
export type PaperFeed = Following<PaperPage>;

interface Library {
  readonly api: PaperApi;
  readonly papers: PapersFeed;
  readonly one: Map<Id, PaperFeed>;
}
const known = new WeakMap<RoomFeed, Library>();

export function paperApi(room: RoomFeed): PaperApi {
  return libraryOf(room).api;
}

export function papersOf(room: RoomFeed): PapersFeed {
  return libraryOf(room).papers;
}

export function paperOf(room: RoomFeed, paper: Id): PaperFeed {
  const { api, one } = libraryOf(room);
  let feed = one.get(paper);
  if (feed === undefined) {
    feed = new Following<PaperPage>(room, clock, { read: () => api.paper(paper), apply: applyPaper, asks: paperAsks });
    one.set(paper, feed);
    begin(room, feed);
  }
  return feed;
}

function libraryOf(room: RoomFeed): Library {
  let library = known.get(room);
  if (library === undefined) {
    const api = new PaperApi(app.api.http, room.forum, room.room);
    const papers = new Following<PapersPage>(room, clock, { read: () => api.papers(), apply: applyPapers, asks: papersAsk });
    library = { api, papers, one: new Map() };
    known.set(room, library);
    begin(room, papers);
  }
  return library;
}

function begin(room: RoomFeed, feed: PapersFeed | PaperFeed): void {
  room.attach(feed);
  void feed.reload();
}

/** What I may do with a paper, whether my party has deposited, and which rooms I know are told to me alone. */
function papersAsk(before: PapersPage, _after: PapersPage, frame: RoomFrame): boolean {
  switch (frame.type) {
    case "audienceChanged":
    case "draftPaperChanged":
    case "releaseChanged":
      return true;
    case "paperChanged":
      return !before.papers.some(({ id }) => id === frame.paper.id);
    default:
      return false;
  }
}

function paperAsks(before: PaperPage, after: PaperPage, frame: RoomFrame): boolean {
  return frame.type === "audienceChanged" || wordsChanged(before, after);
}
