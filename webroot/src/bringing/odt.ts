// OpenDocument text, as LibreOffice writes it.
import type { DocNode, Mark } from "../app/types.ts";
import { safeHref } from "../draft/clean.ts";
import { note, noteLine, words, type Cell, type Item, type Left, type Paragraph, type Piece } from "./gathering.ts";
import { attr, child, root } from "./xml.ts";
import { Unreadable, type Zip } from "./zip.ts";

interface Look { readonly strong: boolean; readonly em: boolean; readonly hidden: boolean }

const repeatMax = 60;
const cellsMax = 100_000;
const ancestorsMax = 20;

export async function odt(zip: Zip, left: Left): Promise<Piece[] | undefined> {
  const content = await root(zip, "content.xml");
  const text = child(child(content, "office:body"), "office:text");
  if (text === undefined) return undefined;
  const [styles, meta] = [await root(zip, "styles.xml"), await root(zip, "meta.xml")];
  const named = [...(child(meta, "office:meta")?.children ?? [])].filter(({ tagName }) => /creator/.test(tagName)).map((each) => each.textContent).join("");
  if (/\S/.test(named)) left.authors = 1;
  const all = [styles, content].flatMap((part) => [...(part?.children ?? [])].filter(({ tagName }) => /styles$/.test(tagName)).flatMap((each) => [...each.children]));
  return new Reading(left, looksOf(all), orderedOf(all)).pieces(text);
}

function looksOf(styles: readonly Element[]): Map<string, Look> {
  const looks = new Map<string, Look>();
  const named = new Map(styles.filter(({ tagName }) => tagName === "style:style").map((style) => [styleKey(style, "style:name"), style]));
  for (const [name, style] of named) {
    const look = child(style, "style:text-properties");
    looks.set(name, {
      strong: [look?.getAttribute("fo:font-weight"), look?.getAttribute("style:font-weight-complex")].includes("bold"),
      em: [look?.getAttribute("fo:font-style"), look?.getAttribute("style:font-style-complex")].includes("italic"),
      hidden: isHidden(style, named),
    });
  }
  return looks;
}

/** Names are told apart by their family: that of paragraphs, that of words within them. */
function styleKey(style: Element, name: string): string {
  return `${attr(style, "style:family") ?? "text"} ${attr(style, name) ?? ""}`;
}

/** As it says itself, or the style that it goes on from. */
function isHidden(style: Element, named: ReadonlyMap<string, Element>): boolean {
  let at: Element | undefined = style;
  for (let i = 0; at !== undefined && i < ancestorsMax; i++) {
    const display = attr(child(at, "style:text-properties"), "text:display");
    if (display !== undefined) return display === "none";
    at = named.get(styleKey(at, "style:parent-style-name"));
  }
  return false;
}

function orderedOf(styles: readonly Element[]): Set<string> {
  const ordered = new Set<string>();
  for (const list of styles.filter(({ tagName }) => tagName === "text:list-style")) {
    for (const level of list.children) if (level.tagName === "text:list-level-style-number") ordered.add(`${attr(list, "style:name") ?? ""} ${attr(level, "text:level") ?? "1"}`);
  }
  return ordered;
}

class Reading {
  private cells = 0;

  constructor(private readonly left: Left, private readonly looks: ReadonlyMap<string, Look>, private readonly ordered: ReadonlySet<string>) {}

  pieces(parent: Element, inCell = false, item?: Item): Piece[] {
    let first = item;
    return [...parent.children].flatMap((el): Piece[] => {
      switch (el.tagName) {
        case "text:p": case "text:h": {
          if (this.isHiddenParagraph(el)) return this.hidden();
          const made = this.paragraph(el, first);
          first = undefined;
          return [made];
        }
        case "text:list":
          return this.list(el, inCell, item);
        case "table:table":
          if (inCell) this.left.tables++;
          return [{ rows: this.rows(el, false) }];
        case "text:section": case "text:index-body":
          return attr(el, "text:display") === "none" || attr(el, "text:is-hidden") === "true" ? this.hidden() : this.pieces(el, inCell);
        case "text:tracked-changes":
          this.left.changes += el.children.length;
          return [];
        default:
          return [];
      }
    });
  }

  private hidden(): [] {
    this.left.hidden++;
    return [];
  }

