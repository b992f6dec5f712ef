// What was written and is to be sent: kept on this device until the server has acknowledged it, whatever happens.
// Any tab adds to it; one tab sends. The states that tab knows are told to the others without any content.
import type { Api } from "../app/api.ts";
import { pause, type Clock } from "../app/clock.ts";
import { newCommand } from "../app/commands.ts";
import { Store } from "../app/store.ts";
import type { Id, Shown } from "../app/types.ts";
import type { Hold, Tabs, Word } from "../device/tabs.ts";
import type { Named, Vault } from "../device/vault.ts";
import type { Draft } from "./draft.ts";
import type { Drafts } from "./drafts.ts";
import { behind, stateOf, type Item, type ItemState, type StoredItem } from "./queue.ts";
import { Sender } from "./sender.ts";
import type { Outcome } from "./sending.ts";
import { named, Stored } from "./stored.ts";
import { emptyBody, type DraftText, type Target, type WithdrawalTarget } from "./target.ts";

export interface OutboxTools {
  readonly api: Api;
  readonly clock: Clock;
  readonly tabs: Tabs;
  readonly drafts: Drafts;
  readonly vault: () => Vault;
  readonly undoSeconds: () => number;
  /** The session of this very person stands. */
  readonly maySend: () => boolean;
  /** A contribution is acknowledged: it is mine. */
  readonly acknowledged: (room: Id, contribution: Id) => void;
}
type Sent = ItemState & { is: "sent" };

const sentShownMs = 8_000;
/** So long another tab may say nothing about what is due before it counts as asleep. */
const asleepMs = 40_000;
const sendAllMsMax = 20_000;

export class Outbox extends Store {
  items: readonly Item[] = [];
  private readonly stored: Stored;
  private readonly sender: Sender;
  private readonly done = new Map<string, { item: StoredItem; state: Sent }>();
  private elsewhere: Readonly<Record<string, ItemState>> = {};
  private heardAt = 0;
  private hold: Hold | undefined;
  private running = false;

  constructor(private readonly tools: OutboxTools) {
    super();
    this.stored = new Stored(tools.vault, tools.tabs, () => this.tell());
    this.sender = new Sender(tools.api, tools.clock, {
      of: (room) => this.stored.items.filter((each) => each.target.room === room),
      rooms: () => [...new Set(this.stored.items.map((each) => each.target.room))],
      alone: (id, work) => this.stored.alone(id, work),
      replace: (item) => this.stored.replace(item),
      sent: (item, outcome) => this.sent(item, outcome),
      maySend: () => this.hold !== undefined && tools.maySend(),
      told: () => this.tell(),
    });
    tools.tabs.listen((word) => this.hear(word));
  }

  /** What is to be sent to a room, or to one of its threads, in order; what was just sent too. */
  in(room: Id, thread?: Id): Item[] {
    return this.items.filter(({ target }) =>
      target.room === room && (thread === undefined || (target.kind !== "thread" && target.thread === thread)));
  }

  /** How many are not acknowledged yet. */
  get waiting(): number {
    return this.stored.items.length;
  }

  /** Signed in: shows what waits and, in one tab, sends it. */
  async start(): Promise<void> {
    await this.stored.reload();
    this.show();
    if (this.running) return this.wake();
    this.running = true;
    this.queueToSend();
  }

  /** The session lapsed: everything stays, nothing leaves. */
  stop(): void {
    this.show();
  }

  /** The line or the session is back, or the person asks. */
  wake(): void {
    if (this.hold === undefined) void this.rouse();
    else this.sender.wake();
  }

  async send(draft: Draft, shown: Shown): Promise<Item> {
    await draft.flush();
    const { text } = draft;
    const item = await this.add(draft.target, text, shown, [draft.entry()]);
    draft.sent(text);
    return item;
  }

  /** Queued like everything else, behind what was written before. */
  withdraw(target: Omit<WithdrawalTarget, "kind">, shown: Shown): Promise<Item> {
    return this.add({ kind: "withdrawal", ...target }, { language: "en", body: emptyBody }, shown, []);
  }

  /** The text goes back into its draft. @returns what it is for; undefined when it is too late, since it is being sent */
  async takeBack(id: string): Promise<Target | WithdrawalTarget | undefined> {
    let back: Target | WithdrawalTarget | undefined;
    await this.stored.alone(id, async (item) => {
      if (item.target.kind === "withdrawal") await this.stored.remove(item);
      else await this.intoDraft(item, item.target);
      back = item.target;
    });
    this.sender.pump();
    return back;
  }

  /** The person has seen the audience as it is now: it goes to that one. */
  async confirm(id: string): Promise<void> {
    await this.stored.alone(id, async (item) => {
      if (item.fate.is !== "audienceChanged" || item.fate.next === undefined) return;
      // It was refused, so it was not done; as another command it can be.
      const again = { command: newCommand(), shown: item.fate.next, leavesAt: this.tools.clock.now(), fate: { is: "open" } } as const;
      await this.stored.replace({ ...item, ...again });
    });
    this.sender.pump();
  }

