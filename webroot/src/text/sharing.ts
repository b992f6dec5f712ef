// A text that several write at once, as one of them has it: what the server has confirmed, then what it has not. The
// commit protocol of protocol.md: what the server makes of a commit is law, and replaces what was sent.
// After prosemirror-collab (MIT), which keeps the client's own rebased steps instead.
import { Node, type Slice } from "prosemirror-model";
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from "prosemirror-state";
import { Step, type Transform } from "prosemirror-transform";
import type { CommandId } from "../app/commands.ts";

/** A step that only this tab has, with what undoes it. */
export interface Own { readonly step: Step; readonly inverted: Step }
/** A commit on its way, as it was sent: it is sent again exactly so until the server has answered. */
export interface Sent { readonly command: CommandId; readonly version: number; readonly steps: readonly object[] }
/** What the server tells of one commit. */
export interface Told { readonly from: number; readonly to: number; readonly commit?: string; readonly steps: readonly object[] }

export interface Sharing {
  /** Of the text, as the server last told it. */
  readonly version: number;
  /** Not confirmed yet, in order; the first `underway` of them stand in `sent`. */
  readonly own: readonly Own[];
  readonly sent: Sent | undefined;
  readonly underway: number;
  /** Words that lost their place. */
  readonly lost: readonly string[];
}

const key = new PluginKey<Sharing>("sharing");

export function sharing(state: EditorState): Sharing {
  return key.getState(state)!;
}

export function sharingPlugin(version: number, lost: readonly string[] = []): Plugin<Sharing> {
  return new Plugin<Sharing>({
    key,
    state: {
      init: () => ({ version, own: [], sent: undefined, underway: 0, lost }),
      apply(tr, before) {
        const next = tr.getMeta(key) as Sharing | undefined;
        if (next !== undefined) return next;
        return tr.docChanged ? { ...before, own: [...before.own, ...owned(tr)] } : before;
      },
    },
    // What others write must not merge with one's own undo.
    historyPreserveItems: true,
  } as ConstructorParameters<typeof Plugin<Sharing>>[0]);
}

function owned(tr: Transform): Own[] {
  return tr.steps.map((step, i) => ({ step, inverted: step.invert(tr.docs[i]!) }));
}

/** A commit is one body of a request, of which the server takes a thousand steps and 256 KB. */
const [stepsMax, lettersMax] = [500, 60_000];

/** As many of the first as one commit holds. */
function atOnce(own: readonly Own[]): object[] {
  const steps: object[] = [];
  let letters = 0;
  for (const { step } of own.slice(0, stepsMax)) {
    const json = bare(step.toJSON() as object);
    letters += JSON.stringify(json).length;
    if (steps.length > 0 && letters > lettersMax) break;
    steps.push(json);
  }
  return steps;
}

/** Takes what is not on its way yet as the next commit; the rest goes behind it. */
export function send(state: EditorState, command: CommandId): { sent: Sent; tr: Transaction } | undefined {
  const now = sharing(state);
  if (now.sent !== undefined || now.own.length === 0) return undefined;
  const sent: Sent = { command, version: now.version, steps: atOnce(now.own) };
  return { sent, tr: quiet(state).setMeta(key, { ...now, sent, underway: sent.steps.length }) };
}

/** The server refused it for good, or nothing of it took effect: it stays as something not sent. */
export function unsend(state: EditorState): Transaction {
  return quiet(state).setMeta(key, { ...sharing(state), sent: undefined, underway: 0 });
}

/** What was on its way lost its place as a whole: it is taken out of the text, the words are kept aside. */
export function dropSent(state: EditorState): Transaction {
  const now = sharing(state);
  return rebased(state, { from: now.version, to: now.version, steps: [] }, true);
}

export function forget(state: EditorState): Transaction {
  return quiet(state).setMeta(key, { ...sharing(state), lost: [] });
}

/** Folds in what the server told. It must follow on the version this has. */
export function receive(state: EditorState, told: Told): Transaction {
  const now = sharing(state);
  if (told.from !== now.version) throw new RangeError("not the next commit");
  const isMine = now.sent !== undefined && told.commit === now.sent.command;
  if (!isMine) return rebased(state, told, false);
  const mine = now.own.slice(0, now.underway).map(({ step }) => JSON.stringify(bare(step.toJSON())));
  const law = told.steps.map((step) => JSON.stringify(bare(Step.fromJSON(state.schema, step).toJSON())));
  if (mine.length === law.length && mine.every((step, i) => step === law[i])) {
    return quiet(state).setMeta(key, { ...now, version: told.to, own: now.own.slice(now.underway), sent: undefined, underway: 0 });
  }
  return rebased(state, told, true);
}

/**
 * Takes the own steps back, applies what was told, and puts them on again as far as they still have a place.
 *
 * @param settles whether this is what became of those that were underway
 */
