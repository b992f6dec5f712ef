// Comments on papers and texts, as protocol.md names them. An absent value is left out, never null.
import type { Author, Id, Time } from "../app/types.ts";

export type Outcome = "open" | "resolved" | "accepted" | "rejected";
export interface Said {
  readonly id: Id;
  readonly at: Time;
  readonly by: Author;
  /** Absent once it is taken back. */
  readonly words?: string;
  readonly takenBack: boolean;
  /** It is gone for good. */
  readonly purged?: true;
  /** In answers to me, never in a frame. */
  readonly mine?: boolean;
}
export interface Comment extends Said {
  readonly suggests: boolean;
  /** What is suggested for the words. */
  readonly instead?: string;
  readonly outcome: Outcome;
  readonly settled?: { readonly by: Author; readonly at: Time };
  readonly answers: readonly Said[];
}
/** Where the words of a comment stand, in positions as ProseMirror counts them; else the words that are gone. */
export interface Place { readonly comment: Id; readonly from?: number; readonly to?: number; readonly quote?: string }
export interface CommentPage {
  readonly on: Id;
  readonly comments: readonly Comment[];
  readonly places: readonly Place[];
  /** Of the text, or revision of the paper, to which the places belong. */
  readonly version: number;
  readonly mayComment: boolean;
  readonly maySuggest: boolean;
  /** Also what others said. */
  readonly maySettle: boolean;
  readonly cursor: string;
}
export interface Marked { readonly version: number; readonly from: number; readonly to: number }
export interface NewComment extends Marked { readonly shown: string; readonly words: string; readonly instead?: string }
