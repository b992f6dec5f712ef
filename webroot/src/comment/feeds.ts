// What this tab follows of comments: those on one paper or text, for as long as it follows the room.
import { Following } from "../agenda/following.ts";
import { app } from "../app/app.ts";
import { clock } from "../app/clock.ts";
import type { Id } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import { CommentApi } from "./api.ts";
import { applyComments, asksComments } from "./state.ts";
import type { CommentPage } from "./types.ts";

export type CommentsFeed = Following<CommentPage>;
const known = new WeakMap<RoomFeed, Map<string, CommentsFeed>>();

export function commentApi(room: RoomFeed, on: Id): CommentApi {
  return new CommentApi(app.api.http, room.forum, room.room, on);
}

/** @param revision of a paper, where it is not the newest that is read */
export function commentsOf(room: RoomFeed, on: Id, revision?: number): CommentsFeed {
  const feeds = known.get(room) ?? new Map<string, CommentsFeed>();
  known.set(room, feeds);
  const key = `${on} ${revision ?? ""}`;
  let feed = feeds.get(key);
  if (feed === undefined) {
    const api = commentApi(room, on);
    feed = new Following<CommentPage>(room, clock, { read: () => api.read(revision), apply: applyComments, asks: asksComments });
    feeds.set(key, feed);
    room.attach(feed);
    void feed.reload();
  }
  return feed;
}
