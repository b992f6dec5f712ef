// What a text starts from, and how it leaves.
import { messages } from "../app/i18n.ts";
import { isWithdrawn, type Contribution, type Doc } from "../app/types.ts";
import type { Quotable } from "../discussion/quoting.ts";
import type { Draft } from "../outbox/draft.ts";
import type { Target } from "../outbox/target.ts";
import { trimmed } from "./trimming.ts";

/** An edit starts from what was said, anything else empty and in my language. What was begun stays as it is. */
export function beginning(draft: Draft, target: Target, thread: Quotable | undefined): void {
  if (draft.state !== "empty") return;
  const original = target.kind === "edit" ? spoken(thread, target.contribution) : undefined;
  if (original !== undefined) draft.write({ body: original.body, language: original.language });
  else if (draft.text.language === "") draft.write({ language: messages.language });
}

function spoken(thread: Quotable | undefined, id: string): { body: Doc; language: string } | undefined {
  const found: Contribution | undefined = thread?.contributions.find((each) => each.id === id);
  return found === undefined || isWithdrawn(found) ? undefined : found;
}

/** As it is sent: one line of title, no empty paragraphs at either end, quotations without the words shown for them. */
export function prepared(text: { title?: string; body: Doc }): { title?: string; body: Doc } {
  return { body: trimmed(text.body), ...(text.title === undefined ? {} : { title: text.title.trim().replace(/\s+/g, " ") }) };
}
