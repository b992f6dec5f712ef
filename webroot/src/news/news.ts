// What is new to me of a room's papers and agendas since they were shown to me.
import { app } from "../app/app.ts";
import { asTrouble } from "../app/problem.ts";
import { Store } from "../app/store.ts";
import type { Id } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import type { PaperNews, RoomNews, SessionNews } from "./types.ts";

const known = new WeakMap<RoomFeed, News>();

export class News extends Store {
  private now: RoomNews = { papers: [], sessions: [] };

  constructor(private readonly room: RoomFeed, private readonly read: () => Promise<RoomNews>) {
    super();
  }

  get papers(): number {
    return this.now.papers.length;
  }

  get sessions(): number {
    return this.now.sessions.length;
  }

  paper(id: Id): PaperNews | undefined {
    return this.now.papers.find((each) => each.paper === id);
  }

  session(id: Id): SessionNews | undefined {
    return this.now.sessions.find((each) => each.session === id);
  }

  /** It was shown to me as the room stands: nothing of it is new any more. */
  seen(thing: Id): void {
    const { cursor } = this.room;
    if (cursor === undefined) return;
    if (this.room.view?.openUntil === undefined) app.marks.seen(this.room, thing, cursor);
    if (this.paper(thing) === undefined && this.session(thing) === undefined) return;
    this.now = { papers: this.now.papers.filter(({ paper }) => paper !== thing), sessions: this.now.sessions.filter(({ session }) => session !== thing) };
    this.changed();
  }

  async load(): Promise<void> {
    // What I have just seen must not be told to me as new.
    await app.marks.tell();
    try {
      this.now = await this.read();
      this.changed();
    } catch (error) {
      asTrouble(error); // pages are read without it; it is asked for again with the next one
    }
  }
}

export function newsOf(room: RoomFeed): News {
  let news = known.get(room);
  if (news === undefined) {
    news = new News(room, () => app.api.news(room.forum, room.room));
    known.set(room, news);
  }
  return news;
}
