// What I did to an agenda is not new to me, though I left its page before I was told that it is done.
import type { Id } from "../app/types.ts";
import type { RoomFrame } from "../push/frames.ts";
import type { RoomFeed } from "../room/feed.ts";
import { othersUpTo } from "./heard.ts";

interface Clear { readonly epoch: number; readonly last: RoomFrame | undefined }
export type DidFeed = Pick<RoomFeed, "forum" | "room" | "recent" | "epoch" | "onChange" | "addEventListener">;
type Tell = (room: DidFeed, thing: Id, cursor: string) => void;

const ofItem = /\/sessions\/([^/]+)\/agenda\/items(?:\/|$)/;

export class Did {
  /** Where the commands that were done from here stand. */
  private readonly own = new Set<string>();
  /** What was told last when a session held nothing new. */
  private readonly clear = new Map<Id, Clear>();

  constructor(private readonly room: DidFeed, private readonly tell: Tell) {
    room.addEventListener("did", (event) => {
      const [path, answer] = (event as CustomEvent<readonly [string, { readonly cursor?: string }]>).detail;
      const session = ofItem.exec(path)?.[1];
      if (session !== undefined && answer.cursor !== undefined) this.done(decodeURIComponent(session), answer.cursor);
    });
  }

  /** It was shown as the room stands. */
  seen(thing: Id): void {
    this.clear.set(thing, { epoch: this.room.epoch, last: this.room.recent.at(-1) });
  }

  private done(session: Id, cursor: string): void {
    this.own.add(cursor);
    const end = this.room.onChange(() => void (this.settled(session, cursor) && end()));
    if (this.settled(session, cursor)) end();
  }

  /** Only once all before it was told, and where others changed nothing of it unseen: else it stays new. */
  private settled(session: Id, cursor: string): boolean {
    const from = this.clear.get(session);
    if (from === undefined || from.epoch !== this.room.epoch) return true;
    const others = othersUpTo(this.room.recent, from.last, session, { at: cursor, all: this.own });
    if (others === false) this.tell(this.room, session, cursor);
    return others !== undefined;
  }
}