function rebased(state: EditorState, told: Told, settles: boolean): Transaction {
  const now = sharing(state);
  const confirmed = settles ? now.underway : 0;
  const tr = state.tr;
  for (let i = now.own.length - 1; i >= 0; i--) tr.step(now.own[i]!.inverted);
  const law = told.steps.map((json) => Step.fromJSON(state.schema, json));
  for (const step of law) tr.step(step);
  // Where the server kept each of them, what undoes one is known to undo its successor.
  if (law.length === confirmed) for (let i = 0; i < confirmed; i++) mirror(tr, now.own.length - 1 - i, now.own.length + i);
  const rest = now.own.slice(confirmed);
  const again = reapply(tr, rest, now.own.length - confirmed);
  const lost = law.length < confirmed ? wordsOf(now.own.slice(0, confirmed), law) : [];
  const underway = settles ? 0 : again.kept.filter((i) => i < now.underway).length;
  const next: Sharing = {
    version: told.to, own: again.own, underway,
    sent: settles ? undefined : now.sent, lost: [...now.lost, ...lost, ...again.lost],
  };
  if (tr.docChanged && state.selection instanceof TextSelection) {
    tr.setSelection(TextSelection.between(tr.doc.resolve(tr.mapping.map(state.selection.anchor, -1)), tr.doc.resolve(tr.mapping.map(state.selection.head, -1)), -1));
  }
  return tr.setMeta("rebased", now.own.length).setMeta("addToHistory", false).setMeta(key, next);
}

/** Two steps of which one undoes the other: what is mapped through both comes back to its place. */
function mirror(tr: Transform, one: number, other: number): void {
  (tr.mapping as unknown as { setMirror(one: number, other: number): void }).setMirror(one, other);
}

/** @param from the number of steps of the transform that undid these, the last of them first */
function reapply(tr: Transform, rest: readonly Own[], from: number): { own: Own[]; kept: number[]; lost: string[] } {
  const own: Own[] = [];
  const kept: number[] = [];
  const lost: string[] = [];
  for (let i = 0, mapFrom = from; i < rest.length; i++) {
    const mapped = rest[i]!.step.map(tr.mapping.slice(mapFrom));
    mapFrom--;
    if (mapped !== null && tr.maybeStep(mapped).failed === null) {
      mirror(tr, mapFrom, tr.steps.length - 1);
      own.push({ step: mapped, inverted: mapped.invert(tr.docs.at(-1)!) });
      kept.push(i);
    } else {
      const words = textOf(rest[i]!.step);
      if (words !== "") lost.push(words);
    }
  }
  return { own, kept, lost: joined(lost) };
}

/** The words of those steps that the law does not hold any more. */
function wordsOf(own: readonly Own[], law: readonly Step[]): string[] {
  const kept = law.map(textOf);
  const lost: string[] = [];
  for (const { step } of own) {
    const words = textOf(step);
    const at = kept.indexOf(words);
    if (at >= 0) kept.splice(at, 1);
    else if (words !== "") lost.push(words);
  }
  return joined(lost);
}

/** What was typed letter by letter is one piece. */
function joined(lost: readonly string[]): string[] {
  const words = lost.join("");
  return words.trim() === "" ? [] : [words];
}

/** The words that a step puts in. */
export function textOf(step: Step): string {
  const slice = (step as { slice?: Slice }).slice;
  return slice === undefined ? "" : slice.content.textBetween(0, slice.content.size, "\n");
}

/** All words of one's own that the server has not confirmed, and those that lost their place before. */
export function unconfirmedWords(state: EditorState): readonly string[] {
  const { own, lost } = sharing(state);
  return [...lost, ...joined(own.map(({ step }) => textOf(step)))];
}

function quiet(state: EditorState): Transaction {
  return state.tr.setMeta("addToHistory", false);
}

/** The text as the server has it. */
export function confirmed(state: EditorState): Node {
  const { own } = sharing(state);
  let { doc } = state;
  for (let i = own.length - 1; i >= 0; i--) doc = own[i]!.inverted.apply(doc).doc!;
  return doc;
}

/** Takes these steps for the own ones: they lead to the same text from the confirmed one. */
export function restate(state: EditorState, steps: readonly Step[]): Transaction {
  let doc = confirmed(state);
  const own: Own[] = [];
  for (const step of steps) {
    own.push({ step, inverted: step.invert(doc) });
    doc = step.apply(doc).doc!;
  }
  if (!doc.eq(state.doc)) throw new RangeError("leads to another text");
  return quiet(state).setMeta(key, { ...sharing(state), own });
}

/** What was kept on this device, on top of the text as it was confirmed then. */
export function restored(state: EditorState, steps: readonly Step[], sent: Sent | undefined, underway: number): Transaction {
  const { tr } = state;
  for (const step of steps) tr.step(step);
  return tr.setMeta("addToHistory", false).setMeta(key, { ...sharing(state), own: owned(tr), sent, underway });
}

/** Without attributes that are not set: the server takes no null. */
export function bare<T>(json: T): T {
  if (Array.isArray(json)) return json.map(bare) as T;
  if (json === null || typeof json !== "object") return json;
  const entries = Object.entries(json).filter(([, value]) => value !== null).map(([name, value]) => [name, bare(value) as unknown]);
  return Object.fromEntries(entries.filter(([name, value]) => name !== "attrs" || Object.keys(value as object).length > 0)) as T;
}
