// The one graph of a tab: what knows what, by hand.
import { Locker, type Opened } from "../device/locker.ts";
import { Records } from "../device/records.ts";
import { Shelf } from "../device/shelf.ts";
import { Tabs } from "../device/tabs.ts";
import { dropPages, keepPages } from "../device/worker.ts";
import { Forums } from "../forum/forums.ts";
import { conceal, exit, listenForExit, type ExitTools } from "../identity/exit.ts";
import { OwnDevice, type Beginning } from "../identity/owndevice.ts";
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
import { shareMine } from "./commands.ts";
import { cameFromStepUp, leaveForStepUp, leaveWord, wordLeft } from "./farewell.ts";
import { isZone } from "./format.ts";
import { Http } from "./http.ts";
import { assets, fetchEarly, messages, wordsOf, type Messages } from "./i18n.ts";
import { exitOwed, oweExit, ownExit, wipesAtExit } from "./look.ts";
import { Router } from "./router.ts";
import type { Config } from "./types.ts";

export class App {
  readonly api = new Api(new Http());
  private readonly records = new Records(indexedDB);
  readonly tabs = new Tabs(navigator.locks, new BroadcastChannel("parley"));
  readonly messages: Messages = messages;
  readonly router = new Router();
  readonly session: Session = new Session({
    api: this.api,
    tabs: this.tabs,
    records: this.records,
    flush: () => this.drafts.flush(),
    sendAll: () => this.outbox.sendAll(),
    count: async () => ({ drafts: (await this.drafts.all()).length + (await this.session.vault.all("text")).length, waiting: this.outbox.waiting }),
    leave: (url, how) => location[how](url),
    farewell: leaveWord,
    steppingUp: leaveForStepUp,
    owed: exitOwed,
    owe: oweExit,
    forget: () => this.ownDevice.signedOut(),
    here: () => location.pathname + location.hash,
    language: () => this.messages.locale,
  });
  readonly shelf = new Shelf(() => Date.now(), this.tabs);
  readonly ownDevice = new OwnDevice({
    locker: new Locker(this.records, () => Date.now()),
    shelf: this.shelf,
    tabs: this.tabs,
    vault: () => this.session.vault,
    keepPages: () => keepPages(wordsOf(this.messages.language)),
    dropPages,
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
  /** Nobody else's page stays open where somebody had to leave quickly. */
  readonly exit: ExitTools = {
    page: () => ownExit() ?? this.config.exitPage ?? "",
    leave: () => this.session.exit(wipesAtExit()),
    conceal,
    go: (url) => location.replace(url),
    after: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
  private standing: Session["state"] = "unknown";
  private lost = false;

  /** Language and session are known when it returns. @throws Problem or Unreachable; may be called again */
  async start(): Promise<void> {
    fetchEarly(navigator.languages);
    this.api.http.shelf = this.shelf;
    const [config] = await Promise.all([this.api.config(), this.session.start()]);
    if (this.session.state === "signedIn") await this.ownDevice.arrived();
    await this.begin(config);
  }

  /** Without a line, on a device of one's own: the words of the page, to ask for the passphrase. */
  async locked(): Promise<boolean> {
    if (!(await this.ownDevice.stands())) return false;
    const languages = assets()["languages"]?.split(" ") ?? [];
    this.messages.offer({ languages, version: "" }, languages);
    return this.speak().then(() => true, () => false);
  }

  /** Begins with what this device keeps. */
  async unlock(passphrase: string): Promise<Opened<Beginning>> {
    const opened = await this.ownDevice.unlock(passphrase);
    if (opened.is !== "open") return opened;
    await this.session.begin(opened.contents.me);
    await this.ownDevice.arrived();
    await this.begin(opened.contents.config);
    return opened;
  }

  private async begin(config: Config): Promise<void> {
    this.config = config;
    this.messages.offer(config, assets()["languages"]?.split(" ") ?? []);
    await this.speak();
    const left = wordLeft();
    if (left !== undefined && this.session.state === "signedOut") this.router.go({ page: "signedOut", left }, { replace: true });
    this.api.http.onStepUp = (path, ask) => void steppingUp().then(({ askToStepUp }) => askToStepUp(path, ask));
    this.session.onChange(() => this.follow());
    this.live.onChange(() => this.heard());
    this.live.addEventListener("signedOut", () => this.session.lapse());
    this.live.addEventListener("forumsChanged", () => void this.finding.again());
    this.listen();
    this.follow();
    if (this.session.state === "signedIn" && cameFromStepUp()) void steppingUp().then(({ backFromStepUp }) => backFromStepUp());
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

/** With its words: the build sees an import that stands alone. */
const steppingUp = async () => await import("../identity/stepping-up.ts");

export const app = new App();

shareMine(app.tabs, () => app.session.tag);
/** From the first moment, whether or not the server answers. */
listenForExit(() => void exit(app.exit));
app.tabs.listen((word) => {
  if (word.is === "exit") void exit({ ...app.exit, leave: () => (word.wipe ? Promise.resolve() : app.drafts.flush()) });
});

export function start(): Promise<void> {
  return app.start();
}
