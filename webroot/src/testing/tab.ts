// One tab up to who is signed in, with what its device keeps; what the tests of the session sit at.
import { Api } from "../app/api.ts";
import type { Left } from "../app/farewell.ts";
import { Http } from "../app/http.ts";
import { Locker } from "../device/locker.ts";
import { Records } from "../device/records.ts";
import { Shelf } from "../device/shelf.ts";
import { Tabs } from "../device/tabs.ts";
import { OwnDevice } from "../identity/owndevice.ts";
import { Session } from "../identity/session.ts";
import type { House } from "./desk.ts";
import { quiet } from "./time.ts";

export class Tab {
  readonly left: string[] = [];
  readonly farewells: Left[] = [];
  flushed = 0;
  unsendable = 0;
  /** The browser refuses to take the pages' files away. */
  clings = false;
  readonly api: Api;
  readonly shelf: Shelf;
  readonly session: Session;
  readonly ownDevice: OwnDevice;

  constructor(readonly house: House) {
    this.api = new Api(new Http(house.server.fetch));
    const tabs = new Tabs(house.browser, house.browser.channel());
    const records = new Records(indexedDB, house.database);
    this.shelf = this.api.http.shelf = new Shelf(() => 0, tabs);
    this.session = new Session({
      api: this.api,
      tabs,
      records,
      flush: () => Promise.resolve(void this.flushed++),
      sendAll: () => Promise.resolve(this.unsendable),
      count: () => Promise.resolve({ drafts: 2, waiting: 1 }),
      leave: (url) => this.left.push(url),
      farewell: (left) => this.farewells.push(left),
      steppingUp: () => {},
      here: () => "/f/F/r/R#c-1",
      language: () => "fr",
      forget: () => this.ownDevice.signedOut(),
      owed: () => house.owed,
      owe: (owed) => (house.owed = owed),
    });
    this.ownDevice = new OwnDevice({
      locker: new Locker(records, () => 0, 10),
      shelf: this.shelf,
      tabs,
      vault: () => this.session.vault,
      keepPages: () => Promise.resolve(void (house.keepsPages = true)),
      dropPages: async () => {
        if (this.clings) throw new DOMException("not now", "InvalidStateError");
        house.keepsPages = false;
      },
    });
  }

  static async open(house: House): Promise<Tab> {
    const tab = new Tab(house);
    await tab.session.start();
    if (tab.session.state === "signedIn") await tab.ownDevice.arrived();
    await quiet();
    return tab;
  }

  /** Switches on that this device keeps what is read. */
  async keepsWhatIsRead(): Promise<void> {
    await this.ownDevice.switchOn({ me: this.session.me!, config: { languages: ["en"], version: "" } }, "a quiet river");
  }

  /** How much this browser keeps of anybody. */
  async kept(): Promise<number> {
    return (await new Records(indexedDB, this.house.database).beginning("")).length;
  }
}
