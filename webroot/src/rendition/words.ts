// How language versions are named on a page, and what is written made fit for one.
import { languageName, t } from "../app/i18n.ts";
import type { Doc, DocNode, Language } from "../app/types.ts";
import type { RenditionHead } from "./types.ts";

export function statusWords({ status, paragraphs, rendered, stale }: RenditionHead): string {
  if (status === "authentic") return t("rendition.authentic");
  const progress = [t("rendition.working"), t("rendition.progress", { done: rendered, all: paragraphs })];
  return [...progress, ...(stale === 0 ? [] : [t("rendition.staleCount", { count: stale })])].join(" · ");
}

/** Languages a paper can be put into. */
export function others(six: readonly Language[], original: Language): Language[] {
  return six.filter((each) => each !== original).sort((a, b) => languageName(a).localeCompare(languageName(b)));
}

/** All that holds text, one after the other: the shape of a paragraph is its original's. */
export function oneParagraph(doc: Doc): Doc {
  const lines = linesOf(doc.content).filter((line) => line.some(({ type, text }) => type === "footnote" || (text ?? "").trim() !== ""));
  const content = lines.flatMap((line, i) => (i === 0 ? line : [{ type: "hard_break" }, ...line]));
  return { type: "doc", content: [{ type: "paragraph", ...(content.length === 0 ? {} : { content }) }] };
}

function linesOf(nodes: readonly DocNode[]): (readonly DocNode[])[] {
  return nodes.flatMap(({ type, content = [] }) => (type === "paragraph" || type === "heading" ? [content] : linesOf(content)));
}

/** Whether two say the same: what came from the server may name its parts in another order. */
export function saysTheSame(a: Doc, b: Doc): boolean {
  return canonical(a) === canonical(b);
}

function canonical(of: unknown): string {
  return JSON.stringify(of, (_, value: unknown) => (typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null).sort(([x], [y]) => (x < y ? -1 : 1))) : value));
}

export function plainDoc(text: string): Doc {
  return { type: "doc", content: [text === "" ? { type: "paragraph" } : { type: "paragraph", content: [{ type: "text", text }] }] };
}

export function lineOf({ content }: Doc): string {
  return linesOf(content).flat().map(({ text }) => text ?? " ").join("");
}
