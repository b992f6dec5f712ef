// What the server says of a text, and is told (protocol.md, "Texts").
import type { CommandId } from "../app/commands.ts";
import type { Author, Doc, Id, Time } from "../app/types.ts";

export type Access = "writes" | "reads" | "frozen";
export interface TextPage { readonly text: Id; readonly version: number; readonly access: Access; readonly doc: Doc }
export interface TextVersion { readonly text: Id; readonly version: number; readonly doc: Doc }
/** What one person wrote without a pause. */
export interface Change { readonly from: number; readonly to: number; readonly at: Time; readonly until: Time; readonly author: Author; readonly mine: boolean; readonly takenOut: boolean }
/** What its reader put in, at once or letter by letter. */
export interface OwnPiece { readonly from: number; readonly to: number; readonly at: Time; readonly words: string }
export interface Removing { readonly command: CommandId; readonly pieces: readonly { readonly from: number; readonly to: number }[] }
export interface TextHistory { readonly version: number; readonly changes: readonly Change[] }
export interface Commit {
  readonly command: CommandId;
  readonly version: number;
  /** The cursor of the room, as its author saw it. */
  readonly shown: string;
  readonly steps: readonly object[];
}
export interface Committed {
  /** Absent where nothing of it had a place any more. */
  readonly from?: number;
  readonly version: number;
  readonly dropped: readonly { readonly step: number; readonly text: string }[];
}

export interface Place { readonly forum: Id; readonly room: Id; readonly text: Id }
/** Whether what is written goes to the others as it is written, or as a whole when its author says so. */
export type Mode = "live" | "alone";
export type Standing = "fine" | "saving" | "waiting" | "refused";
