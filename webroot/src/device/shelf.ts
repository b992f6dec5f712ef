// What was read on this device, to be read again without a line: answers of the server as they came, sealed in the
// vault under the address they came from. What the server no longer shows goes from here at its word.
import { Store } from "../app/store.ts";
import type { Tabs } from "./tabs.ts";
import type { Vault } from "./vault.ts";

export interface Kept { readonly text: string; readonly at: number }
type Index = Record<string, number>;

const daysMax = 14;
const answersMax = 400;
const readAgain = /^\/api\/(forums|config|fora|about)(\/|\?|$)/;
/** How a text came about, also as it stood in an agenda: words that are taken out of it must not stand here, and no frame says so of a text that is not open. */
const neverKept = /\/texts\/[^/]+\/(version|commits|pieces)\?|\/agenda\/(editions|amendments)(\/|\?|$)/;
const keeps = (path: string): boolean => readAgain.test(path) && !neverKept.test(path);
const index = { kind: "page", name: "index" } as const;

export class Shelf extends Store {
  /** Since when what is shown has stood here; undefined while the server answers. */
  readingSince: number | undefined;
  /** How many answers are on their way to the disk. */
  storing = 0;
  /** Rooms of which nothing is kept. */
  private readonly lent = new Set<string>();
  private vault: Vault | undefined;
  private order: Promise<unknown> = Promise.resolve();

  constructor(private readonly now: () => number, private readonly tabs: Pick<Tabs, "hold">) {
    super();
  }

  get open(): boolean {
    return this.vault !== undefined;
  }

  /** From here on what is read is kept. */
  begin(vault: Vault): void {
    this.vault = vault;
  }

  /** Nothing more is kept, and what was goes, also what another tab kept. @throws DOMException when it could not be */
  async clear(vault = this.vault): Promise<void> {
    this.vault = undefined;
    if (vault !== undefined) await this.inOrder(vault, () => vault.drop("page"));
  }

  /** The server answered. */
  answered(path: string, text: string): void {
    this.reading(undefined);
    const { vault } = this;
    if (vault === undefined || !keeps(path)) return;
    this.bar(path, text);
    if ([...this.lent].some((room) => under(path, room))) return this.refused(path);
    const now = this.now();
    void this.inOrder(vault, async () => {
      if (this.vault !== vault) return;
      const kept: Index = { ...(await read(vault)), [path]: now };
      const gone = [...shut(path, text, Object.keys(kept)), ...old(kept, now)];
      for (const each of gone) delete kept[each];
      await vault.change([{ kind: "page", name: path, value: { text, at: now } }, { ...index, value: kept }], gone.map((name) => ({ kind: "page", name })));
    });
  }

  /** A room that is read for a while only: it ends by the clock, also where no line tells of it. */
  private bar(path: string, text: string): void {
    if (!/^\/api\/forums\/[^/?]+(\/rooms\/[^/?]+)?$/.test(path)) return;
    const answer = JSON.parse(text) as { openUntil?: string; opened?: { room: string }[] };
    const rooms = answer.openUntil === undefined ? (answer.opened ?? []).map(({ room }) => `${path}/rooms/${room}`) : [path];
    if (rooms.length === 0) this.lent.delete(path);
    for (const room of rooms) {
      this.lent.add(room);
      this.refused(room);
    }
  }

  /** The server shows nothing here any more, or not what it did: neither do we, nor anything below. */
  refused(path: string): void {
    const { vault } = this;
    if (vault === undefined) return;
    const bare = path.replace(/\?.*/, "");
    void this.inOrder(vault, async () => this.remove(vault, Object.keys(await read(vault)).filter((each) => under(each, bare))));
  }

  /** What stood at an address when it was last read. */
  async find(path: string): Promise<string | undefined> {
    const { vault } = this;
    if (vault === undefined || !keeps(path)) return undefined; // one kept before that was known is not shown either
    await this.order;
    // What another tab let go is gone here too: only what the index names is ever read.
    if ((await read(vault))[path] === undefined) return undefined;
    const kept = await vault.find<Kept>({ kind: "page", name: path });
    if (kept === undefined || kept.at < this.now() - daysMax * 86_400_000) return undefined;
    this.reading(Math.min(this.readingSince ?? kept.at, kept.at));
    return kept.text;
  }

  private reading(since: number | undefined): void {
    if (this.readingSince === since) return;
    this.readingSince = since;
    this.changed();
  }

  private async remove(vault: Vault, gone: readonly string[]): Promise<void> {
    if (gone.length === 0) return;
    const kept = { ...(await read(vault)) };
    for (const each of gone) delete kept[each];
    await vault.change([{ ...index, value: kept }], gone.map((name) => ({ kind: "page", name })));
  }

  /** One after the other, and one tab after the other: all of them change the one index. */
  private inOrder(vault: Vault, act: () => Promise<unknown>): Promise<unknown> {
    const alone = async (): Promise<void> => {
      const hold = await this.tabs.hold(`shelf.${vault.tag}`, "wait");
      await act().finally(() => hold?.release());
    };
    this.count(1);
    const done = this.order.then(alone).finally(() => this.count(-1));
    // What goes wrong is told to who asked for it, not to whoever reads next.
    this.order = done.catch(() => {});
    return done;
  }

  private count(more: number): void {
    this.storing += more;
    this.changed();
  }
}

async function read(vault: Vault): Promise<Index> {
  return (await vault.find<Index>(index)) ?? {};
}

function under(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`) || path.startsWith(`${above}?`);
}

function old(kept: Index, now: number): string[] {
  const byAge = Object.entries(kept).sort(([, a], [, b]) => b - a);
  return byAge.filter(([, at], place) => place >= answersMax || at < now - daysMax * 86_400_000).map(([path]) => path);
}

/** What of forums and rooms that a list no longer holds is kept: it is closed to this person now. */
function shut(path: string, text: string, kept: readonly string[]): string[] {
  const list = /^\/api\/forums(\/[^/?]+)?$/.exec(path);
  if (list === null) return [];
  const answer = JSON.parse(text) as { forums?: { id: string }[]; rooms?: { id: string }[] };
  const open = (list[1] === undefined ? answer.forums : answer.rooms) ?? [];
  const below = `${path}${list[1] === undefined ? "" : "/rooms"}/`;
  return kept.filter((each) => each.startsWith(below) && !open.some(({ id }) => under(each, below + id)));
}