  /** Ends the undo window. */
  async sendNow(id: string): Promise<void> {
    await this.stored.alone(id, (item) => this.stored.replace({ ...item, leavesAt: this.tools.clock.now() }));
    this.sender.pump();
  }

  /** Thrown away because the person says so. */
  async drop(id: string): Promise<void> {
    await this.stored.alone(id, (item) => this.stored.remove(item));
    this.sender.pump();
  }

  /** Sends all that can go, without waiting for the undo window. @returns how many could not */
  async sendAll(): Promise<number> {
    for (const { id } of this.stored.items) await this.sendNow(id);
    this.wake();
    const end = this.tools.clock.now() + sendAllMsMax;
    while (this.items.some(onItsWay) && this.tools.clock.now() < end) {
      await Promise.race([
        new Promise<void>((resolve) => this.addEventListener("changed", () => resolve(), { once: true })),
        pause(this.tools.clock, 1_000),
      ]);
    }
    return this.waiting;
  }

  private async add(target: Target | WithdrawalTarget, text: DraftText, shown: Shown, leaves: readonly Named[]): Promise<Item> {
    const madeAt = this.tools.clock.now();
    const undoMs = target.kind === "withdrawal" ? 0 : this.tools.undoSeconds() * 1_000;
    const what = { id: newCommand(), command: newCommand(), target, text, shown, madeAt, leavesAt: madeAt + undoMs, fate: { is: "open" } } as const;
    const { id } = await this.stored.add((order) => ({ ...what, order }), leaves);
    this.sender.pump();
    this.tools.clock.after(undoMs + asleepMs, () => void this.rouse());
    return this.items.find((each) => each.id === id)!;
  }

  private async intoDraft(item: StoredItem, target: Target): Promise<void> {
    const draft = await this.tools.drafts.open(target);
    await draft.bringBack(item.text, named(item));
    this.stored.forget(item.id);
    await draft.close();
  }

  private async sent(item: StoredItem, { contribution, thread }: Outcome & { is: "sent" }): Promise<void> {
    this.done.set(item.id, { item, state: { is: "sent", contribution, thread } });
    if (item.target.kind !== "translation") this.tools.acknowledged(item.target.room, contribution);
    await this.stored.remove(item);
    this.tools.clock.after(sentShownMs, () => {
      this.done.delete(item.id);
      this.show();
    });
  }

  private queueToSend(): void {
    void this.tools.tabs.hold(`${this.tools.vault().tag}.sender`, "wait").then((hold) => this.begin(hold));
  }

  private async begin(hold: Hold | undefined): Promise<void> {
    if (hold === undefined) return;
    this.hold = hold;
    hold.onLost = () => {
      this.hold = undefined;
      this.queueToSend();
    };
    await this.stored.reload();
    this.sender.wake();
    this.tell();
  }

  /** Something is long due and the tab that sends says nothing: it sleeps. Sending twice is the same command twice. */
  private async rouse(): Promise<void> {
    const { clock, tabs, vault } = this.tools;
    const due = this.stored.items.some((each) => each.fate.is === "open" && each.leavesAt + asleepMs <= clock.now());
    if (!this.running || this.hold !== undefined || !due || this.heardAt + asleepMs > clock.now()) return;
    await this.begin(await tabs.hold(`${vault().tag}.sender`, "take"));
  }

  private hear(word: Word): void {
    if (word.is !== "outbox" || !this.running || word.tag !== this.tools.vault().tag) return;
    if (word.states !== undefined) {
      this.heardAt = this.tools.clock.now();
      this.elsewhere = word.states as Readonly<Record<string, ItemState>>;
    }
    void this.stored.reload().then(() => {
      this.show();
      this.sender.pump();
    });
  }

  private tell(): void {
    this.show();
    const states = Object.fromEntries(this.items.filter(tellable).map(({ id, state }) => [id, state]));
    this.tools.tabs.say({ is: "outbox", tag: this.tools.vault().tag, ...(this.hold === undefined ? {} : { states }) });
  }

  private show(): void {
    const now = this.tools.clock.now();
    const stuck = behind(this.stored.items);
    const waiting = this.stored.items.map((item, index) => ({ ...item, state: this.state(item, stuck, now), place: index + 1 }));
    this.items = [...[...this.done.values()].map(({ item, state }) => ({ ...item, state, place: 0 })), ...waiting];
    this.changed();
  }

  private state(item: StoredItem, stuck: ReadonlySet<string>, now: number): ItemState {
    if (this.sender.isSending(item.id)) return { is: "sending" };
    const why = this.tools.maySend() ? this.sender.halted.get(item.target.room) ?? "turn" : "session";
    const here = stateOf(item, stuck, why, now);
    return (this.hold === undefined && here.is === "waiting" && this.elsewhere[item.id]) || here;
  }
}

/** Holds no content, so other tabs may be told. */
function tellable({ state }: Item): boolean {
  return state.is === "sending" || state.is === "waiting";
}

/** It will be decided soon without anybody doing anything. */
function onItsWay({ state }: Item): boolean {
  return state.is === "sending" || (state.is === "waiting" && state.why === "turn");
}
