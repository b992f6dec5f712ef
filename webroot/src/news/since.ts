// Ties a page to what is new in what it shows: what was new when I came stands still while I am here.
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { app } from "../app/app.ts";
import type { Id } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import { Did } from "./did.ts";
import { Heard } from "./heard.ts";
import { newsOf } from "./news.ts";
import type { PaperNews, SessionNews } from "./types.ts";

const done = new WeakMap<RoomFeed, Did>();
interface Shown { readonly feed: RoomFeed; readonly thing: Id; readonly stands: boolean }

export class Since implements ReactiveController {
  paper: PaperNews | undefined;
  session: SessionNews | undefined;
  private known = "";
  private loaded = false;
  private noted = false;
  private end = (): void => {};

  /** @param shown what the page shows, and whether it stands there already */
  constructor(private readonly host: ReactiveControllerHost, private readonly shown: () => Shown) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.end();
    this.known = "";
  }

  hostUpdated(): void {
    const { feed, thing } = this.shown();
    if (thing !== this.known) void this.come(feed, thing);
    else if (!this.noted) this.note();
  }

  private async come(feed: RoomFeed, thing: Id): Promise<void> {
    this.end();
    this.known = thing;
    this.loaded = this.noted = false;
    this.paper = this.session = undefined;
    // What comes or is done here while the page is looked at is seen too.
    const noted = (): void => this.note();
    const heard = new Heard(feed);
    const end = [feed.onChange(() => heard.more() && this.note()), () => document.removeEventListener("visibilitychange", noted)];
    document.addEventListener("visibilitychange", noted);
    this.end = () => end.forEach((each) => each());
    const news = newsOf(feed);
    await news.load();
    if (this.known !== thing) return;
    this.paper = news.paper(thing);
    this.session = news.session(thing);
    this.loaded = true;
    this.host.requestUpdate();
  }

  private note(): void {
    const { feed, thing, stands } = this.shown();
    if (!this.loaded || !stands || document.visibilityState !== "visible") return;
    this.noted = true;
    newsOf(feed).seen(thing);
    didIn(feed).seen(thing);
  }
}

function didIn(room: RoomFeed): Did {
  let did = done.get(room);
  if (did === undefined) {
    did = new Did(room, (at, thing, cursor) => app.marks.seen(at, thing, cursor));
    done.set(room, did);
  }
  return did;
}
