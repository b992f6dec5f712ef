// Renders a document tree. Each block of text carries the offset at which it begins in the plain
// text (data-at), so that a selection becomes a quotation's range.
import { html, nothing, type TemplateResult } from "lit";
import { t } from "../app/i18n.ts";
import type { Author, Doc, DocNode, ForumView } from "../app/types.ts";
import { bylineParts } from "../forum/words.ts";

interface Context {
  named: ForumView | undefined;
  /** Address of the contribution that a quotation points at. */
  original(contribution: string): string;
  /** Offset in the plain text; undefined before the first block of text. */
  at: number | undefined;
}

export function prose(doc: Doc, named: ForumView | undefined, original: (contribution: string) => string): TemplateResult[] {
  const context: Context = { named, original, at: undefined };
  return doc.content.map((node) => block(node, context));
}

function block(node: DocNode, context: Context): TemplateResult {
  const dir = node.attrs?.["dir"] ?? "auto";
  const inside = (): TemplateResult[] => (node.content ?? []).map((child) => block(child, context));
  switch (node.type) {
    case "paragraph": {
      const at = begin(node, context);
      return html`<p dir=${dir} data-at=${at}>${inline(node)}</p>`;
    }
    case "heading": {
      const at = begin(node, context);
      return node.attrs?.["level"] === 3
        ? html`<h3 dir=${dir} data-at=${at}>${inline(node)}</h3>`
        : html`<h2 dir=${dir} data-at=${at}>${inline(node)}</h2>`;
    }
    case "bullet_list":
      return html`<ul dir=${dir}>${inside()}</ul>`;
    case "ordered_list":
      return html`<ol dir=${dir}>${inside()}</ol>`;
    case "list_item":
      return html`<li dir=${dir}>${inside()}</li>`;
    case "blockquote":
      return html`<blockquote dir=${dir}>${inside()}</blockquote>`;
    case "quote":
      return quotation(node.attrs ?? {}, context.named, context.original);
    default:
      // A newer server may know more blocks: their text is shown, nothing is dropped in silence.
      return html`<div>${inside()}</div>`;
  }
}

/** Offset of this block, counting one line break between blocks and one for each hard break. */
function begin(node: DocNode, context: Context): number {
  const at = context.at === undefined ? 0 : context.at + 1;
  let length = 0;
  for (const child of node.content ?? []) length += child.type === "hard_break" ? 1 : (child.text?.length ?? 0);
  context.at = at + length;
  return at;
}

function inline(node: DocNode): unknown[] {
  if (node.content === undefined || node.content.length === 0) return [html`<br>`];
  return node.content.map((child) => {
    if (child.type === "hard_break") return html`<br>`;
    let words: unknown = child.text ?? "";
    for (const mark of [...(child.marks ?? [])].reverse()) {
      if (mark.type === "link") words = link(mark.attrs.href, words);
      else words = mark.type === "em" ? html`<em>${words}</em>` : html`<strong>${words}</strong>`;
    }
    return words;
  });
}

function link(href: string, words: unknown): unknown {
  if (!/^(https?:\/\/|mailto:)/i.test(href)) return words;
  return html`<a href=${href} target="_blank" rel="noopener noreferrer">${words}</a>`;
}

/** What a reference looks like now: the words as they may be read, or that they are gone. */
export function quotation(attrs: Readonly<Record<string, unknown>>, named: ForumView | undefined, original: (contribution: string) => string): TemplateResult {
  if (attrs["gone"] === true || typeof attrs["text"] !== "string") {
    return html`<div class="quotation gone">${t("quote.gone")}</div>`;
  }
  const author = attrs["author"] as Author | undefined;
  const { name, rest } = author === undefined ? { name: "", rest: [] } : bylineParts(author, named);
  return html`<figure class="quotation">
    <blockquote class="words" dir="auto">${attrs["text"]}</blockquote>
    <figcaption class="source"><bdi>${name}</bdi>${rest.length > 0 ? ` · ${rest[0]}` : nothing}
      · <a href=${original(String(attrs["contribution"]))}>${t("quote.original")}</a></figcaption>
  </figure>`;
}
