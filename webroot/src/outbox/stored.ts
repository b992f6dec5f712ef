// The items as they lie on this device, in order; whoever changes one has it alone among the tabs.
import type { Tabs } from "../device/tabs.ts";
import type { Named, Vault } from "../device/vault.ts";
import { inOrder, type StoredItem } from "./queue.ts";

export class Stored {
  items: readonly StoredItem[] = [];
  private last = Promise.resolve();

  constructor(
    private readonly vault: () => Vault,
    private readonly tabs: Tabs,
    private readonly changed: () => void,
  ) {}

  reload(): Promise<void> {
    return this.inTurn(async () => {
      this.items = inOrder((await this.vault().all<StoredItem>("outbox")).map((each) => each.value));
    });
  }

  /** `items` come or change and `gone` go, here or in the drafts, in one transaction. */
  put(items: readonly StoredItem[], gone: readonly Named[]): Promise<void> {
    return this.inTurn(async () => {
      await this.vault().change(items.map((value) => ({ kind: "outbox", name: value.id, value })), gone);
      const touched = new Set([...items.map((each) => each.id), ...gone.map((each) => each.name)]);
      this.items = inOrder([...this.items.filter((each) => !touched.has(each.id)), ...items]);
      this.changed();
    });
  }

  replace(item: StoredItem): Promise<void> {
    return this.put([item], []);
  }

  remove(item: StoredItem): Promise<void> {
    return this.put([], [named(item)]);
  }

  forget(id: string): void {
    this.items = this.items.filter((each) => each.id !== id);
    this.changed();
  }

  /** Alone with this item, as it is stored now, unless it is gone. @returns false if another tab has it in hand */
  async alone(id: string, work: (item: StoredItem) => Promise<void>): Promise<boolean> {
    const hold = await this.tabs.hold(`${this.vault().tag}.item.${id}`, "try");
    if (hold === undefined) return false;
    try {
      const item = await this.vault().find<StoredItem>({ kind: "outbox", name: id });
      if (item === undefined) this.forget(id);
      else await work(item);
      return true;
    } finally {
      hold.release();
    }
  }

  /** A new one behind all others: two tabs must not give the same place. */
  async add(make: (order: number) => StoredItem, gone: readonly Named[]): Promise<StoredItem> {
    const turn = await this.tabs.hold(`${this.vault().tag}.order`, "wait");
    try {
      await this.reload();
      const item = make(Math.max(0, ...this.items.map((each) => each.order)) + 1);
      await this.put([item], gone);
      return item;
    } finally {
      turn?.release();
    }
  }

  /** A reading that ended after a later change would bring back what that took away. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.last.then(work);
    this.last = done.then(() => {}, () => {});
    return done;
  }
}

export function named({ id }: StoredItem): Named {
  return { kind: "outbox", name: id };
}
