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
  /** The words of the footnotes, in order. */
  readonly notes: string[];
}

export function prose(doc: Doc, named: ForumView | undefined, original: (contribution: string) => string): TemplateResult[] {
  const context: Context = { named, original, at: undefined, notes: [] };
  const blocks = doc.content.map((node) => block(node, context));
  return context.notes.length === 0 ? blocks : [...blocks, footnotes(context.notes)];
}

function block(node: DocNode, context: Context): TemplateResult {
  const dir = node.attrs?.["dir"] ?? "auto";
  const inside = (): TemplateResult[] => (node.content ?? []).map((child) => block(child, context));
  switch (node.type) {
    case "paragraph": {
      const at = begin(node, context);
      return html`<p dir=${dir} data-at=${at}>${inline(node, context)}</p>`;
    }
    case "heading": {
      const at = begin(node, context);
      return node.attrs?.["level"] === 3
        ? html`<h3 dir=${dir} data-at=${at}>${inline(node, context)}</h3>`
        : html`<h2 dir=${dir} data-at=${at}>${inline(node, context)}</h2>`;
    }
    case "bullet_list":
      return html`<ul dir=${dir}>${inside()}</ul>`;
    case "ordered_list":
      return html`<ol dir=${dir}>${inside()}</ol>`;
    case "list_item":
      return html`<li dir=${dir}>${inside()}</li>`;
    case "blockquote":
      return html`<blockquote dir=${dir}>${inside()}</blockquote>`;
    case "table":
      return table(node, context);
    case "quote":
      return quotation(node.attrs ?? {}, context.named, context.original);
    default:
      // A newer server may know more blocks: their text is shown, nothing is dropped in silence.
      return html`<div>${inside()}</div>`;
  }
}

/** Wide tables are moved sideways by themselves, never with the page. A first row of headings heads the columns. */
function table(node: DocNode, context: Context): TemplateResult {
  const rows = node.content ?? [];
  const heads = rows.length > 1 && (rows[0]!.content ?? []).every(({ type }) => type === "table_header") ? 1 : 0;
  const row = (each: DocNode, scope: "col" | "row"): TemplateResult => html`<tr>${(each.content ?? []).map((cell) => {
    const inside = (cell.content ?? []).map((child) => block(child, context));
    return cell.type === "table_header" ? html`<th scope=${scope}>${inside}</th>` : html`<td>${inside}</td>`;
  })}</tr>`;
  // A template each is evaluated in the order in which it is read, and so are the numbers of notes.
  const [head, body] = [rows.slice(0, heads).map((each) => row(each, "col")), rows.slice(heads).map((each) => row(each, "row"))];
  return html`<div class="scroller" role="group" tabindex="0" aria-label=${t("text.table")}><table dir=${node.attrs?.["dir"] ?? "auto"}>
    ${heads === 0 ? nothing : html`<thead>${head}</thead>`}<tbody>${body}</tbody></table></div>`;
}

/** Drawn by the style, so that it is no character of the text: places in it are counted by its characters. */
function noteSign(n: number): TemplateResult {
  return html`<sup class="note-sign"><button type="button" role="doc-noteref" data-n=${n} aria-label=${t("text.footnote", { number: n })} @click=${toNote}></button></sup>`;
}

function footnotes(notes: readonly string[]): TemplateResult {
  return html`<ol class="footnotes" aria-label=${t("text.footnotes")}>${notes.map((words, i) => html`<li dir="auto" tabindex="-1" data-note=${i + 1}>${linked(words)}
    <button type="button" class="inline-button" data-n=${i + 1} aria-label=${t("text.footnoteBack", { number: i + 1 })} @click=${fromNote}>↑</button></li>`)}</ol>`;
}

/** Addresses in a note lead somewhere. */
function linked(words: string): unknown[] {
  return words.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:)\]])/).map((piece, i) => (i % 2 === 1 ? link(piece, piece) : piece));
}

function toNote({ currentTarget }: Event): void {
  reach(currentTarget as HTMLElement, (n) => `.footnotes > [data-note="${n}"]`);
}

function fromNote({ currentTarget }: Event): void {
  reach(currentTarget as HTMLElement, (n) => `.note-sign > [data-n="${n}"]`);
}

function reach(from: HTMLElement, what: (n: string) => string): void {
  const found = from.closest(".prose")?.querySelector<HTMLElement>(what(from.dataset["n"]!));
  found?.focus();
  found?.scrollIntoView({ block: "nearest" });
}

/** Offset of this block, counting one line break between blocks and one for each hard break. */
function begin(node: DocNode, context: Context): number {
  const at = context.at === undefined ? 0 : context.at + 1;
  let length = 0;
  for (const child of node.content ?? []) length += child.type === "hard_break" ? 1 : (child.text?.length ?? 0);
  context.at = at + length;
  return at;
}

function inline(node: DocNode, context: Context): unknown[] {
  if (node.content === undefined || node.content.length === 0) return [html`<br>`];
  return node.content.map((child) => {
    if (child.type === "hard_break") return html`<br>`;
    if (child.type === "suggestion") return html`<ins class="suggested" data-comments=${String(child.attrs?.["comment"])}>${child.attrs?.["words"]}</ins>`;
    if (child.type === "footnote") return noteSign(context.notes.push(String(child.attrs?.["words"] ?? "")));
    let words: unknown = child.text ?? "";
    for (const mark of [...(child.marks ?? [])].reverse()) {
      if (mark.type === "link") words = link(mark.attrs.href, words);
      else words = mark.type === "em" ? html`<em>${words}</em>` : html`<strong>${words}</strong>`;
    }
    return child.attrs?.["comments"] === undefined ? words : commented(child.attrs, words);
  });
}

/** Words that somebody commented on, or that are to go (comment/positions.ts puts these marks in). */
function commented({ comments, isOut }: Readonly<Record<string, unknown>>, words: unknown): TemplateResult {
  const ids = (comments as string[]).join(" ");
  return isOut === true ? html`<del class="suggested" data-comments=${ids}>${words}</del>` : html`<mark class="commented" data-comments=${ids}>${words}</mark>`;
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
