// Who is at this tab. A session that lapses takes nothing away: the page stays, the text stays, the key to what is
// kept on this device stays in memory, until the same person signs in again or another one does.
import type { Api } from "../app/api.ts";
import type { Left } from "../app/farewell.ts";
import type { Owed } from "../app/look.ts";
import { asTrouble } from "../app/problem.ts";
import { Store } from "../app/store.ts";
import type { Me, Settings } from "../app/types.ts";
import { DeviceKey } from "../device/key.ts";
import type { Records } from "../device/records.ts";
import type { Tabs } from "../device/tabs.ts";
import { Vault } from "../device/vault.ts";
import type { Standing } from "../push/live.ts";

export type Unsent = "none" | "keep" | "send" | "wipe";
export interface SessionTools {
  readonly api: Api;
  readonly tabs: Tabs;
  readonly records: Records;
  /** Everything typed is on disk. */
  readonly flush: () => Promise<void>;
  /** @returns how many could not be sent */
  readonly sendAll: () => Promise<number>;
  readonly count: () => Promise<{ drafts: number; waiting: number }>;
  /** Leaves this page: `assign` keeps it in the history, `replace` does not. */
  readonly leave: (url: string, how: "assign" | "replace") => void;
  /** Leaves word for the page that this tab comes back to from signing out. */
  readonly farewell: (left: Left) => void;
  /** Leaves word that this tab went to show once more who it is. */
  readonly steppingUp: () => void;
  readonly here: () => string;
  /** What the pages speak now; the issuer's are to speak it too. */
  readonly language: () => string;
  /** Whoever signs out leaves nothing to read behind. */
  readonly forget: () => Promise<void>;
  /** A quick exit that the server is still to be told of, and the note of it; outlives the page. */
  readonly owed: () => Owed | undefined;
  readonly owe: (owed: Owed | undefined) => void;
}

export class Session extends Store {
  state: "unknown" | "signedIn" | "lapsed" | "signedOut" = "unknown";
  me: Me | undefined;
  private kept: Vault | undefined;
  private leaving = false;

  constructor(private readonly tools: SessionTools) {
    super();
    tools.api.http.onSignedOut = () => this.lapse();
    tools.tabs.listen((word) => {
      if (word.is === "exit") this.left(word.wipe);
      if (word.is === "wiped" && word.tag === this.kept?.tag) this.begone();
      if (word.is === "session" && this.state !== "unknown") void this.elsewhere(word.tag);
    });
  }

  /** What this person keeps on this device. Only once signed in; from then on as long as the tab lives. */
  get vault(): Vault {
    if (this.kept === undefined) throw new Error("nobody has signed in in this tab");
    return this.kept;
  }

  /** Names this person among the tabs of this browser, once signed in. */
  get tag(): string | undefined {
    return this.kept?.tag;
  }

  /** Asks who I am. @throws Unreachable, or Problem when the server cannot say */
  async start(): Promise<void> {
    await this.settle();
    const me = await this.tools.api.atThisBrowser();
    if (me === undefined) return this.become("signedOut");
    await this.arrived(me);
    this.tools.tabs.say({ is: "session", tag: this.vault.tag });
  }

  /** Without a line: whose locker it was. The server is asked as soon as it answers. */
  async begin(me: Me): Promise<void> {
    await this.arrived(me);
  }

  /** Asks again, since something looks as if the session had ended, or had come back. */
  async check(): Promise<Standing> {
    try {
      await this.settle();
      const me = await this.tools.api.atThisBrowser();
      if (me !== undefined) await this.arrived(me);
      else this.lapse();
      return me === undefined ? "signedOut" : "fine";
    } catch (error) {
      // Whatever it is: it does not say that the session has ended.
      asTrouble(error);
      return "unreachable";
    }
  }

  lapse(): void {
    if (this.state === "signedIn") this.become("lapsed");
  }

  /** Leaves for the sign-in and comes back to the same place; what is being written is stored first. */
  async signIn(returnTo = this.tools.here()): Promise<void> {
    await this.tools.flush();
    this.tools.leave(`/sign-in?return=${encodeURIComponent(returnTo)}&language=${this.tools.language()}`, "assign");
  }

  /** The same for somebody who is signed in, but long ago: the sign-in asks who it is once more. */
  async signInAnew(): Promise<void> {
    await this.tools.flush();
    this.tools.steppingUp();
    this.tools.leave(`/sign-in?anew=yes&return=${encodeURIComponent(this.tools.here())}&language=${this.tools.language()}`, "assign");
  }

