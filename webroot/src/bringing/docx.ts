// Word files (Office Open XML). Of their parts only text, styles, lists and notes are read.
import type { DocNode, Mark } from "../app/types.ts";
import { safeHref } from "../draft/clean.ts";
import { note, noteLine, words, type Cell, type Item, type Left, type Paragraph, type Piece } from "./gathering.ts";
import { attr, child, root } from "./xml.ts";
import { Unreadable, type Zip } from "./zip.ts";

/** Characters of all notes together. */
const notesMax = 1_000_000;

interface Style { readonly heading?: 2 | 3; readonly num?: string; readonly isQuiet: boolean }

export async function docx(zip: Zip, left: Left): Promise<Piece[] | undefined> {
  const document = await root(zip, "word/document.xml");
  const body = child(document, "w:body");
  if (body === undefined) return undefined;
  const [styles, numbering, footnotes, endnotes, relations, core] = await Promise.all(
    ["word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/endnotes.xml", "word/_rels/document.xml.rels", "docProps/core.xml"].map((name) => root(zip, name)),
  );
  if (/\S/.test([...(core?.children ?? [])].filter(({ tagName }) => /creator|lastModifiedBy/.test(tagName)).map((each) => each.textContent).join(""))) left.authors = 1;
  const reading = new Reading(left, stylesOf(styles), orderedOf(numbering), linksOf(relations), new Map([...notesOf(footnotes, "w:footnote"), ...notesOf(endnotes, "w:endnote")]));
  return reading.pieces(body);
}

function stylesOf(styles: Element | undefined): Map<string, Style> {
  const found = new Map<string, Style>();
  for (const style of styles?.children ?? []) {
    const ppr = child(style, "w:pPr");
    const name = attr(child(style, "w:name"), "w:val") ?? "";
    const outline = Number(attr(child(ppr, "w:outlineLvl"), "w:val") ?? "9");
    const named = /^heading (\d)/i.exec(name)?.[1];
    const level = named !== undefined ? Number(named) - 1 : /^(title|subtitle)$/i.test(name) ? 0 : outline;
    const num = attr(child(child(ppr, "w:numPr"), "w:numId"), "w:val");
    found.set(attr(style, "w:styleId") ?? "", { ...(level < 9 ? { heading: level === 0 ? 2 : 3 } : {}), ...(num === undefined ? {} : { num }), isQuiet: /^toc \d/i.test(name) });
  }
  return found;
}

/** Which levels of which lists are numbered: "numId level". */
function orderedOf(numbering: Element | undefined): Set<string> {
  const kinds = new Map<string, Map<string, boolean>>();
  const ordered = new Set<string>();
  for (const each of numbering?.children ?? []) {
    if (each.tagName === "w:abstractNum") {
      const levels = [...each.children].filter(({ tagName }) => tagName === "w:lvl").map((level) => [attr(level, "w:ilvl") ?? "0", attr(child(level, "w:numFmt"), "w:val") !== "bullet"] as const);
      kinds.set(attr(each, "w:abstractNumId") ?? "", new Map(levels));
    } else if (each.tagName === "w:num") {
      const kind = kinds.get(attr(child(each, "w:abstractNumId"), "w:val") ?? "");
      for (const [level, isOrdered] of kind ?? []) if (isOrdered) ordered.add(`${attr(each, "w:numId") ?? ""} ${level}`);
    }
  }
  return ordered;
}

function linksOf(relations: Element | undefined): Map<string, string> {
  return new Map([...(relations?.children ?? [])].filter((each) => attr(each, "TargetMode") === "External").map((each) => [attr(each, "Id") ?? "", attr(each, "Target") ?? ""]));
}

function notesOf(notes: Element | undefined, name: string): [string, Element][] {
  return [...(notes?.children ?? [])].filter((each) => each.tagName === name && attr(each, "w:type") === undefined).map((each) => [`${name} ${attr(each, "w:id") ?? ""}`, each]);
}

/** On, unless it says that it is off. */
function isOn(el: Element | undefined): boolean {
  return el !== undefined && !/^(0|false|off|none)$/.test(attr(el, "w:val") ?? "");
}

class Reading {
  private readonly read = new Map<string, string>();
  private isInNote = false;
  private noteLength = 0;

  constructor(
    private readonly left: Left, private readonly styles: ReadonlyMap<string, Style>, private readonly ordered: ReadonlySet<string>,
    private readonly links: ReadonlyMap<string, string>, private readonly notes: ReadonlyMap<string, Element>,
  ) {}

  pieces(parent: Element, inCell = false): Piece[] {
    const made: Piece[] = [];
    for (const el of parent.children) {
      if (el.tagName === "w:p") {
        const paragraph = this.paragraph(el);
        if (paragraph !== undefined) made.push(paragraph);
      } else if (el.tagName === "w:tbl") {
        if (inCell) this.left.tables++;
        made.push({ rows: [...el.children].filter(({ tagName }) => tagName === "w:tr").map((row) => this.row(row)) });
      } else if (el.tagName === "w:sdt") made.push(...this.pieces(child(el, "w:sdtContent") ?? el, inCell));
      else if (el.tagName === "w:ins" || el.tagName === "w:moveTo") made.push(...this.pieces(el, inCell));
    }
    return made;
  }

