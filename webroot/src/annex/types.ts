import type { Id } from "../app/types.ts";

/** A picture or PDF that goes with a paper, as protocol.md names it. */
export interface Annex {
  readonly id: Id;
  readonly kind: "pdf" | "png" | "jpeg";
  readonly title: string;
  /** What is seen on a picture, for who cannot see it. */
  readonly alt?: string;
  readonly bytes: number;
  readonly pages?: number;
  readonly width?: number;
  readonly height?: number;
}
export const traces = ["smaller", "comments", "scripts", "files", "forms", "links", "layers"] as const;
export type Trace = (typeof traces)[number];
export interface Laid { readonly annex: Annex; readonly removed: readonly Trace[] }
export interface NewAnnex { readonly upload: Id; readonly parts: number; readonly title: string; readonly alt?: string }
