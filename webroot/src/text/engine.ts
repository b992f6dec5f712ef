// One text at work in this tab: what is typed, what is told, what is on its way. Loaded with the editor.
import { Step } from "prosemirror-transform";
import { EditorState, type Plugin, type Transaction } from "prosemirror-state";
import type { Api } from "../app/api.ts";
import type { Clock } from "../app/clock.ts";
import { isMine, newCommand } from "../app/commands.ts";
import { asTrouble, Problem, type Trouble } from "../app/problem.ts";
import { Store } from "../app/store.ts";
import type { Doc, Shown } from "../app/types.ts";
import { docOf } from "../draft/document.ts";
import { textSchema } from "../draft/schema.ts";
import type { FencedFrame, SteppedFrame, TakenOutFrame } from "../push/frames.ts";
import type { Kept } from "./kept.ts";
import { confirmed, dropSent, forget, receive, restate, restored, send, sharing, sharingPlugin, unconfirmedWords, unsend } from "./sharing.ts";
import { squashed } from "./squash.ts";
import type { Mode, Place, Standing } from "./types.ts";
import { forgetUndone, undo } from "./undo.ts";

export interface Around {
  readonly api: Pick<Api, "commit" | "textSince">;
  readonly clock: Clock;
  /** What an author is shown now; absent while it is not known. */
  shown(): Shown | undefined;
  /** Keeps what is not confirmed, or lets it go: asked when it is stored, and not at each letter. */
  keep(kept: (() => Kept) | undefined): void;
}
const [againMsMin, againMsMax] = [500, 30_000];

export class Engine extends Store {
  state: EditorState;
  mode: Mode = "live";
  /** Why what was written cannot be put in; it stays here. */
  problem: Trouble | undefined;
  private waiting = false;
  private sending = false;
  /** What was written alone is being put in. */
  private putting = false;
  private tries = 0;
  private cancelAgain = () => {};
  private told: string | undefined;
  /** Has the sheet tell where the caret went just now, before the text becomes another under it. */
  settle = (): void => {};

  constructor(private readonly around: Around, private readonly place: Place, begin: { version: number; doc: Doc }, private readonly plugins: readonly Plugin[]) {
    super();
    this.state = this.fresh(begin);
  }

  private fresh({ version, doc }: { version: number; doc: Doc }, lost?: readonly string[]): EditorState {
    const plugins = [sharingPlugin(version, lost), undo(), ...this.plugins];
    return EditorState.create({ doc: textSchema.nodeFromJSON(doc), plugins });
  }

  /** Goes on with what was kept on this device. */
  restore(kept: Kept): void {
    this.mode = kept.alone ? "alone" : "live";
    this.told = kept.shown; // whoever reads here now may be others
    this.state = this.fresh(kept, kept.lost);
    const own = kept.own.map((json) => Step.fromJSON(textSchema, json));
    this.take(restored(this.state, own, kept.sent, kept.underway));
    this.waiting = kept.sent !== undefined;
    this.flush();
  }

  /** Takes the text as the server has it, where what was missed cannot be told: one's own words are kept aside. */
  begin(begin: { version: number; doc: Doc }): void {
    this.state = this.fresh(begin, unconfirmedWords(this.state));
    this.waiting = this.putting = false;
    this.persist();
    this.changed();
  }

  get version(): number {
    return sharing(this.state).version;
  }

  get doc(): Doc {
    return docOf(this.state.doc);
  }

  get lost(): readonly string[] { return sharing(this.state).lost; }

  /** Whether something was written that the server has not confirmed. */
  get isUnconfirmed(): boolean {
    return sharing(this.state).own.length > 0;
  }

  get standing(): Standing {
    if (this.problem !== undefined) return "refused";
    if (this.waiting) return "waiting";
    return this.isUnconfirmed ? "saving" : "fine";
  }

  /** The refusal says that other people read now than were shown. */
  get isOtherAudience(): boolean {
    return this.problem instanceof Problem && this.problem.code === "audience-changed";
  }

  dispatch(tr: Transaction): void {
    // The audience that counts is the one before the author's eyes at the first word.
    if (tr.docChanged && !this.isUnconfirmed) this.told = this.around.shown()?.cursor ?? this.told;
    this.take(tr);
    if (tr.docChanged) this.flush();
  }

  private take(tr: Transaction): void {
    this.state = this.state.apply(tr);
    this.persist();
    this.changed();
  }

  forgetLost(): void { this.take(forget(this.state)); }

  /** From now on what is written stays here until it is put in as a whole, or goes out as it is written. */
  become(mode: Mode): void {
    if (mode === "live" && this.mode === "alone") this.putIn();
    this.mode = mode;
    this.problem = undefined;
    this.persist();
    this.changed();
    this.flush();
  }

