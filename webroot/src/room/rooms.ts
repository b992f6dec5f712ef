// The rooms this tab follows; one left stays a minute, so that the way back is at once.
import type { Id, RoomView } from "../app/types.ts";
import { RoomFeed, type Tools } from "./feed.ts";

const lingerMs = 60_000;

export class Rooms {
  private readonly feeds = new Map<Id, { readonly feed: RoomFeed; holders: number; cancelEnd: () => void }>();

  constructor(private readonly tools: Tools) {}

  open(forum: Id, room: Id): RoomFeed {
    const held = this.feeds.get(room);
    if (held !== undefined && held.feed.state !== "gone") {
      held.holders++;
      held.cancelEnd();
      return held.feed;
    }
    const feed = new RoomFeed(this.tools, forum, room);
    this.feeds.set(room, { feed, holders: 1, cancelEnd: () => {} });
    feed.open();
    return feed;
  }

  close(feed: RoomFeed): void {
    const held = this.feeds.get(feed.room);
    if (held?.feed !== feed || --held.holders > 0) return;
    held.cancelEnd = this.tools.clock.after(lingerMs, () => {
      feed.close();
      this.feeds.delete(feed.room);
    });
  }

  /** What this tab has read of rooms lately. */
  read(): RoomView[] {
    return [...this.feeds.values()].flatMap(({ feed }) => feed.view ?? []);
  }

  /** The room if this tab follows it. */
  find(room: Id): RoomFeed | undefined {
    return this.feeds.get(room)?.feed;
  }
}
