// The tools over the sheet: what each does, whether it can be used now, whether it is on.
import { setBlockType, toggleMark, wrapIn, lift } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import type { MarkType, Node, NodeType, Schema } from "prosemirror-model";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import type { Command, EditorState } from "prosemirror-state";
import type { SVGTemplateResult } from "lit";
import { noteAt, takesNote } from "./noting.ts";
import { addColumn, addRow, dropColumn, dropRow, dropTable, insertTable, isInTable } from "./tabling.ts";
import bold from "lucide-static/icons/bold.svg";
import italic from "lucide-static/icons/italic.svg";
import heading from "lucide-static/icons/heading.svg";
import bullets from "lucide-static/icons/list.svg";
import numbers from "lucide-static/icons/list-ordered.svg";
import quotation from "lucide-static/icons/quote.svg";
import link from "lucide-static/icons/link.svg";
import back from "lucide-static/icons/undo.svg";
import again from "lucide-static/icons/redo.svg";
import note from "lucide-static/icons/superscript.svg";
import table from "lucide-static/icons/table.svg";
import rowMore from "lucide-static/icons/between-horizontal-end.svg";
import columnMore from "lucide-static/icons/between-vertical-end.svg";
import rowLess from "lucide-static/icons/fold-vertical.svg";
import columnLess from "lucide-static/icons/fold-horizontal.svg";
import tableLess from "lucide-static/icons/grid-2x2-x.svg";
import direction from "lucide-static/icons/pilcrow-right.svg";

export type ToolName = "bold" | "italic" | "heading" | "bullets" | "numbers" | "quotation" | "link" | "note" | "table" | "direction" | "undo" | "redo"
  | "rowMore" | "columnMore" | "rowLess" | "columnLess" | "tableLess";

export interface Tool {
  name: ToolName;
  drawing: SVGTemplateResult;
  /** As shown in the tooltip. */
  keys?: string;
  /** Absent for link and note, which ask for something first. */
  command?: Command;
  isOn?: (state: EditorState) => boolean;
  /** Whether one without a command can be used now; the others know by their command. */
  usable?: (state: EditorState) => boolean;
  /** Begins a new group of tools. */
  parts?: boolean;
}

/** The tools of a sheet on which this schema is written. */
export function toolsFor(schema: Schema): readonly Tool[] {
  const { paragraph, heading: headingType, bullet_list, ordered_list, list_item, blockquote } = schema.nodes as Record<string, NodeType>;
  const { strong, em, link: linkMark } = schema.marks as Record<string, MarkType>;
  const list = (type: NodeType): Command => toggleList(type, list_item!);
  return [
    { name: "bold", drawing: bold, keys: "Ctrl+B", command: toggleMark(strong!), isOn: (state) => marked(state, strong!) },
    { name: "italic", drawing: italic, keys: "Ctrl+I", command: toggleMark(em!), isOn: (state) => marked(state, em!) },
    {
      name: "heading", drawing: heading, command: toggleHeading(headingType!, paragraph!),
      isOn: (state) => state.selection.$from.parent.type === headingType, parts: true,
    },
    { name: "bullets", drawing: bullets, command: list(bullet_list!), isOn: (state) => within(state, bullet_list!) },
    { name: "numbers", drawing: numbers, command: list(ordered_list!), isOn: (state) => within(state, ordered_list!) },
    { name: "quotation", drawing: quotation, command: toggleQuotation(blockquote!), isOn: (state) => within(state, blockquote!) },
    { name: "link", drawing: link, isOn: (state) => marked(state, linkMark!), parts: true },
    { name: "note", drawing: note, isOn: (state) => noteAt(state) !== undefined, usable: takesNote },
    { name: "table", drawing: table, command: insertTable, isOn: isInTable },
    { name: "direction", drawing: direction, command: turn, isOn: (state) => state.selection.$from.parent.attrs["dir"] != null },
    { name: "undo", drawing: back, keys: "Ctrl+Z", command: undo, parts: true },
    { name: "redo", drawing: again, keys: "Ctrl+Y", command: redo },
  ];
}

/** The tools that are there as long as the caret stands in a table. */
export const tableTools: readonly Tool[] = [
  { name: "rowMore", drawing: rowMore, command: addRow },
  { name: "columnMore", drawing: columnMore, command: addColumn },
  { name: "rowLess", drawing: rowLess, command: dropRow, parts: true },
  { name: "columnLess", drawing: columnLess, command: dropColumn },
  { name: "tableLess", drawing: tableLess, command: dropTable, parts: true },
];

export function marked(state: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = state.selection;
  return empty ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, type);
}

function within(state: EditorState, type: NodeType): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return true;
  return false;
}

/** Paragraph → heading → smaller heading → paragraph. */
function toggleHeading(heading: NodeType, paragraph: NodeType): Command {
  return (state, dispatch, view) => {
    const { parent } = state.selection.$from;
    if (parent.type !== heading) return setBlockType(heading, { level: 2 })(state, dispatch, view);
    return parent.attrs["level"] === 2
      ? setBlockType(heading, { level: 3 })(state, dispatch, view)
      : setBlockType(paragraph)(state, dispatch, view);
  };
}

function toggleList(type: NodeType, item: NodeType): Command {
  return (state, dispatch, view) =>
    within(state, type) ? liftListItem(item)(state, dispatch, view) : wrapInList(type)(state, dispatch, view);
}

function toggleQuotation(blockquote: NodeType): Command {
  return (state, dispatch, view) => (within(state, blockquote) ? lift(state, dispatch, view) : wrapIn(blockquote)(state, dispatch, view));
}

/** Automatic → the other direction than it has now → automatic. */
function turn(...[state, dispatch, view]: Parameters<Command>): boolean {
  if (dispatch === undefined) return true;
  const tr = state.tr;
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node: Node, at) => {
    if (!node.isTextblock) return;
    const dom = view?.nodeDOM(at);
    const now = dom instanceof Element ? getComputedStyle(dom).direction : "ltr";
    tr.setNodeAttribute(at, "dir", node.attrs["dir"] === null ? (now === "rtl" ? "ltr" : "rtl") : null);
  });
  dispatch(tr);
  return true;
}
