// One text being written. Stored at most 300 ms after it was typed; only the tab that holds it writes it.
import { Store } from "../app/store.ts";
import type { Hold } from "../device/tabs.ts";
import type { Entry, Named } from "../device/vault.ts";
import type { DraftTools, StoredDraft } from "./drafts.ts";
import { emptyBody, joined, nameOf, saysNothing, type DraftText, type Target } from "./target.ts";

const delayMs = 250;
/** So long a tab that still writes has to store and let go before it is taken from it. */
const patienceMs = 1_500;

export class Draft extends Store {
  text: DraftText;
  state: "empty" | "saving" | "saved" | "failed" = "empty";
  savedAt: number | undefined;
  held: "here" | "elsewhere" = "elsewhere";
  private hold: Hold | undefined;
  private dirty = false;
  private cancelSave: (() => void) | undefined;
  private saving: Promise<void> = Promise.resolve();
  private unlisten = () => {};
  private onGrasped = () => {};
  private queueing: AbortController | undefined;
  private closed = false;

  private constructor(
    private readonly tools: DraftTools,
    readonly target: Target,
    private readonly opaque: string,
    private readonly left: () => boolean,
  ) {
    super();
    this.text = { language: tools.language(), body: emptyBody };
  }

  static async open(tools: DraftTools, target: Target, left: () => boolean): Promise<Draft> {
    const opaque = await tools.vault().opaque({ kind: "draft", name: nameOf(target) });
    const draft = new Draft(tools, target, opaque, left);
    draft.unlisten = tools.tabs.listen((word) => {
      if ("name" in word && word.name === opaque) void (word.is === "changed" ? draft.follow() : draft.letGo());
    });
    draft.grasp(await tools.tabs.hold(opaque, "try"));
    if (draft.held === "elsewhere") draft.queue();
    await draft.read();
    // An open but empty sheet in another tab must not keep one from writing here.
    if (draft.state === "empty") await draft.takeOver();
    return draft;
  }

  /** What was typed; ignored while another tab holds it. */
  write(change: Partial<DraftText>): void {
    if (this.held !== "here") return;
    this.text = { ...this.text, ...change };
    this.dirty = true;
    this.state = "saving";
    this.cancelSave ??= this.tools.clock.after(delayMs, () => void this.flush());
    this.changed();
  }

  /** Brings it to this tab: the other one stores what it has and lets go. */
  async takeOver(): Promise<void> {
    if (this.held === "here") return;
    this.tools.tabs.say({ is: "wanted", name: this.opaque });
    await new Promise<void>((resolve) => {
      const cancel = this.tools.clock.after(patienceMs, resolve);
      this.onGrasped = () => {
        cancel();
        resolve();
      };
    });
    if (this.mayWrite()) return;
    this.queueing?.abort();
    this.grasp(await this.tools.tabs.hold(this.opaque, "take"));
    await this.read();
  }

  /** Thrown away because the person says so. */
  async discard(): Promise<void> {
    await this.takeOver();
    this.text = { language: this.text.language, body: emptyBody };
    this.dirty = true;
    await this.flush();
  }

  /** A text comes back from the outbox, which it leaves in the same transaction; it stands before anything written since. */
  async bringBack(text: DraftText, from: Named): Promise<void> {
    await this.takeOver();
    await this.flush();
    this.text = joined(text, this.text);
    const entry = this.entry();
    this.stored(await this.tools.vault().change([entry], [from]), entry.value.saved);
  }

  flush(): Promise<void> {
    this.cancelSave?.();
    this.cancelSave = undefined;
    this.saving = this.saving.then(() => this.save());
    return this.saving;
  }

  /** What to store and remove when it is sent: it leaves the drafts as it enters the outbox. */
  entry(): Entry<StoredDraft> {
    return { kind: "draft", name: nameOf(this.target), value: { target: this.target, text: this.text, saved: this.tools.clock.now() } };
  }

  /** `text` has left for the outbox. */
  sent(text: DraftText): void {
    if (this.text === text) {
      this.text = { language: text.language, body: emptyBody };
      this.settled("empty");
    } else {
      // More was typed meanwhile: twice is better than lost.
      this.write({});
    }
    this.tools.tabs.say({ is: "changed", name: this.opaque });
  }

  async close(): Promise<void> {
    if (!this.left()) return;
    this.closed = true;
    await this.flush();
    this.unlisten();
    this.queueing?.abort();
    this.hold?.release();
  }

  private grasp(hold: Hold | undefined): void {
    this.hold = hold;
    this.held = hold === undefined ? "elsewhere" : "here";
    if (hold !== undefined) {
      hold.onLost = () => this.lost();
      this.onGrasped();
    }
    this.changed();
  }

  /** Takes its turn when the other tab closes it. */
  private queue(): void {
    const queueing = (this.queueing = new AbortController());
    void this.tools.tabs.hold(this.opaque, "wait", queueing.signal).then(async (hold) => {
      if (hold === undefined) return;
      await this.read();
      this.grasp(hold);
    });
  }

  private mayWrite(): boolean {
    return this.held === "here";
  }

  private lost(): void {
    this.cancelSave?.();
    this.cancelSave = undefined;
    this.dirty = false;
    this.grasp(undefined);
    this.queue();
    void this.read();
  }

  private async letGo(): Promise<void> {
    if (this.hold === undefined) return;
    await this.flush();
    this.hold.release();
    this.grasp(undefined);
    // Not at once: the tab that wants it goes first.
    this.tools.clock.after(patienceMs, () => this.held === "elsewhere" && !this.closed && this.queue());
  }

  private async follow(): Promise<void> {
    if (this.held === "elsewhere") await this.read();
  }

  private async read(): Promise<void> {
    const stored = await this.tools.vault().find<StoredDraft>({ kind: "draft", name: nameOf(this.target) });
    if (this.dirty) return;
    this.text = stored?.text ?? { language: this.tools.language(), body: emptyBody };
    this.savedAt = stored?.saved;
    this.settled(stored === undefined ? "empty" : "saved");
  }

  private async save(): Promise<void> {
    if (!this.dirty) return;
    this.dirty = false;
    const entry = this.entry();
    const empty = saysNothing(this.text);
    const done = await (empty ? this.tools.vault().change([], [entry]) : this.tools.vault().change([entry], []));
    this.stored(done, entry.value.saved);
  }

  private stored(done: boolean, at: number): void {
    this.savedAt = at;
    if (!this.dirty) this.settled(done ? (saysNothing(this.text) ? "empty" : "saved") : "failed");
    this.tools.tabs.say({ is: "changed", name: this.opaque });
  }

  private settled(state: "empty" | "saved" | "failed"): void {
    this.state = state;
    this.changed();
  }
}
