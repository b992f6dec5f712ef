// What the server tells, by socket and by long poll alike (protocol.md, "Live").
import type { AgendaStatus, Adoption, Amended, Holiday, Item, Session, Summary, Zones } from "../agenda/types.ts";
import type { CommandId } from "../app/commands.ts";
import type { Audience, Author, Contribution, Id, Language, ThreadSummary, Time, Tombstone } from "../app/types.ts";
import type { Comment } from "../comment/types.ts";
import type { Cooling, Tour } from "../conduct/types.ts";
import type { Translation } from "../translation/types.ts";
import type { Draft, NonPaper, Paper, Release } from "../paper/types.ts";
import type { Rendered } from "../rendition/types.ts";

interface Placed {
  readonly room: Id;
  readonly cursor: string;
  /** The cursor of the frame before this one in my view of the room. */
  readonly after: string;
}
export interface ThreadOpened extends Placed {
  readonly type: "threadOpened"; readonly thread: ThreadSummary; readonly contribution: Contribution;
}
export interface ContributedFrame extends Placed {
  readonly type: "contributed"; readonly contribution: Contribution; readonly lastActivity: Time;
}
/** Told late, it may have been withdrawn since. */
export interface Edited extends Placed { readonly type: "edited"; readonly contribution: Contribution }
export interface Withdrawn extends Placed {
  readonly type: "withdrawn"; readonly contribution: Tombstone; readonly quotedIn: readonly Id[];
}
export interface AudienceChanged extends Placed { readonly type: "audienceChanged"; readonly audience: Audience }
export interface TranslationsChanged extends Placed {
  readonly type: "translationsChanged"; readonly thread: Id; readonly contribution: Id; readonly translations: readonly Translation[];
}
export interface LanguagesChanged extends Placed { readonly type: "languagesChanged"; readonly languages: readonly Language[] }
export type TranslationFrame = TranslationsChanged | LanguagesChanged;
export interface ConductChanged extends Placed { readonly type: "conductChanged"; readonly cooling: Cooling; readonly tour?: Tour }
export type DiscussionFrame = ThreadOpened | ContributedFrame | Edited | Withdrawn | AudienceChanged;

export interface SessionChanged extends Placed { readonly type: "sessionChanged"; readonly session: Session }
export interface AgendaChanged extends Placed {
  readonly type: "agendaChanged"; readonly session: Id; readonly status: AgendaStatus; readonly introduction: Id;
  /** The items in their order. */
  readonly order: readonly Id[];
  readonly items: number;
  readonly minutesPlanned: number;
  readonly adoption?: Adoption;
  readonly summary: Summary;
  readonly amended?: Amended;
}
export interface ItemChanged extends Placed {
  readonly type: "itemChanged"; readonly session: Id; readonly item: Item; readonly order: readonly Id[];
  readonly items: number;
  readonly minutesPlanned: number;
  /** Proposals on top of the agenda that no longer fit it. */
  readonly stale: readonly Id[];
}
export interface PlanningChanged extends Placed {
  readonly type: "planningChanged"; readonly zones: Zones; readonly holidays: readonly Holiday[]; readonly live: boolean;
}
export type AgendaFrame = SessionChanged | AgendaChanged | ItemChanged | PlanningChanged;

export interface PaperChanged extends Placed { readonly type: "paperChanged"; readonly paper: Paper }
export interface DraftPaperChanged extends Placed { readonly type: "draftPaperChanged"; readonly draft: Draft }
export interface ReleaseChanged extends Placed { readonly type: "releaseChanged"; readonly release: Release }
export interface NonPaperChanged extends Placed { readonly type: "nonPaperChanged"; readonly nonPaper: NonPaper }
export type PaperFrame = PaperChanged | DraftPaperChanged | ReleaseChanged | NonPaperChanged;

export interface CommentChanged extends Placed { readonly type: "commentChanged"; readonly on: Id; readonly comment: Comment }

/** One paragraph of a language version; without words, more than a frame says. */
export interface RenditionChanged extends Placed {
  readonly type: "renditionChanged"; readonly paper: Id; readonly language: Language;
  readonly revision?: number;
  readonly paragraph?: number;
  readonly rendered?: Rendered;
  readonly gone?: true;
}

/** What changes a room. Applying one twice, or over a newer page, changes nothing. */
export type RoomFrame = DiscussionFrame | TranslationFrame | ConductChanged | AgendaFrame | PaperFrame | CommentChanged | RenditionChanged;

export interface Yours {
  readonly type: "yours"; readonly room: Id; readonly cursor: string; readonly command: CommandId;
}
/** What was written into a text; its cursors are the versions. */
export interface SteppedFrame {
  readonly type: "stepped"; readonly room: Id; readonly text: Id; readonly cursor: string; readonly after: string;
  readonly commit: CommandId; readonly steps: readonly object[];
}
/** Somebody took words of their own out of the text and its history: what could be undone here may hold them. */
export interface TakenOutFrame extends Omit<SteppedFrame, "type"> { readonly type: "takenOut" }
/** From here on, nobody writes who lost the right to before. */
export interface FencedFrame {
  readonly type: "fenced"; readonly room: Id; readonly text: Id; readonly cursor: string; readonly after: string;
}
export interface CaretFrame { readonly type: "caret"; readonly room: Id; readonly text: Id; readonly caret: Caret; readonly by: Author }
/** A selection in a text at a version; `pen` names it as long as its text is open in a tab. */
export interface Caret { readonly pen: string; readonly version: number; readonly anchor: number; readonly head: number }
export type TextFrame = SteppedFrame | TakenOutFrame | FencedFrame | CaretFrame;

export type Frame =
  | RoomFrame
  | TextFrame
  | Yours
  | { readonly type: "subscribed"; readonly room: Id; readonly text?: Id; readonly cursor: string }
  | { readonly type: "startOver" | "closed"; readonly room: Id; readonly text?: Id }
  | { readonly type: "forumsChanged" | "pong" };

export function isRoomFrame(frame: Frame): frame is RoomFrame {
  return "after" in frame && !("text" in frame);
}
