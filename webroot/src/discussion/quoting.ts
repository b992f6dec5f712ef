// The words a quotation stands for, found again in the thread it was taken from.
import { isWithdrawn, type Contribution, type QuoteSent } from "../app/types.ts";
import { excerpt } from "./plain.ts";

export interface Quotable {
  readonly contributions: readonly Contribution[];
}

/** The reference with its words and author as they may be read now, or marked as gone. */
export function resolved(quote: QuoteSent, thread: Quotable | undefined): Readonly<Record<string, unknown>> {
  const original = thread?.contributions.find((each) => each.id === quote.contribution);
  if (original === undefined) return received(quote, thread) ?? { ...quote, gone: true };
  if (isWithdrawn(original)) return { ...quote, gone: true };
  // Of an earlier version only the server knows the words; a received copy of the quotation has them.
  if (original.version !== quote.version) return received(quote, thread) ?? { ...quote, text: "…", author: original.author };
  return { ...quote, text: excerpt(original.body, quote.from, quote.to), author: original.author };
}

function received(quote: QuoteSent, thread: Quotable | undefined): Readonly<Record<string, unknown>> | undefined {
  for (const each of thread?.contributions ?? []) {
    if (isWithdrawn(each)) continue;
    const found = each.body.content.find(
      ({ type, attrs }) =>
        type === "quote" && attrs?.["contribution"] === quote.contribution && attrs["version"] === quote.version && attrs["from"] === quote.from && attrs["to"] === quote.to,
    );
    if (found?.attrs !== undefined) return found.attrs;
  }
  return undefined;
}
