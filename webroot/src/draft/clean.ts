// Turns pasted HTML (Word, LibreOffice, Google Docs, web pages) into the few elements the schema
// knows. It reads an inert document and builds a new one; nothing of the source is kept by default.
import { collectNotes, type Notes } from "./notes.ts";
import { plainNote } from "./noting.ts";
import { paragraphOf, spread } from "./spreading.ts";
import { STYLE } from "./inert.ts";
import { breakLines, tidy } from "./tidy.ts";
import { isWordListItem, rebuildLists, signOf } from "./wordlists.ts";

/** What was left out or changed, to be said once. Numbers of things. */
export interface Losses {
  pictures: number;
  tables: number;
  footnotes: number;
  /** Colours, fonts, underlining and the like. */
  looks: boolean;
}

const dropped = new Set([
  "SCRIPT", "STYLE", "HEAD", "META", "LINK", "TITLE", "XML", "TEMPLATE", "NOSCRIPT", "DEL", "OBJECT",
  "IFRAME", "VIDEO", "AUDIO", "CANVAS", "INPUT", "SELECT", "TEXTAREA", "BUTTON", "FORM", "svg", "math",
]);
const pictures = new Set(["IMG", "PICTURE", "V:IMAGEDATA", "V:SHAPE"]);
const blocks = new Set([
  "P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "LI", "BLOCKQUOTE", "TABLE", "PRE", "SECTION",
  "ARTICLE", "MAIN", "HEADER", "FOOTER", "ASIDE", "FIGURE", "FIGCAPTION", "DL", "DT", "DD", "HR", "ADDRESS", "CENTER",
]);

const HREF_MAX = 2_000;

export function headingLevel(tag: string): 2 | 3 {
  return tag.toLowerCase() === "h1" || tag.toLowerCase() === "h2" ? 2 : 3;
}

/** The address if it is one that may be linked to (http, https, mailto), else null. */
export function safeHref(href: string | null): string | null {
  if (href === null) return null;
  const trimmed = href.trim().replace(/^[a-z]+:/i, (scheme) => scheme.toLowerCase());
  return /^(https?:\/\/|mailto:)/.test(trimmed) && trimmed.length <= HREF_MAX && URL.canParse(trimmed) ? trimmed : null;
}

/** Cleans the body of an inert document; the result holds p, h2, h3, ul, ol, li, blockquote, table, tr, th, td, br, em, strong, a, and sup for a footnote. */
export function clean(source: Document): { root: HTMLElement; losses: Losses } {
  const target = source.implementation.createHTMLDocument("");
  const losses: Losses = { pictures: 0, tables: 0, footnotes: 0, looks: false };
  const notes = collectNotes(source.body);
  losses.footnotes = notes.tooLong;
  const work = new Cleaning(target, losses, notes);
  work.blocksOf(source.body, target.body);
  rebuildLists(target.body);
  return { root: target.body, losses };
}

class Cleaning {
  constructor(
    private readonly doc: Document,
    private readonly losses: Losses,
    private readonly notes: Notes,
  ) {}

  /** Appends the children of `from` to `to` as blocks; runs of text between blocks become paragraphs. */
  blocksOf(from: Node, to: HTMLElement): void {
    let run: HTMLElement | null = null;
    for (const child of from.childNodes) {
      if (this.isGone(child) || (run === null && isBlank(child))) continue;
      if (isElement(child) && this.holdsBlocks(child)) {
        run = null;
        this.block(child, to);
      } else {
        run ??= this.append(to, "p", null);
        this.inline(child, run);
      }
    }
    for (const p of to.querySelectorAll<HTMLElement>(":scope > p")) tidy(p);
  }

  private block(el: Element, to: HTMLElement): void {
    switch (el.tagName) {
      case "H1": case "H2": case "H3": case "H4": case "H5": case "H6":
        this.line(el, to, `h${headingLevel(el.tagName)}`);
        break;
      case "PRE":
        breakLines(this.line(el, to, "p"));
        break;
      case "P": case "DT": case "FIGCAPTION": case "ADDRESS":
        this.paragraph(el, to);
        break;
      case "UL": case "OL":
        this.list(el, to);
        break;
      case "BLOCKQUOTE":
        this.blocksOf(el, this.append(to, "blockquote", el));
        break;
      case "TABLE":
        this.table(el, to);
        break;
      case "HR":
        break;
      default:
        this.blocksOf(el, to);
    }
  }

  private paragraph(el: Element, to: HTMLElement): void {
    if ([...el.children].some((child) => this.holdsBlocks(child))) return this.blocksOf(el, to);
    const title = /\b(MsoTitle|MsoSubtitle)\b/.test(el.className);
    const p = this.line(el, to, title ? "h2" : "p");
    const list = el.getAttribute(STYLE)?.match(/mso-list:\s*l(\d+)\s+level(\d+)/i);
    if (list && p.tagName === "P" && isWordListItem(el)) {
      p.dataset["list"] = list[1]!;
      p.dataset["level"] = list[2]!;
      p.dataset["sign"] = signOf(el);
    }
  }

  private line(el: Element, to: HTMLElement, tag: string): HTMLElement {
    const made = this.append(to, tag, el);
    for (const child of el.childNodes) this.inline(child, made, tag !== "p");
    if (made.textContent?.trim() === "" && tag !== "p") made.remove();
    return made;
  }

