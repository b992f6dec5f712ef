// What can be said to be wrong with a text before it is sent.
import { number } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { plainText } from "../discussion/plain.ts";
import type { Doc, DocNode } from "../app/types.ts";

export const TITLE_MAX = 200;
export const LENGTH_MAX = 100_000;
const BYTES_MAX = 200_000;
/** Blocks within blocks, as the server counts them. */
const DEPTH_MAX = 12;

export interface Wrong {
  field: "title" | "text";
  words: string;
}

/** What has to be mended first, in the order of the page; empty if it can be sent. */
export function wrongs(text: { title?: string; body: Doc }, asksTitle: boolean): Wrong[] {
  const found: Wrong[] = [];
  const title = (text.title ?? "").trim();
  if (asksTitle && title === "") found.push({ field: "title", words: t("composer.titleMissing") });
  if (title.length > TITLE_MAX) found.push({ field: "title", words: t("composer.titleLong", { count: TITLE_MAX }) });
  const plain = plainText(text.body);
  if (plain.trim() === "") found.push({ field: "text", words: t("composer.textMissing") });
  if (depthOf(text.body.content) > DEPTH_MAX) found.push({ field: "text", words: t("composer.textDeep") });
  const tooLong = tooLongBy(text.body, plain.length);
  if (tooLong !== undefined) found.push({ field: "text", words: tooLong });
  return found;
}

/** Said while writing already, since shortening takes time. */
export function tooLongBy(body: Doc, length = plainText(body).length): string | undefined {
  if (length > LENGTH_MAX) return t("composer.textLong", { length: number(length), most: number(LENGTH_MAX) });
  if (length > BYTES_MAX / 8 && new TextEncoder().encode(JSON.stringify(body)).length > BYTES_MAX) return t("composer.textLarge");
  return undefined;
}

function depthOf(nodes: readonly DocNode[]): number {
  return 1 + Math.max(0, ...nodes.map(({ type, content }) => (type === "paragraph" || type === "heading" ? 0 : depthOf(content ?? []))));
}
