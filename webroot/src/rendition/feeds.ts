// What this tab follows of language versions: one of each, for as long as it follows the room.
import { Following } from "../agenda/following.ts";
import { app } from "../app/app.ts";
import { clock } from "../app/clock.ts";
import { Problem } from "../app/problem.ts";
import type { Id, Language } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import { RenditionApi } from "./api.ts";
import { applyList, applyPage, asksList, asksPage } from "./state.ts";
import type { RenditionList, RenditionPage } from "./types.ts";

export type ListFeed = Following<RenditionList>;
export type PageFeed = Following<RenditionPage>;

interface Known { readonly lists: Map<Id, ListFeed>; readonly pages: Map<string, PageFeed> }
const known = new WeakMap<RoomFeed, Known>();

export function renditionApi(room: RoomFeed, paper: Id): RenditionApi {
  return new RenditionApi(app.api.http, room.forum, room.room, paper);
}

export function renditionsOf(room: RoomFeed, paper: Id): ListFeed {
  const { lists } = knownOf(room);
  let feed = lists.get(paper);
  if (feed === undefined) {
    const read = (): Promise<RenditionList> => renditionApi(room, paper).all();
    feed = new Following<RenditionList>(room, clock, { read, apply: applyList, asks: (before, _, frame) => asksList(before, frame) });
    lists.set(paper, feed);
    begin(room, feed);
  }
  return feed;
}

export function renditionOf(room: RoomFeed, paper: Id, language: Language): PageFeed {
  const { pages } = knownOf(room);
  const name = `${paper} ${language}`;
  let feed = pages.get(name);
  if (feed === undefined) {
    const read = (): Promise<RenditionPage> => renditionApi(room, paper).one(language).catch((problem: unknown) => {
      if (problem instanceof Problem && problem.code === "withdrawn") return nothingLeft(room, paper, language);
      throw problem;
    });
    feed = new Following<RenditionPage>(room, clock, { read, apply: applyPage, asks: asksPage });
    pages.set(name, feed);
    begin(room, feed);
  }
  return feed;
}

/** A version whose paper is gone: no words, and nothing to be done. */
export function nothingLeft(room: RoomFeed, paper: Id, language: Language): RenditionPage {
  return {
    paper, language, revision: 0, rows: [], mayRender: false, mayDeclare: false, mayWithdraw: false, withdrawn: true, cursor: room.cursor ?? "",
    rendition: { language, status: "working", paragraphs: 0, rendered: 0, stale: 0, hands: [] },
  };
}

function knownOf(room: RoomFeed): Known {
  const all = known.get(room) ?? { lists: new Map<Id, ListFeed>(), pages: new Map<string, PageFeed>() };
  known.set(room, all);
  return all;
}

function begin(room: RoomFeed, feed: ListFeed | PageFeed): void {
  room.attach(feed);
  void feed.reload();
}
