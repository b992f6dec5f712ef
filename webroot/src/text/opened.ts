// A text as a page has it: read first, with the editor's part fetched when somebody writes in it, here or elsewhere.
import { app } from "../app/app.ts";
import { asTrouble, Problem, Unreachable, type Trouble } from "../app/problem.ts";
import { Store } from "../app/store.ts";
import { clock } from "../app/clock.ts";
import { newCommand } from "../app/commands.ts";
import { bylineParts } from "../forum/words.ts";
import type { Doc, ForumView, Id } from "../app/types.ts";
import type { Follower } from "../push/follower.ts";
import type { CaretFrame, FencedFrame, Frame, SteppedFrame, TakenOutFrame } from "../push/frames.ts";
import { takenAway } from "../room/takenaway.ts";
import type { Engine } from "./engine.ts";
import { keep, keptOf, letGo, type Kept } from "./kept.ts";
import type { Access } from "./types.ts";

const keepMs = 400;
const caretMs = 1_000;

export class Opened extends Store implements Follower {
  state: "loading" | "ready" | "gone" | "failed" = "loading";
  problem: Trouble | undefined;
  access: Access = "reads";
  engine: Engine | undefined;
  named: ForumView | undefined;
  /** Somebody else changed it. */
  overheard = (): void => {};
  private page: { version: number; doc: Doc } | undefined;
  private fetching: Promise<Engine> | undefined;
  private readonly pen = newCommand();
  private unfollow = () => {};
  private cancelKeep = () => {};
  private cancelCaret: (() => void) | undefined;
  private unkept: { kept: (() => Kept) | undefined } | undefined;
  /** Whether what is not confirmed is on this device's disk as it stands. */
  isKept = true;
  private ended = false;

  constructor(readonly forum: Id, readonly room: Id, readonly text: Id) {
    super();
  }

  get cursor(): string | undefined {
    const version = this.engine?.version ?? this.page?.version;
    return version === undefined ? undefined : String(version);
  }

  /** As it is to be read here, with what I wrote. */
  get doc(): Doc | undefined {
    return this.engine?.doc ?? this.page?.doc;
  }

  async open(): Promise<void> {
    this.ended = false;
    await this.read();
    this.unfollow = app.live.follow(this);
    const kept = await keptOf(app.session.vault, this.text);
    if (kept !== undefined && !this.ended) (await this.work()).restore(kept);
    if (kept !== undefined) app.live.again(this);
  }

  private async read(): Promise<void> {
    try {
      const page = await app.api.text(this.forum, this.room, this.text);
      this.page = page;
      this.access = page.access;
      this.state = "ready";
      this.problem = undefined;
    } catch (error) {
      this.problem = asTrouble(error);
      const gone = this.problem instanceof Problem && this.problem.code === "not-found";
      if (gone) this.page = undefined;
      this.state = gone ? "gone" : this.page === undefined ? "failed" : this.state;
    }
    this.changed();
  }

  /** Who may write in it may be others now: the room or its agenda changed. */
  async again(): Promise<void> {
    await this.read();
    app.live.again(this);
  }

  /** The text at work, with the code for it. */
  work(): Promise<Engine> {
    this.fetching ??= this.fetch().catch((error: unknown) => {
      this.fetching = undefined;
      throw error;
    });
    return this.fetching;
  }

  private async fetch(): Promise<Engine> {
    const [{ Engine }, { sheetPlugins }] = await Promise.all([import("./engine.ts"), import("./parley-sheet.ts")]);
    const engine = new Engine(
      { api: app.api, clock: clock, shown: () => app.rooms.find(this.room)?.shown(), keep: (kept) => this.keep(kept) },
      { forum: this.forum, room: this.room, text: this.text }, this.page!, sheetPlugins,
    );
    engine.onChange(() => this.changed());
    this.engine = engine;
    this.changed();
    return engine;
  }

  subscribing(): void {}

  lineStands(): void {
    if (this.problem instanceof Unreachable) void this.again();
  }

  hear(frame: Frame): void {
    for (const what of takenAway(frame)) app.api.forget(this.forum, this.room, what);
    switch (frame.type) {
      case "stepped":
      case "takenOut":
      case "fenced":
        return void this.step(frame);
      case "caret":
        return void this.moved(frame);
      case "subscribed":
        return this.engine?.wake();
      case "startOver":
        return void this.startOver();
      case "closed":
        this.state = "gone";
        this.engine?.end();
        this.engine = this.page = undefined;
        return this.changed();
      default:
    }
  }

  private async step(frame: SteppedFrame | TakenOutFrame | FencedFrame): Promise<void> {
    const engine = await this.work();
    const news = engine.isNews(frame);
    if (!engine.hear(frame)) await this.startOver();
    if (news) this.overheard();
    // Who may write may be others now; what this device kept of it went with the words.
    if (frame.type !== "stepped") await this.read();
  }

  /** It was told that something was missed. */
  private async startOver(): Promise<void> {
    const { engine } = this;
    try {
      if (engine === undefined) await this.read();
      else if (!(await engine.catchUp())) {
        await this.read();
        if (this.page !== undefined) engine.begin(this.page);
      }
      app.live.again(this);
    } catch (error) {
      this.problem = asTrouble(error);
      this.changed();
    }
  }

  private async moved({ caret, by }: CaretFrame): Promise<void> {
    if (caret.pen === this.pen || this.engine === undefined) return;
    const { moveCaret } = await import("./carets.ts");
    const { engine } = this;
    if (engine === undefined || caret.version > engine.version) return;
    engine.settle();
    engine.dispatch(moveCaret(engine.state, caret, bylineParts(by, this.named).name, Date.now()));
  }

  /** My caret moved: tells it at most once a second, and never while something of mine is not confirmed or stays here. */
  placed(): void {
    this.cancelCaret ??= clock.after(caretMs, () => {
      this.cancelCaret = undefined;
      const { engine } = this;
      if (engine === undefined || engine.mode === "alone" || engine.isUnconfirmed || this.ended) return;
      const { anchor, head } = engine.state.selection;
      void app.api.caret(this.forum, this.room, this.text, { pen: this.pen, version: engine.version, anchor, head }).catch(asTrouble);
    });
  }

  private keep(kept: (() => Kept) | undefined): void {
    this.cancelKeep();
    this.isKept = false;
    this.unkept = { kept };
    this.cancelKeep = clock.after(keepMs, () => void this.flush());
  }

  /** Everything typed is on disk when it returns. */
  async flush(): Promise<void> {
    const { unkept } = this;
    this.unkept = undefined;
    this.cancelKeep();
    if (unkept === undefined) return;
    if (unkept.kept === undefined) await letGo(app.session.vault, this.text);
    const isStored = unkept.kept === undefined || (await keep(app.session.vault, this.text, unkept.kept()));
    if (this.unkept !== undefined) return;
    this.isKept = isStored;
    this.changed();
  }

  close(): void {
    this.ended = true;
    this.unfollow();
    this.cancelCaret?.();
    void this.flush();
    this.engine?.end();
  }
}
