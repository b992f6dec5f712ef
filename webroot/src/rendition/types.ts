// The records of a paper's language versions, under the names of the interface's description.
import type { Doc, Id, Language, Time } from "../app/types.ts";

/** All that is told of who translated. */
export type Hand = "submitter" | "interpreter";
export type Kind = "title" | "heading" | "paragraph" | "bullet" | "numbered" | "quote" | "cell";

/** How far a version is. */
export interface RenditionHead {
  readonly language: Language;
  readonly status: "authentic" | "working";
  readonly paragraphs: number;
  /** Those that are out of date too. */
  readonly rendered: number;
  readonly stale: number;
  readonly hands: readonly Hand[];
  readonly at?: Time;
  /** The id of the words that were put in last. */
  readonly last?: Id;
  /** In a list: the numbers of the paragraphs that lack, and of those that are out of date. */
  readonly open?: readonly number[];
  readonly outdated?: readonly number[];
}
/** What became of it, for whoever changed it. */
export interface RenditionAnswer { readonly rendition: RenditionHead; readonly row?: Row; readonly cursor: string }
export interface RenditionList {
  readonly paper: Id;
  readonly language: Language;
  readonly revision: number;
  readonly renditions: readonly RenditionHead[];
  readonly mayRender: readonly Language[];
  readonly cursor: string;
}
export interface Rendered {
  readonly id: Id;
  readonly at: Time;
  readonly hand?: Hand;
  readonly body: Doc;
}
export interface Row {
  /** 0 is the title. */
  readonly paragraph: number;
  readonly kind: Kind;
  readonly number?: number;
  readonly original: Doc;
  readonly rendered?: Rendered;
  /** How the original read when it was translated, where it reads otherwise now. */
  readonly before?: string;
}
export interface RenditionPage {
  readonly paper: Id;
  /** Of the original. */
  readonly language: Language;
  readonly revision: number;
  readonly rendition: RenditionHead;
  readonly rows: readonly Row[];
  readonly mayRender: boolean;
  readonly mayDeclare: boolean;
  readonly mayWithdraw: boolean;
  readonly cursor: string;
  /** The paper is gone, and all words with it: ours, never the server's. */
  readonly withdrawn?: true;
}
export interface RenditionWords {
  readonly shown: string;
  readonly revision: number;
  /** Of the words that were seen there. */
  readonly over?: Id;
  readonly body: Doc;
}
