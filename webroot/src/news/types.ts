// Shapes of what is new (protocol.md).
import type { Id } from "../app/types.ts";

export interface PaperNews {
  readonly paper: Id;
  /** As I saw it, in a version I did not see, or never seen in any. */
  readonly words: "seen" | "revised" | "unseen";
  readonly comments: number;
}
export interface SessionNews {
  readonly session: Id;
  /** Items proposed or changed. */
  readonly items: readonly Id[];
  /** Proposed on top of the adopted agenda. */
  readonly amendments: number;
}
export interface RoomNews { readonly papers: readonly PaperNews[]; readonly sessions: readonly SessionNews[] }
