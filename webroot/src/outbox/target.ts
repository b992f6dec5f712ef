// What a text is for: it is bound to one room from its first letter, and cannot leave it.
import type { Doc, DocNode, Id, Language, Shown } from "../app/types.ts";

interface InRoom { readonly forum: Id; readonly room: Id }
export interface ThreadTarget extends InRoom { readonly kind: "thread" }
export interface ContributionTarget extends InRoom { readonly kind: "contribution"; readonly thread: Id; readonly parent?: Id }
export interface EditTarget extends InRoom {
  readonly kind: "edit"; readonly thread: Id; readonly contribution: Id; readonly version: number;
}
/** A working translation of somebody's contribution, or of one's own. */
export interface TranslationTarget extends InRoom {
  readonly kind: "translation"; readonly thread: Id; readonly contribution: Id; readonly version: number;
}
export interface WithdrawalTarget extends InRoom { readonly kind: "withdrawal"; readonly thread: Id; readonly contribution: Id }
export type Target = ThreadTarget | ContributionTarget | EditTarget | TranslationTarget;

export interface DraftText {
  readonly title?: string;
  readonly language: Language;
  /** The language was chosen by hand: it is not guessed any more. */
  readonly chosen?: boolean;
  readonly body: Doc;
  /** The audience that was shown when it was last written. */
  readonly shown?: Shown;
}

export const emptyBody: Doc = { type: "doc", content: [{ type: "paragraph" }] };

/** One draft each. A later version of the edited contribution is still the same draft. */
export function nameOf(target: Target | WithdrawalTarget): string {
  switch (target.kind) {
    case "thread":
      return `thread|${target.forum}|${target.room}`;
    case "contribution":
      return `contribution|${target.forum}|${target.room}|${target.thread}|${target.parent ?? ""}`;
    case "edit":
    case "translation":
    case "withdrawal":
      return `${target.kind}|${target.forum}|${target.room}|${target.thread}|${target.contribution}`;
  }
}

export function saysNothing(text: DraftText): boolean {
  return (text.title ?? "").trim() === "" && text.body.content.every(isBlank);
}

/** Both texts one after the other: nothing of either is lost. */
export function joined(first: DraftText, second: DraftText): DraftText {
  if (saysNothing(second)) return first;
  if (saysNothing(first)) return second;
  const titles = [first.title, second.title].filter((title) => title !== undefined && title !== "");
  const content = [...first.body.content, ...second.body.content].filter((node) => !isBlank(node));
  return {
    ...first,
    ...(titles.length > 0 ? { title: [...new Set(titles)].join(" / ") } : {}),
    body: { type: "doc", content },
  };
}

function isBlank(node: DocNode): boolean {
  if (node.type === "quote") return false;
  return (node.text ?? "").trim() === "" && (node.content ?? []).every(isBlank);
}
