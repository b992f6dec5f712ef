// A translation of a paragraph that was begun on this device and not put in, kept as drafts are.
import { app } from "../app/app.ts";
import type { Doc, Id, Language, Shown } from "../app/types.ts";

export interface Which { readonly paper: Id; readonly language: Language; readonly paragraph: number }
export interface Kept {
  readonly body: Doc;
  readonly revision: number;
  /** The audience that was shown when it was begun. */
  readonly shown?: Shown;
  /** The words that stood there then. */
  readonly over?: Id;
}

/** The original is not kept beside it: that may be taken back. */
const named = ({ paper, language, paragraph }: Which): { kind: "text"; name: string } => ({ kind: "text", name: `rendition|${paper}|${language}|${paragraph}` });

/** What is on its way to the device: whoever looks for what was begun waits for it. */
let keeping: Promise<unknown> = Promise.resolve();

export function keep(which: Which, kept: Kept): Promise<boolean> {
  const done = app.session.vault.change([{ ...named(which), value: kept }], []);
  keeping = Promise.allSettled([keeping, done]);
  return done;
}

export function keptOf(which: Which): Promise<Kept | undefined> {
  return app.session.vault.find<Kept>(named(which));
}

export async function letGo(which: Which): Promise<void> {
  await app.session.vault.change([], [named(which)]);
}

export interface Loose { readonly paragraph: number; readonly kept: Kept }

/** Of one version, what was begun for paragraphs that are not among these. */
export async function looseOf(paper: Id, language: Language, rows: readonly number[]): Promise<Loose[]> {
  await keeping;
  const beginning = `rendition|${paper}|${language}|`;
  const all = await app.session.vault.all<Kept>("text");
  return all
    .filter(({ name }) => name.startsWith(beginning))
    .map(({ name, value }) => ({ paragraph: Number(name.slice(beginning.length)), kept: value }))
    .filter(({ paragraph }) => !rows.includes(paragraph))
    .sort((a, b) => a.paragraph - b.paragraph);
}

/**
 * Puts what was begun for one paragraph beside another.
 *
 * @returns false where something was begun there meanwhile, in another tab too: then all stays as it is
 */
export async function move(from: Which, paragraph: number): Promise<boolean> {
  const to = { ...from, paragraph };
  const [kept, there] = await Promise.all([keptOf(from), keptOf(to)]);
  if (kept === undefined || there !== undefined) return false;
  await app.session.vault.change([{ ...named(to), value: kept }], [named(from)]);
  return true;
}