  /** Puts in what was written alone: the fewest steps that lead to it, and none of what was removed again. */
  putIn(): void {
    this.problem = undefined;
    this.putting = true;
    this.goOn();
  }

  private goOn(): void {
    const { own, sent } = sharing(this.state);
    this.putting &&= own.length > 0;
    if (this.putting && sent === undefined) this.take(restate(this.state, squashed(confirmed(this.state), this.state.doc)));
    if (this.putting) void this.commit();
    else this.flush();
  }

  /** Tries again what was refused, for the audience that is shown now. */
  again(): void {
    this.problem = undefined;
    this.told = undefined;
    if (this.mode === "alone") this.putIn();
    else this.flush();
  }

  /** The line is back. */
  wake(): void {
    this.tries = 0;
    this.cancelAgain();
    if (sharing(this.state).sent !== undefined) void this.commit();
    else this.flush();
  }

  /** Whether this says what somebody else changed, and says it for the first time. Mine is also what I took out, or accepted beside the text. */
  isNews(frame: SteppedFrame | TakenOutFrame | FencedFrame): boolean {
    return frame.type !== "fenced" && Number(frame.cursor) > this.version && sharing(this.state).sent?.command !== frame.commit && !isMine(frame.commit);
  }

  /** @returns false if it does not follow on what this has: then it must be caught up */
  hear(frame: SteppedFrame | TakenOutFrame | FencedFrame): boolean {
    this.settle();
    const [from, to] = [Number(frame.after), Number(frame.cursor)];
    if (to <= this.version) return true;
    if (from !== this.version) return false;
    const told = frame.type === "fenced" ? { from, to, steps: [] } : { from, to, commit: frame.commit, steps: frame.steps };
    this.take(receive(this.state, told));
    if (frame.type === "takenOut") this.state = forgetUndone(this.state);
    if (frame.type !== "fenced" && sharing(this.state).sent === undefined) this.goOn();
    return true;
  }

  /** Reads what was missed. @returns false if that lies too far back to be told */
  async catchUp(): Promise<boolean> {
    const { forum, room, text } = this.place;
    try {
      const frames = await this.around.api.textSince(forum, room, text, this.version);
      return frames.every((frame) => frame.type === "caret" || this.hear(frame));
    } catch (error) {
      const trouble = asTrouble(error);
      if (!(trouble instanceof Problem && trouble.code === "version-changed")) throw trouble;
      return false;
    }
  }

  private flush(): void {
    if (this.mode === "live" && this.problem === undefined && !this.sending) void this.commit();
  }

  private async commit(): Promise<void> {
    if (this.sending) return;
    const sent = this.next();
    const shown = this.around.shown();
    if (sent === undefined || shown === undefined) return;
    this.told ??= shown.cursor;
    this.sending = true;
    const { forum, room, text } = this.place;
    try {
      const made = await this.around.api.commit(forum, room, text, { ...sent, shown: this.told });
      this.tries = 0;
      this.waiting = false;
      if (made.from === undefined && sharing(this.state).sent?.command === sent.command) this.take(dropSent(this.state));
      this.changed();
    } catch (error) {
      this.failed(asTrouble(error));
    } finally {
      this.sending = false;
    }
    // Confirmed already: what was written meanwhile goes next.
    if (sharing(this.state).sent === undefined && this.problem === undefined) this.goOn();
  }

  private next(): { command: string; version: number; steps: readonly object[] } | undefined {
    const { sent } = sharing(this.state);
    if (sent !== undefined) return sent;
    const made = send(this.state, newCommand());
    if (made === undefined) return undefined;
    this.take(made.tr);
    return made.sent;
  }

  private failed(trouble: Trouble): void {
    const passes = !(trouble instanceof Problem) || trouble.retryAfterMs !== undefined || trouble.code === "signed-out";
    if (passes) {
      this.waiting = true;
      const ms = Math.min(againMsMax, againMsMin * 2 ** this.tries++);
      this.cancelAgain = this.around.clock.after(ms, () => void this.commit());
    } else {
      this.problem = trouble;
      this.putting = false;
      this.waiting = false;
      this.take(unsend(this.state));
    }
    this.changed();
  }

  private persist(): void {
    this.around.keep(this.isUnconfirmed || this.lost.length > 0 ? () => this.kept() : undefined);
  }

  private kept(): Kept {
    const { own, sent, underway, version, lost } = sharing(this.state);
    return {
      forum: this.place.forum, room: this.place.room, version, doc: docOf(confirmed(this.state)), own: own.map(({ step }) => step.toJSON() as object),
      ...(sent === undefined ? {} : { sent }), underway, alone: this.mode === "alone", lost, ...(this.told === undefined ? {} : { shown: this.told }), saved: this.around.clock.now(),
    };
  }

  end(): void { this.cancelAgain(); }
}
