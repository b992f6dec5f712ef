// The one store of sealed records in IndexedDB, of all who ever wrote in this browser: opaque name → bytes.

export interface SealedRecord { readonly name: string; readonly sealed: Uint8Array }

const store = "records";

export class Records {
  private database: Promise<IDBDatabase> | undefined;

  constructor(private readonly factory: IDBFactory, private readonly databaseName = "parley") {}

  /** All in one transaction, on disk when it returns. */
  async change(puts: readonly SealedRecord[], removals: readonly string[]): Promise<void> {
    const transaction = await this.transaction("readwrite");
    const records = transaction.objectStore(store);
    for (const { name, sealed } of puts) records.put(sealed, name);
    for (const name of removals) records.delete(name);
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new DOMException("aborted", "AbortError"));
    });
  }

  async find(name: string): Promise<Uint8Array | undefined> {
    const records = (await this.transaction("readonly")).objectStore(store);
    return answer(records.get(name) as IDBRequest<Uint8Array | undefined>);
  }

  /** Those of one account. */
  async beginning(tag: string): Promise<SealedRecord[]> {
    const records = (await this.transaction("readonly")).objectStore(store);
    const range = IDBKeyRange.bound(tag, `${tag}\uFFFF`);
    const [names, sealed] = await Promise.all([
      answer(records.getAllKeys(range)), answer(records.getAll(range) as IDBRequest<Uint8Array[]>),
    ]);
    return names.map((name, index) => ({ name: String(name), sealed: sealed[index]! }));
  }

  /** The browser may have closed it a moment ago (the server's word to clear this site), and not told so yet. */
  private async transaction(mode: "readonly" | "readwrite"): Promise<IDBTransaction> {
    const begin = async (): Promise<IDBTransaction> => (await this.opened()).transaction(store, mode, { durability: "strict" });
    try {
      return await begin();
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "InvalidStateError")) throw error;
      this.database = undefined;
      return begin();
    }
  }

  private opened(): Promise<IDBDatabase> {
    this.database ??= this.open().catch((error: unknown) => {
      this.database = undefined;
      throw error;
    });
    return this.database;
  }

  private async open(): Promise<IDBDatabase> {
    const request = this.factory.open(this.databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    const database = await answer(request);
    // Cleared by the browser, or a newer page wants to change it: the next use opens it again.
    database.onclose = () => (this.database = undefined);
    database.onversionchange = () => {
      database.close();
      this.database = undefined;
    };
    return database;
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException("failed", "UnknownError"));
  });
}