  private row(row: Element): Cell[] {
    const head = isOn(child(child(row, "w:trPr"), "w:tblHeader"));
    return [...row.children].filter(({ tagName }) => tagName === "w:tc").flatMap((cell) => {
      const tcPr = child(cell, "w:tcPr");
      const span = Math.min(60, Math.max(1, Number(attr(child(tcPr, "w:gridSpan"), "w:val") ?? "1") || 1));
      const merge = child(tcPr, "w:vMerge");
      const isBelow = merge !== undefined && attr(merge, "w:val") !== "restart";
      if (span > 1 || isBelow) this.left.merged++;
      return [{ head, pieces: isBelow ? [] : this.pieces(cell, true) }, ...Array.from({ length: span - 1 }, () => ({ head, pieces: [] }))];
    });
  }

  private paragraph(p: Element): Paragraph | undefined {
    const ppr = child(p, "w:pPr");
    const style = this.styles.get(attr(child(ppr, "w:pStyle"), "w:val") ?? "");
    if (style?.isQuiet === true) return undefined;
    const content = this.runs(p, [], style?.heading !== undefined);
    const item = this.item(ppr, style);
    const text = content.map((each) => each.text ?? "").join("");
    const isTurned = isOn(child(ppr, "w:bidi")) && /^[^\p{L}]*\p{Script=Latin}|^[^\p{L}]*\p{Script=Cyrillic}/u.test(text);
    return { content, ...(style?.heading === undefined ? {} : { heading: style.heading }), ...(item === undefined ? {} : { item }), ...(isTurned ? { rtl: true } : {}) };
  }

  private item(ppr: Element | undefined, style: Style | undefined): Item | undefined {
    const own = child(ppr, "w:numPr");
    const list = attr(child(own, "w:numId"), "w:val") ?? style?.num;
    if (list === undefined || list === "0") return undefined;
    const level = attr(child(own, "w:ilvl"), "w:val") ?? "0";
    return { level: Number(level) || 0, ordered: this.ordered.has(`${list} ${level}`), list };
  }

  private runs(parent: Element, marks: readonly Mark[], plain: boolean): DocNode[] {
    const made: DocNode[] = [];
    for (const el of parent.children) {
      switch (el.tagName) {
        case "w:r":
          made.push(...this.run(el, marks, plain));
          break;
        case "w:hyperlink": {
          const href = safeHref(this.links.get(attr(el, "r:id") ?? "") ?? null);
          made.push(...this.runs(el, href === null ? marks : [{ type: "link", attrs: { href } }, ...marks], plain));
          break;
        }
        case "w:ins": case "w:moveTo":
          this.left.changes++;
          made.push(...this.runs(el, marks, plain));
          break;
        case "w:del": case "w:moveFrom":
          this.left.changes++;
          break;
        case "w:sdt":
          made.push(...this.runs(child(el, "w:sdtContent") ?? el, marks, plain));
          break;
        case "w:smartTag": case "w:fldSimple": case "w:customXml": case "w:dir": case "w:bdo":
          made.push(...this.runs(el, marks, plain));
          break;
        default:
      }
    }
    return made;
  }

  private run(run: Element, outer: readonly Mark[], plain: boolean): DocNode[] {
    const look = child(run, "w:rPr");
    if (isOn(child(look, "w:vanish"))) {
      this.left.hidden++;
      return [];
    }
    const marks: Mark[] = [...outer];
    if (isOn(child(look, "w:i")) || isOn(child(look, "w:iCs"))) marks.push({ type: "em" });
    if (!plain && (isOn(child(look, "w:b")) || isOn(child(look, "w:bCs")))) marks.push({ type: "strong" });
    return [...run.children].flatMap((el): DocNode[] => {
      switch (el.tagName) {
        case "w:t":
          return words(el.textContent ?? "", marks);
        case "w:tab":
          return words("\t", marks);
        case "w:noBreakHyphen":
          return words("\u2011", marks);
        case "w:br": case "w:cr":
          return attr(el, "w:type") === "page" ? [] : [{ type: "hard_break" }];
        case "w:footnoteReference": case "w:endnoteReference":
          return note(this.noted(`${el.tagName.replace("Reference", "")} ${attr(el, "w:id") ?? ""}`));
        case "w:commentReference":
          this.left.comments++;
          return [];
        case "w:drawing": case "w:pict": case "w:object":
          this.left.pictures++;
          return [];
        default:
          return [];
      }
    });
  }

  /** The words of a note. Each is read once, however often it is referred to, and none within another. */
  private noted(id: string): string {
    const found = this.notes.get(id);
    if (found === undefined || this.isInNote) return "";
    this.isInNote = true;
    const words = this.read.get(id) ?? noteLine(this.pieces(found));
    this.isInNote = false;
    this.read.set(id, words);
    this.noteLength += words.length;
    if (this.noteLength > notesMax) throw new Unreadable("document-too-much");
    return words;
  }
}