  private list(el: Element, to: HTMLElement): void {
    const made = this.append(to, el.tagName.toLowerCase(), el);
    for (const child of el.children) {
      if (this.isGone(child)) continue;
      // Google Docs and old Word put a list beside the item it belongs to, not inside.
      if (child.tagName === "UL" || child.tagName === "OL") {
        this.list(child, (made.lastElementChild as HTMLElement | null) ?? this.append(made, "li", null));
      } else {
        this.blocksOf(child, this.append(made, "li", child));
      }
    }
    if (made.childElementCount === 0) made.remove();
  }

  /** A table of one cell was layout; one within a list, a quotation or another table becomes a paragraph a row. */
  private table(el: Element, to: HTMLElement): void {
    const cells = el.querySelectorAll("td, th");
    if (cells.length === 1) return this.blocksOf(cells[0]!, to);
    if (to.closest("li, blockquote, td, th") === null) return this.rows(el, this.append(to, "table", el));
    this.losses.tables++;
    for (const row of el.querySelectorAll("tr")) {
      const p = this.append(to, "p", null);
      for (const cell of row.children) {
        if (p.textContent !== "") p.append(" | ");
        for (const child of cell.childNodes) this.inline(child, p);
      }
    }
  }

  /** Row by row; a cell that spans several keeps its words in the first, and a row that is short is filled up. */
  private rows(el: Element, to: HTMLElement): void {
    const table = spread(el);
    const width = Math.max(0, ...table.map((row) => row.length));
    for (const cells of table) {
      const tr = this.append(to, "tr", null);
      for (let i = 0; i < width; i++) {
        const cell = cells[i] ?? null;
        const made = this.append(tr, cell?.tagName === "TH" ? "th" : "td", null);
        if (cell !== null) this.blocksOf(cell, made);
        for (const heading of made.querySelectorAll("h2, h3, blockquote")) heading.replaceWith(paragraphOf(heading));
        if (made.childElementCount === 0) this.append(made, "p", null);
      }
    }
    if (width === 0) to.remove();
  }

  private inline(node: Node, to: HTMLElement, plain = false): void {
    if (node.nodeType === 3) {
      to.append(node.textContent ?? "");
      return;
    }
    if (!isElement(node) || this.isGone(node)) return;
    if (node.tagName === "BR") {
      to.append(this.doc.createElement("br"));
      return;
    }
    const note = this.notes.of(node);
    if (note !== undefined) {
      const words = plainNote(note);
      if (words.length < note.length) to.append(` [${note}]`);
      else if (words !== "") to.appendChild(this.doc.createElement("sup")).setAttribute("data-words", words);
      return;
    }
    let inner = to;
    for (const tag of this.marksOf(node, plain)) inner = inner.appendChild(this.doc.createElement(tag));
    const href = node.tagName === "A" ? safeHref(node.getAttribute("href")) : null;
    if (href !== null) {
      const a = this.doc.createElement("a");
      a.setAttribute("href", href);
      inner = inner.appendChild(a);
    }
    for (const child of node.childNodes) this.inline(child, inner, plain);
    if (blocks.has(node.tagName) && node.nextSibling) to.append(" ");
  }

  private marksOf(el: Element, plain: boolean): string[] {
    const style = el.getAttribute(STYLE) ?? "";
    const weight = style.match(/font-weight:\s*(\w+)/i)?.[1];
    const slant = style.match(/font-style:\s*(\w+)/i)?.[1];
    const bold = weight ? /^(bold|bolder|[6-9]00)$/i.test(weight) : /^(B|STRONG)$/.test(el.tagName);
    const italic = slant ? /^(italic|oblique)$/i.test(slant) : /^(I|EM|CITE|VAR|DFN)$/.test(el.tagName);
    if (/^(U|S|STRIKE|FONT|MARK|SUP|SUB|CODE)$/.test(el.tagName) || /(^|;|\s)(color|background|text-decoration)\s*:/i.test(style)) {
      this.losses.looks = true;
    }
    const marks: string[] = [];
    if (bold && !plain) marks.push("strong");
    if (italic) marks.push("em");
    return marks;
  }

  private isGone(node: Node): boolean {
    if (node.nodeType === 8 || node.nodeType === 7) return true;
    if (!isElement(node)) return node.nodeType !== 3;
    if (pictures.has(node.tagName.toUpperCase())) {
      this.losses.pictures++;
      return true;
    }
    const style = node.getAttribute(STYLE) ?? "";
    return (
      dropped.has(node.tagName) ||
      /mso-list:\s*ignore|mso-hide:\s*all|display:\s*none|mso-element:\s*(comment|footnote|endnote)-?list/i.test(style) ||
      /\b(MsoCommentReference|msocomanchor|MsoCommentText)\b/i.test(node.className?.toString() ?? "") ||
      this.notes.holds(node)
    );
  }

  private holdsBlocks(el: Element): boolean {
    return blocks.has(el.tagName) || [...el.children].some((child) => this.holdsBlocks(child));
  }

  private append(to: HTMLElement, tag: string, like: Element | null): HTMLElement {
    const made = to.appendChild(this.doc.createElement(tag));
    const dir = like?.getAttribute("dir")?.toLowerCase();
    if (dir === "rtl") made.setAttribute("dir", dir);
    return made;
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function isBlank(node: Node): boolean {
  return node.nodeType === 3 && node.textContent?.trim() === "";
}
