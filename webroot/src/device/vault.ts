// What one person keeps on this device. Where the browser refuses to store, it is kept as long as the tab lives,
// and whoever stores is told so.
import type { DeviceKey } from "./key.ts";
import type { Records } from "./records.ts";

export type Kind = "draft" | "outbox" | "text" | "page" | "act";
export interface Entry<T = unknown> { readonly kind: Kind; readonly name: string; readonly value: T }
export interface Named { readonly kind: Kind; readonly name: string }

export class Vault {
  /** What could not be stored; removed ones stand here as undefined. */
  private readonly unstored = new Map<string, Entry | undefined>();
  private ended = false;

  constructor(private readonly key: DeviceKey, private readonly records: Records) {}

  /** Names this account among the tabs of this browser, and to nobody else. */
  get tag(): string {
    return this.key.tag;
  }

  opaque({ kind, name }: Named): Promise<string> {
    return this.key.name(`${kind}|${name}`);
  }

  /** All or nothing. @returns whether it is on disk */
  async change(puts: readonly Entry[], removals: readonly Named[]): Promise<boolean> {
    if (this.ended) return false;
    const named = await Promise.all(puts.map(async (entry) => ({ entry, name: await this.opaque(entry) })));
    const gone = await Promise.all(removals.map((each) => this.opaque(each)));
    try {
      const sealed = await Promise.all(named.map(async ({ entry, name }) => ({ name, sealed: await this.key.seal(name, entry) })));
      if (this.ended) return false;
      await this.records.change(sealed, gone);
      for (const name of [...named.map((each) => each.name), ...gone]) this.unstored.delete(name);
      return true;
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      for (const { entry, name } of named) this.unstored.set(name, entry);
      for (const name of gone) this.unstored.set(name, undefined);
      return false;
    }
  }

  async find<T>(which: Named): Promise<T | undefined> {
    const name = await this.opaque(which);
    if (this.unstored.has(name)) return this.unstored.get(name)?.value as T | undefined;
    const sealed = await this.trying(() => this.records.find(name), undefined);
    return sealed && ((await this.key.open(name, sealed)) as Entry<T> | undefined)?.value;
  }

  async all<T>(kind: Kind): Promise<Entry<T>[]> {
    const stored = await this.trying(() => this.records.beginning(this.tag), []);
    const opened = await Promise.all(stored
      .filter(({ name }) => !this.unstored.has(name))
      .map(({ name, sealed }) => this.key.open(name, sealed)));
    return [...opened, ...this.unstored.values()].filter((entry): entry is Entry<T> => (entry as Entry | undefined)?.kind === kind);
  }

  /** Everything of this account goes from this device, and nothing more is kept. */
  async wipe(): Promise<void> {
    this.end();
    await this.records.change([], (await this.records.beginning(this.tag)).map((each) => each.name));
  }

  /** All of one kind goes from this device, whichever tab put it there. @throws DOMException when it could not be */
  async drop(kind: Kind): Promise<void> {
    for (const [name, entry] of this.unstored) if (entry?.kind === kind) this.unstored.delete(name);
    const stored = await this.records.beginning(this.tag);
    const opened = await Promise.all(stored.map(({ name, sealed }) => this.key.open(name, sealed)));
    const gone = stored.filter((_, place) => (opened[place] as Entry | undefined)?.kind === kind);
    await this.records.change([], gone.map(({ name }) => name));
  }

  /** This tab keeps nothing more, and forgets what it could not store. */
  end(): void {
    this.ended = true;
    this.unstored.clear();
  }

  private async trying<T>(read: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (error instanceof DOMException) return otherwise;
      throw error;
    }
  }
}