  /** What is to be said before signing out. */
  async unsent(): Promise<{ drafts: number; waiting: number }> {
    return this.kept === undefined ? { drafts: 0, waiting: 0 } : this.tools.count();
  }

  /**
   * Ends the session. "send" stays signed in when something could not be sent.
   *
   * @returns how many could not be sent
   * @throws Problem or Unreachable when the server was not told; the session then stands
   */
  async signOut(unsent: Unsent): Promise<{ left: number }> {
    await this.tools.flush();
    if (unsent === "send") {
      const left = await this.tools.sendAll();
      if (left > 0) return { left };
    }
    await this.goodbye(await this.tools.api.signOut(unsent === "wipe" ? "storage" : undefined), unsent === "wipe");
    return { left: 0 };
  }

  /** Every session of mine, at every device, and all that this browser keeps. @throws Problem or Unreachable */
  async endEverything(): Promise<void> {
    await this.goodbye(await this.tools.api.endAllSessions(), true);
  }

  /** Quick exit: stores or wipes what was typed, and lets the server end the session behind the page. */
  async exit(wipe: boolean): Promise<void> {
    this.leaving = true;
    this.tools.owe(wipe ? "wipe" : "keep");
    const told = this.tell(wipe);
    this.tools.tabs.say({ is: "exit", wipe });
    const stored = wipe ? this.clean(true) : this.kept === undefined ? undefined : Promise.all([this.tools.flush(), this.kept.drop("act")]);
    await Promise.allSettled([told, stored]);
  }

  /** Without a line nobody heard of a quick exit: whoever comes next is not let in by a session that was to end. */
  private async settle(): Promise<void> {
    const owed = this.tools.owed();
    if (owed !== undefined) await this.tell(owed === "wipe");
  }

  private async tell(wipe: boolean): Promise<void> {
    await this.tools.api.exit(wipe);
    this.tools.owe(undefined);
  }

  private async goodbye({ redirect }: { redirect: string }, wipe: boolean): Promise<void> {
    this.leaving = true;
    const all = await this.clean(wipe);
    this.tools.tabs.say({ is: "session" });
    this.tools.farewell(!all ? "part" : wipe ? "wiped" : "kept");
    this.tools.leave(redirect, "replace");
  }

  /** What is to go from this device goes, one whatever becomes of the other. @returns whether all of it is gone */
  private async clean(wipe: boolean): Promise<boolean> {
    if (this.kept === undefined) return true;
    const { kept } = this;
    // What waits for being pressed again is not for whoever signs in later, not even for the same person.
    const gone = [...(wipe ? [() => this.wipe()] : []), () => kept.drop("act"), () => this.tools.forget()];
    // Once more where it fails: the server's word to clear this site may have broken off what was under way.
    const done = await Promise.allSettled(gone.map((act) => act().catch(act)));
    return done.every(({ status }) => status === "fulfilled");
  }

  async save(settings: Settings): Promise<void> {
    this.me = await this.tools.api.saveMe(settings);
    this.changed();
  }

  private async arrived(me: Me): Promise<void> {
    if (this.me !== undefined && this.me.account !== me.account) return this.begone();
    this.kept ??= new Vault(await DeviceKey.of(me.deviceKey), this.tools.records);
    this.tools.api.http.account = me.account;
    this.me = me;
    this.become("signedIn");
  }

  private async elsewhere(tag: string | undefined): Promise<void> {
    const mine = tag !== undefined && tag === this.kept?.tag;
    if (mine || this.kept === undefined) await this.check();
    else {
      // Signed out on purpose, or somebody else signed in: what stands on this page is not for whoever sits here now.
      await this.tools.flush();
      this.begone();
    }
  }

  private async wipe(): Promise<void> {
    this.tools.tabs.say({ is: "wiped", tag: this.vault.tag });
    await this.vault.wipe();
  }

  /** Somebody left quickly at another tab: this one goes with it, where that one goes. */
  private left(wipe: boolean): void {
    this.leaving = true;
    if (wipe) this.kept?.end();
  }

  /** Nothing of who was here may stay in memory, or be sent in another's name. */
  private begone(): void {
    if (this.leaving) return;
    this.leaving = true;
    this.kept?.end();
    this.me = undefined;
    this.become("signedOut");
    this.tools.leave("/", "replace");
  }

  private become(state: Session["state"]): void {
    this.state = state;
    this.changed();
  }
}
