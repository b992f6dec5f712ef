// One tab of one person at one browser, up to the line: what the tests of drafts and outbox sit at.
import "fake-indexeddb/auto";
import { Api } from "../app/api.ts";
import { Http } from "../app/http.ts";
import type { Owed } from "../app/look.ts";
import { DeviceKey } from "../device/key.ts";
import { Records } from "../device/records.ts";
import { Tabs, type Channel, type Locks } from "../device/tabs.ts";
import { Vault } from "../device/vault.ts";
import { Drafts } from "../outbox/drafts.ts";
import { Outbox } from "../outbox/outbox.ts";
import type { Item } from "../outbox/queue.ts";
import type { Target } from "../outbox/target.ts";
import { Browser } from "./browser.ts";
import { audience, FakeServer, keyOf, saying } from "./server.ts";
import { HandClock, quiet } from "./time.ts";

let databases = 0;

/** The disk and the locks, which outlive a tab; and the world around. */
export class House {
  readonly clock = new HandClock();
  readonly server = new FakeServer();
  readonly database = `house${++databases}`;
  /** What stands in localStorage of a quick exit. */
  owed: Owed | undefined;
  /** Whether the browser keeps the pages' files. */
  keepsPages = false;
  browser: Locks & { channel(): Channel } = new Browser();
}

export class Desk {
  readonly acknowledged: string[] = [];
  signedIn = true;
  undoSeconds = 0;

  private constructor(readonly house: House, readonly vault: Vault, readonly drafts: Drafts, readonly tabs: Tabs) {}
  readonly outbox: Outbox = undefined as never;

  static async open(house: House, account = "anna", undoSeconds = 0): Promise<Desk> {
    const vault = new Vault(await DeviceKey.of(keyOf(account)), new Records(indexedDB, house.database));
    const tabs = new Tabs(house.browser, house.browser.channel());
    const drafts = new Drafts({ vault: () => vault, tabs, clock: house.clock, language: () => "en" });
    const desk = new Desk(house, vault, drafts, tabs);
    desk.undoSeconds = undoSeconds;
    const outbox = new Outbox({
      api: new Api(new Http(house.server.fetch)), clock: house.clock, tabs, drafts, vault: () => vault,
      undoSeconds: () => desk.undoSeconds,
      maySend: () => desk.signedIn,
      acknowledged: (_, contribution) => desk.acknowledged.push(contribution),
    });
    Object.assign(desk, { outbox });
    await outbox.start();
    await quiet();
    return desk;
  }

  /** Writes and presses send. */
  async says(words: string, where: { room?: string; thread?: string; parent?: string } = {}): Promise<Item> {
    const target: Target = {
      kind: "contribution", forum: "f", room: where.room ?? "r1", thread: where.thread ?? "t1",
      ...(where.parent === undefined ? {} : { parent: where.parent }),
    };
    const draft = await this.drafts.open(target);
    draft.write({ body: saying(words) });
    const item = await this.outbox.send(draft, { cursor: this.house.server.cursor, audience });
    await draft.close();
    await quiet();
    return item;
  }

  /** Each item's words and state, as the page would show them. */
  states(): string[] {
    return this.outbox.items.map(({ text, state }) =>
      `${text.body.content[0]?.content?.[0]?.text ?? ""}: ${state.is}${state.is === "waiting" ? ` (${state.why})` : ""}`);
  }
}
