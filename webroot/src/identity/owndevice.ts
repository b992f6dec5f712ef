// A device that its owner calls their own: the pages' files, what was read, and a locker to begin with, so that a tab
// opens, reads and writes without a line. Off until it is switched on; gone with the sign-out.
import type { Config, Me } from "../app/types.ts";
import { Store } from "../app/store.ts";
import type { Locker, Opened } from "../device/locker.ts";
import type { Shelf } from "../device/shelf.ts";
import type { Tabs } from "../device/tabs.ts";
import type { Vault } from "../device/vault.ts";

export interface Beginning { readonly me: Me; readonly config: Config }
export interface OwnDeviceTools {
  readonly locker: Locker;
  readonly shelf: Shelf;
  readonly tabs: Tabs;
  readonly vault: () => Vault;
  readonly keepPages: () => Promise<void>;
  readonly dropPages: () => Promise<void>;
}

export class OwnDevice extends Store {
  /** Until when this device keeps what is read; undefined while it keeps nothing. */
  until: number | undefined;

  constructor(private readonly tools: OwnDeviceTools) {
    super();
    tools.tabs.listen((word) => {
      if (word.is === "switchedOff" && this.until !== undefined && word.tag === tools.vault().tag) void this.elsewhere();
    });
  }

  /** Once it is known who is here, with a line. */
  async arrived(): Promise<void> {
    const locker = await this.tools.locker.stands();
    if (locker?.tag === this.tools.vault().tag) this.begin(locker.until);
  }

  /** Whether a tab could begin without a line. */
  async stands(): Promise<boolean> {
    return (await this.tools.locker.stands()) !== undefined;
  }

  /** The files come first: a locker without them would open nothing. */
  async switchOn(beginning: Beginning, passphrase: string): Promise<void> {
    await this.tools.keepPages();
    await this.tools.locker.close(this.tools.vault().tag, beginning, passphrase);
    await this.arrived();
  }

  unlock(passphrase: string): Promise<Opened<Beginning>> {
    return this.tools.locker.open<Beginning>(passphrase);
  }

  /** Whichever tab switched it on. Own only: what another person of this browser keeps stays. */
  async signedOut(): Promise<void> {
    const locker = await this.tools.locker.stands();
    const vault = this.tools.vault();
    await (locker === undefined || locker.tag === vault.tag ? this.switchOff() : this.tools.shelf.clear(vault));
  }

  /** One whatever becomes of the other. @throws what went wrong first */
  async switchOff(): Promise<void> {
    const { locker, shelf, tabs, vault, dropPages } = this.tools;
    tabs.say({ is: "switchedOff", tag: vault().tag });
    const done = await Promise.allSettled([locker.forget(), shelf.clear(vault()), dropPages()]);
    for (const each of done) if (each.status === "rejected") throw each.reason;
    this.until = undefined;
    this.changed();
  }

  /** Another tab switched it off: nothing of this one may come after. */
  private async elsewhere(): Promise<void> {
    this.until = undefined;
    this.changed();
    await this.tools.shelf.clear();
  }

  private begin(until: number): void {
    this.tools.shelf.begin(this.tools.vault());
    this.until = until;
    this.changed();
  }
}
