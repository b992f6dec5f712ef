// The one graph of a tab: what knows what, by hand.
import { Records } from "../device/records.ts";
import { Tabs } from "../device/tabs.ts";
import { Forums } from "../forum/forums.ts";
import { Session } from "../identity/session.ts";
import { Drafts } from "../outbox/drafts.ts";
import { Outbox } from "../outbox/outbox.ts";
import { Live } from "../push/live.ts";
import type { Wire } from "../push/socket.ts";
import { Marks } from "../room/marks.ts";
import { Rooms } from "../room/rooms.ts";
import { Finding } from "../search/finding.ts";
import { Api } from "./api.ts";
import { clock } from "./clock.ts";
import { leaveWord, wordLeft } from "./farewell.ts";
import { isZone } from "./format.ts";
import { Http } from "./http.ts";
import { assets, messages, type Messages } from "./i18n.ts";
import { Router } from "./router.ts";
import type { Config } from "./types.ts";

export class App {
  readonly api = new Api(new Http());
  readonly tabs = new Tabs(navigator.locks, new BroadcastChannel("parley"));
  readonly messages: Messages = messages;
  readonly router = new Router();
  readonly session: Session = new Session({
    api: this.api,
    tabs: this.tabs,
    records: new Records(indexedDB),
    flush: () => this.drafts.flush(),
    sendAll: () => this.outbox.sendAll(),
    count: async () => ({ drafts: (await this.drafts.all()).length + (await this.session.vault.all("text")).length, waiting: this.outbox.waiting }),
    leave: (url, how) => location[how](url),
    farewell: (wiped) => leaveWord(wiped),
    here: () => location.pathname + location.hash,
  });
  readonly live = new Live({
    clock,
    wire: () => new WebSocket(`${location.origin.replace(/^http/, "ws")}/api/live`) as Wire,
    poll: (rooms, signal) => this.api.poll(rooms, signal),
    standing: () => this.session.check(),
    online: () => navigator.onLine,
  });
  readonly forums = new Forums(this.api, this.live);
  readonly finding = new Finding((question) => this.api.search(question));
  readonly marks = new Marks(this.api, clock);
  readonly rooms = new Rooms({ api: this.api, live: this.live, clock, marks: this.marks });
  readonly drafts: Drafts = new Drafts({
    vault: () => this.session.vault, tabs: this.tabs, clock, language: () => this.messages.locale,
  });
  readonly outbox: Outbox = new Outbox({
    api: this.api,
    clock,
    tabs: this.tabs,
    drafts: this.drafts,
    vault: () => this.session.vault,
    undoSeconds: () => this.session.me?.undoSeconds ?? 10,
    maySend: () => this.session.state === "signedIn",
    acknowledged: (room, contribution) => this.rooms.find(room)?.claimed({ contribution }),
  });
  config: Config = { languages: ["en"], version: "" };
  private standing: Session["state"] = "unknown";
  private lost = false;

  /** Language and session are known when it returns. @throws Problem or Unreachable; may be called again */
  async start(): Promise<void> {
    const [config] = await Promise.all([this.api.config(), this.session.start()]);
    this.config = config;
    const complete = Object.keys(assets()).map((name) => /^messages\/(\w+)\.json$/.exec(name)?.[1]).filter((each) => each !== undefined);
    this.messages.offer(config, complete);
    await this.speak();
    const left = wordLeft();
    if (left !== undefined && this.session.state === "signedOut") this.router.go({ page: "signedOut", ...left }, { replace: true });
    this.session.onChange(() => this.follow());
    this.live.onChange(() => this.heard());
    this.live.addEventListener("signedOut", () => this.session.lapse());
    this.live.addEventListener("forumsChanged", () => void this.finding.again());
    this.listen();
    this.follow();
  }

  /** The session came, went, or its settings changed. */
  private follow(): void {
    void this.speak();
    if (this.session.state === this.standing) return;
    this.standing = this.session.state;
    if (this.standing === "signedIn") {
      this.live.start();
      void this.outbox.start();
    } else if (this.standing !== "unknown") {
      this.live.stop("signedOut");
      if (this.standing === "signedOut") this.finding.forget();
      this.outbox.stop();
    }
  }

  private heard(): void {
    const { state } = this.live;
    if (state === "reconnecting" || state === "offline") this.lost = true;
    if (state !== "live" && state !== "polling") return;
    this.outbox.wake();
    // That the forums changed was perhaps said while nobody heard it.
    if (this.lost) void this.forums.reloadAll();
    this.lost = false;
  }

  private async speak(): Promise<void> {
    const { me } = this.session;
    const zone = me?.zone;
    this.messages.zone = zone !== undefined && isZone(zone) ? zone : undefined;
    const language = this.messages.best(me === undefined ? navigator.languages : [me.language]);
    if (language !== this.messages.language || !this.messages.chosen) await this.messages.choose(language);
  }

  private listen(): void {
    addEventListener("online", () => this.back());
    addEventListener("offline", () => this.live.retry());
    addEventListener("pagehide", () => this.keep());
    document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? this.back() : this.keep()));
  }

  private back(): void {
    if (this.session.state === "lapsed") void this.session.check();
    this.live.retry();
    if (this.session.state === "signedIn") this.outbox.wake();
  }

  private keep(): void {
    void this.drafts.flush();
    void this.marks.tell(true);
  }
}

export const app = new App();

export function start(): Promise<void> {
  return app.start();
}
