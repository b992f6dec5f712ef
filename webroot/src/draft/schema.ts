// What can be written, as ProseMirror schemas made from the one file that the server reads too: texts that several
// write hold exactly its nodes; a contribution may hold quotations as well.
import { Schema, type DOMOutputSpec, type MarkSpec, type Node, type NodeSpec } from "prosemirror-model";
import described from "../../../src/main/resources/schema/text.json";
import type { QuoteSent } from "../app/types.ts";
import { headingLevel, safeHref } from "./clean.ts";
import { plainNote } from "./noting.ts";

type Direction = "rtl" | "ltr" | null;

const validate: Record<string, "number" | "string" | ((value: unknown) => void)> = {
  direction: (value) => {
    if (value !== null && value !== "rtl" && value !== "ltr") throw new RangeError("dir");
  },
  level: "number",
  address: "string",
  words: "string",
};

/** Only a direction somebody set is kept; without one the block takes its direction from its first letters. */
function directionOf(dom: HTMLElement): { dir: Direction } {
  const value = dom.getAttribute("dir");
  return { dir: value === "rtl" || value === "ltr" ? value : null };
}

/** A cell: what is chosen or taken away in one stays within it. */
function cell(tag: string): Partial<NodeSpec> {
  return { isolating: true, parseDOM: [{ tag }], toDOM: () => [tag, 0] };
}

/** The note's words are no text of the page where it stands: a number is drawn there, and they are asked for. */
const footnote: Partial<NodeSpec> = {
  draggable: true,
  leafText: (node) => ` [${node.attrs["words"] as string}]`,
  parseDOM: [
    {
      tag: "sup[data-words]",
      getAttrs: (dom: HTMLElement) => {
        const words = plainNote(dom.dataset["words"] ?? "");
        return words === "" ? false : { words };
      },
    },
  ],
  toDOM: (node) => ["sup", { class: "footnote", "data-words": node.attrs["words"] as string, title: node.attrs["words"] as string }],
};

function block(tag: string): Partial<NodeSpec> {
  return {
    parseDOM: [{ tag, getAttrs: directionOf }],
    toDOM: (node: Node): DOMOutputSpec => [tag, { dir: node.attrs["dir"] ?? "auto" }, 0],
  };
}

const heading: Partial<NodeSpec> = {
  defining: true,
  parseDOM: ["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => ({
    tag,
    getAttrs: (dom: HTMLElement) => ({ ...directionOf(dom), level: headingLevel(tag) }),
  })),
  toDOM: (node) => [`h${node.attrs["level"] as number}`, { dir: node.attrs["dir"] ?? "auto" }, 0],
};

/** How each looks in a page. */
const looks: Record<string, Partial<NodeSpec>> = {
  doc: {},
  text: {},
  paragraph: block("p"),
  heading,
  bullet_list: block("ul"),
  ordered_list: block("ol"),
  list_item: { ...block("li"), defining: true },
  blockquote: { ...block("blockquote"), defining: true },
  footnote,
  table: {
    isolating: true,
    parseDOM: [{ tag: "table", getAttrs: directionOf }],
    toDOM: (node: Node): DOMOutputSpec => ["table", { dir: node.attrs["dir"] ?? "auto" }, ["tbody", 0]],
  },
  table_row: { parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
  table_cell: cell("td"),
  table_header: cell("th"),
  hard_break: { selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
};

const markLooks: Record<string, Partial<MarkSpec>> = {
  link: {
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
};

interface Described {
  readonly name: string;
  readonly attrs?: Readonly<Record<string, { readonly default?: unknown; readonly is: string }>>;
}

function specOf<S extends NodeSpec | MarkSpec>({ name, attrs, ...rest }: Described, look: Partial<S>): [string, S] {
  const checked = Object.entries(attrs ?? {}).map(([key, { is, ...value }]) => [key, { ...value, validate: validate[is] }]);
  return [name, { ...rest, ...(attrs === undefined ? {} : { attrs: Object.fromEntries(checked) as object }), ...look } as S];
}

const nodes = described.nodes.map((each) => specOf<NodeSpec>(each as Described, looks[each.name]!));
const marks = Object.fromEntries(described.marks.map((each) => specOf<MarkSpec>(each as Described, markLooks[each.name]!)));

/** A quotation points at (contribution, version, range); its words are looked up where it is shown. */
const quote: NodeSpec = {
  group: "block",
  atom: true,
  draggable: true,
  attrs: { contribution: {}, version: {}, from: {}, to: {} },
  parseDOM: [{ tag: "div[data-quote]", getAttrs: (dom: HTMLElement) => JSON.parse(dom.dataset["quote"]!) as QuoteSent }],
  toDOM: (node) => ["div", { class: "quotation", "data-quote": JSON.stringify(node.attrs) }],
};

/** Of texts that several write at once. */
export const textSchema = new Schema({ nodes: Object.fromEntries(nodes), marks });

/** Of contributions. */
export const schema = new Schema({ nodes: { ...Object.fromEntries(nodes), quote }, marks });
