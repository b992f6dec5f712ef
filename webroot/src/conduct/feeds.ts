// What this tab follows of how a room is chaired: one for as long as it follows the room.
import { Following } from "../agenda/following.ts";
import { app } from "../app/app.ts";
import { clock } from "../app/clock.ts";
import type { RoomFeed } from "../room/feed.ts";
import { ConductApi } from "./api.ts";
import { applyConduct } from "./state.ts";
import type { ConductPage } from "./types.ts";

export type ConductFeed = Following<ConductPage>;
const known = new WeakMap<RoomFeed, ConductFeed>();

export function conductApi(room: RoomFeed): ConductApi {
  return new ConductApi(app.api.http, room.forum, room.room);
}

export function conductOf(room: RoomFeed): ConductFeed {
  let feed = known.get(room);
  if (feed === undefined) {
    feed = new Following<ConductPage>(room, clock, {
      read: () => conductApi(room).page(), apply: applyConduct, asks: (_, __, frame) => frame.type === "audienceChanged",
    });
    known.set(room, feed);
    room.attach(feed);
    void feed.reload();
  }
  return feed;
}
