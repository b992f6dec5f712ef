// The forums I sit in, and each of them opened: read when needed, read again when the server says they changed.
import type { Api } from "../app/api.ts";
import { asTrouble, Problem, type Trouble } from "../app/problem.ts";
import { Store } from "../app/store.ts";
import type { ForumSummary, ForumView, Id } from "../app/types.ts";
import type { Live } from "../push/live.ts";

type State = "loading" | "ready" | "gone" | "failed";

export class ForumFeed extends Store {
  state: State = "loading";
  view: ForumView | undefined;
  problem: Trouble | undefined;
  private first: Promise<void> | undefined;

  constructor(private readonly api: Api, readonly forum: Id) {
    super();
  }

  /** Who asks while it is read for the first time gets that. */
  reload(): Promise<void> {
    if (this.view !== undefined) return this.read();
    this.first ??= this.read().finally(() => (this.first = undefined));
    return this.first;
  }

  private async read(): Promise<void> {
    try {
      this.view = await this.api.forum(this.forum);
      this.problem = undefined;
      this.state = "ready";
    } catch (error) {
      this.problem = asTrouble(error);
      if (this.problem instanceof Problem && this.problem.code === "not-found") {
        this.view = undefined;
        this.state = "gone";
      } else if (this.view === undefined) this.state = "failed";
    }
    this.changed();
  }
}

export class Forums extends Store {
  state: "loading" | "ready" | "failed" = "loading";
  list: readonly ForumSummary[] = [];
  problem: Trouble | undefined;
  private readonly feeds = new Map<Id, ForumFeed>();

  constructor(private readonly api: Api, live: Live) {
    super();
    live.addEventListener("forumsChanged", () => void this.reloadAll());
  }

  async reload(): Promise<void> {
    try {
      this.list = await this.api.forums();
      this.problem = undefined;
      this.state = "ready";
    } catch (error) {
      this.problem = asTrouble(error);
      if (this.state === "loading") this.state = "failed";
    }
    this.changed();
  }

  view(forum: Id): ForumFeed {
    let feed = this.feeds.get(forum);
    if (feed === undefined) {
      feed = new ForumFeed(this.api, forum);
      this.feeds.set(forum, feed);
      void feed.reload();
    }
    return feed;
  }

  /** The list, and every forum that is open. */
  async reloadAll(): Promise<void> {
    await Promise.all([this.state === "loading" ? undefined : this.reload(), ...[...this.feeds.values()].map((feed) => feed.reload())]);
  }
}
