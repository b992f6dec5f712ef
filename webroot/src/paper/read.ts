// Which papers of a room I have read: my own note, told to nobody.
import { app } from "../app/app.ts";
import { Store } from "../app/store.ts";
import type { Id } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import type { Paper } from "./types.ts";

type Revisions = Readonly<Record<Id, number>>;
const known = new WeakMap<RoomFeed, Read>();

export class Read extends Store {
  papers: Revisions | undefined;
  problem: Error | undefined;

  constructor(private readonly path: string) {
    super();
  }

  load(): Promise<void> {
    return this.taking(app.api.http.get<{ papers: Revisions }>(this.path));
  }

  /** @param revision undefined: not read, after all */
  mark(paper: Id, revision: number | undefined): Promise<void> {
    return this.taking(app.api.http.put<{ papers: Revisions }>(this.path, { paper, ...(revision === undefined ? {} : { revision }) }));
  }

  private async taking(answer: Promise<{ papers: Revisions }>): Promise<void> {
    await answer.then(({ papers }) => {
      this.papers = papers;
      this.problem = undefined;
    }, (problem: Error) => (this.problem = problem));
    this.changed();
  }
}

export function readIn(room: RoomFeed): Read {
  let read = known.get(room);
  if (read === undefined) {
    read = new Read(`/api/forums/${encodeURIComponent(room.forum)}/rooms/${encodeURIComponent(room.room)}/reading`);
    known.set(room, read);
    void read.load();
  }
  return read;
}

export type Reading = "unread" | "revised" | "read" | "nothing";

/** Whether I have read a paper as it stands; there is nothing to read of one that was withdrawn. */
export function readingOf({ id, revision, status }: Pick<Paper, "id" | "revision" | "status">, papers: Revisions | undefined): Reading {
  const read = papers?.[id];
  if (status === "withdrawn") return "nothing";
  if (read === undefined) return "unread";
  return read < revision ? "revised" : "read";
}