  private isHiddenParagraph(p: Element): boolean {
    return this.looks.get(`paragraph ${attr(p, "text:style-name") ?? ""}`)?.hidden === true || attr(child(p, "text:hidden-paragraph"), "text:is-hidden") === "true";
  }

  private list(list: Element, inCell: boolean, outer: Item | undefined): Piece[] {
    const name = attr(list, "text:style-name") ?? outer?.list ?? "";
    const level = outer === undefined ? 0 : outer.level + 1;
    const item: Item = { level, list: name, ordered: this.ordered.has(`${name} ${level + 1}`) };
    return [...list.children].flatMap((each) => this.pieces(each, inCell, item));
  }

  private rows(parent: Element, head: boolean): Cell[][] {
    return [...parent.children].flatMap((el) => {
      if (el.tagName === "table:table-header-rows") return this.rows(el, true);
      if (el.tagName === "table:table-rows" || el.tagName === "table:table-row-group") return this.rows(el, head);
      if (el.tagName !== "table:table-row") return [];
      return [[...el.children].flatMap((cell) => this.cell(cell, head)).slice(0, repeatMax)];
    });
  }

  private cell(cell: Element, head: boolean): Cell[] {
    if (cell.tagName !== "table:table-cell" && cell.tagName !== "table:covered-table-cell") return [];
    const times = Math.min(repeatMax, Math.max(1, Number(attr(cell, "table:number-columns-repeated") ?? "1") || 1));
    const isCovered = cell.tagName === "table:covered-table-cell";
    if (isCovered) this.left.merged++;
    this.cells += times;
    if (this.cells > cellsMax) throw new Unreadable("document-too-much");
    return Array.from({ length: times }, () => ({ head, pieces: isCovered ? [] : this.pieces(cell, true) }));
  }

  private paragraph(p: Element, item: Item | undefined): Paragraph {
    const heading = p.tagName === "text:h" ? (attr(p, "text:outline-level") === "1" ? 2 : 3) : /^(Title|Subtitle)$/.test(attr(p, "text:style-name") ?? "") ? 2 : undefined;
    const content = this.inline(p, [], heading !== undefined);
    return { content, ...(heading === undefined ? {} : { heading }), ...(item === undefined ? {} : { item }) };
  }

  private inline(parent: Element, marks: readonly Mark[], plain: boolean): DocNode[] {
    return [...parent.childNodes].flatMap((node): DocNode[] => {
      if (node.nodeType === 3) return words((node.textContent ?? "").replace(/\s+/g, " "), marks);
      return node.nodeType === 1 ? this.element(node as Element, marks, plain) : [];
    });
  }

  private element(el: Element, marks: readonly Mark[], plain: boolean): DocNode[] {
    switch (el.tagName) {
      case "text:span":
        return this.span(el, marks, plain);
      case "text:a": {
        const href = safeHref(attr(el, "xlink:href") ?? null);
        return this.inline(el, href === null ? marks : [{ type: "link", attrs: { href } }, ...marks], plain);
      }
      case "text:s":
        return words(" ".repeat(Math.min(repeatMax, Number(attr(el, "text:c") ?? "1") || 1)), marks);
      case "text:tab":
        return words("\t", marks);
      case "text:line-break":
        return [{ type: "hard_break" }];
      case "text:note":
        return note(this.noted(child(el, "text:note-body")));
      case "office:annotation":
        this.left.comments++;
        return [];
      case "text:hidden-text":
        return this.hidden();
      case "draw:frame": case "draw:custom-shape":
        this.left.pictures++;
        return [];
      case "text:change-start": case "text:change-end": case "text:change": case "office:annotation-end": case "text:soft-page-break":
        return [];
      default:
        return this.inline(el, marks, plain);
    }
  }

  private noted(body: Element | undefined): string {
    return body === undefined ? "" : noteLine(this.pieces(body));
  }

  private span(el: Element, marks: readonly Mark[], plain: boolean): DocNode[] {
    const look = this.looks.get(`text ${attr(el, "text:style-name") ?? ""}`);
    if (look?.hidden === true) return this.hidden();
    const has = (type: string): boolean => marks.some((mark) => mark.type === type);
    const more: Mark[] = [...marks];
    if (look?.em === true && !has("em")) more.push({ type: "em" });
    if (look?.strong === true && !plain && !has("strong")) more.push({ type: "strong" });
    return this.inline(el, more, plain);
  }
}
