// The document tree of protocol.md as a ProseMirror schema: what can be written is what can be stored.
import { Schema, type DOMOutputSpec, type NodeSpec } from "prosemirror-model";
import type { QuoteSent } from "../app/types.ts";
import { headingLevel, safeHref } from "./clean.ts";

type Direction = "rtl" | "ltr" | null;

const direction = { dir: { default: null as Direction, validate: (v: unknown) => allowed(v) } };

function allowed(value: unknown): void {
  if (value !== null && value !== "rtl" && value !== "ltr") throw new RangeError("dir");
}

/** Only a direction somebody set is kept; without one the block takes its direction from its first letters. */
function directionOf(dom: HTMLElement): { dir: Direction } {
  const value = dom.getAttribute("dir");
  return { dir: value === "rtl" || value === "ltr" ? value : null };
}

function block(content: string, tag: string, group = "block"): NodeSpec {
  return {
    content,
    group,
    attrs: direction,
    parseDOM: [{ tag, getAttrs: directionOf }],
    toDOM: (node): DOMOutputSpec => [tag, { dir: node.attrs["dir"] ?? "auto" }, 0],
  };
}

const heading: NodeSpec = {
  ...block("inline*", "h2"),
  defining: true,
  attrs: { ...direction, level: { default: 2, validate: "number" } },
  parseDOM: ["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => ({
    tag,
    getAttrs: (dom: HTMLElement) => ({ ...directionOf(dom), level: headingLevel(tag) }),
  })),
  toDOM: (node) => [`h${node.attrs["level"] as number}`, { dir: node.attrs["dir"] ?? "auto" }, 0],
};

/** A quotation points at (contribution, version, range); its words are looked up where it is shown. */
const quote: NodeSpec = {
  group: "block",
  atom: true,
  draggable: true,
  attrs: { contribution: {}, version: {}, from: {}, to: {} },
  parseDOM: [{ tag: "div[data-quote]", getAttrs: (dom: HTMLElement) => JSON.parse(dom.dataset["quote"]!) as QuoteSent }],
  toDOM: (node) => ["div", { class: "quotation", "data-quote": JSON.stringify(node.attrs) }],
};

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: block("inline*", "p"),
    heading,
    bullet_list: block("list_item+", "ul"),
    ordered_list: block("list_item+", "ol"),
    // As the server holds it (DocShape): no headings or passages in lists, none within a passage.
    list_item: { ...block("paragraph (paragraph | bullet_list | ordered_list)*", "li", ""), defining: true },
    blockquote: { ...block("(paragraph | heading | bullet_list | ordered_list)+", "blockquote"), defining: true },
    quote,
    text: { group: "inline" },
    hard_break: {
      inline: true,
      group: "inline",
      selectable: false,
      parseDOM: [{ tag: "br" }],
      toDOM: () => ["br"],
    },
  },
  marks: {
    link: {
      attrs: { href: { validate: "string" } },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs: (dom: HTMLElement) => {
            const href = safeHref(dom.getAttribute("href"));
            return href === null ? false : { href };
          },
        },
      ],
      toDOM: (mark) => ["a", { href: mark.attrs["href"] as string, rel: "noopener noreferrer" }, 0],
    },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
  },
});
