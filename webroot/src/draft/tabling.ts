// Tables: rows and columns, and what keys do in them. Two people may make a table uneven; a row is then only shorter.
import { Fragment, type Node, type NodeType } from "prosemirror-model";
import { TextSelection, type Command, type EditorState, type Transaction } from "prosemirror-state";

interface Spot {
  readonly table: Node;
  /** Where the table begins, and the row within it. */
  readonly at: number;
  readonly rowAt: number;
  readonly row: number;
  readonly column: number;
}

/** Where in a table the caret stands. */
export function spotOf({ selection: { $from } }: EditorState): Spot | undefined {
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name !== "table_row") continue;
    return { table: $from.node(depth - 1), at: $from.before(depth - 1), rowAt: $from.before(depth), row: $from.index(depth - 1), column: $from.index(depth) };
  }
  return undefined;
}

export const isInTable = (state: EditorState): boolean => spotOf(state) !== undefined;

function type(state: EditorState, name: string): NodeType {
  return state.schema.nodes[name]!;
}

const [rowsNew, columnsNew] = [3, 3];

/** A table of which the first row heads the columns, where the caret stands, with a paragraph behind it. */
export const insertTable: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.depth !== 1 || isInTable(state)) return false;
  const row = (name: string): Node => type(state, "table_row").create(null, Array.from({ length: columnsNew }, () => type(state, name).createAndFill()!));
  const table = type(state, "table").create(null, [row("table_header"), ...Array.from({ length: rowsNew - 1 }, () => row("table_cell"))]);
  if (dispatch === undefined) return true;
  const isBlank = $from.parent.content.size === 0;
  const at = isBlank ? $from.before(1) : $from.after(1);
  const tr = isBlank ? state.tr.replaceWith(at, $from.after(1), table) : state.tr.insert(at, table);
  withParagraphAfter(state, tr, at);
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  return true;
};

/** The caret must be able to go on below. */
function withParagraphAfter(state: EditorState, tr: Transaction, at: number): void {
  const end = at + tr.doc.nodeAt(at)!.nodeSize;
  if (tr.doc.nodeAt(end) === null) tr.insert(end, type(state, "paragraph").create());
}

export const addRow: Command = (state, dispatch) => {
  const spot = spotOf(state);
  if (spot === undefined) return false;
  const row = spot.table.child(spot.row);
  const cells = Array.from({ length: row.childCount }, () => type(state, "table_cell").createAndFill()!);
  const at = spot.rowAt + row.nodeSize;
  const tr = state.tr.insert(at, type(state, "table_row").create(null, cells));
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  return true;
};

/** A cell more in each row, behind the column of the caret. */
export const addColumn: Command = (state, dispatch) => {
  const spot = spotOf(state);
  if (spot === undefined) return false;
  const { tr } = state;
  eachRow(spot, (row, at) => {
    const column = Math.min(spot.column, row.childCount - 1);
    let end = at + 1;
    for (let i = 0; i <= column; i++) end += row.child(i).nodeSize;
    tr.insert(tr.mapping.map(end), type(state, row.child(column).type.name).createAndFill()!);
  });
  dispatch?.(tr);
  return true;
};

export const dropRow: Command = (state, dispatch) => {
  const spot = spotOf(state);
  if (spot === undefined) return false;
  if (spot.table.childCount === 1) return dropTable(state, dispatch);
  dispatch?.(state.tr.delete(spot.rowAt, spot.rowAt + spot.table.child(spot.row).nodeSize));
  return true;
};

/** Rows that have no other cell keep theirs. */
export const dropColumn: Command = (state, dispatch) => {
  const spot = spotOf(state);
  if (spot === undefined) return false;
  if (spot.table.child(spot.row).childCount === 1) return dropTable(state, dispatch);
  const { tr } = state;
  eachRow(spot, (row, at) => {
    if (spot.column >= row.childCount || row.childCount === 1) return;
    let start = at + 1;
    for (let i = 0; i < spot.column; i++) start += row.child(i).nodeSize;
    tr.delete(tr.mapping.map(start), tr.mapping.map(start + row.child(spot.column).nodeSize));
  });
  dispatch?.(tr);
  return true;
};

export const dropTable: Command = (state, dispatch) => {
  const spot = spotOf(state);
  if (spot === undefined) return false;
  dispatch?.(state.tr.replaceWith(spot.at, spot.at + spot.table.nodeSize, type(state, "paragraph").create()));
  return true;
};

function eachRow({ table, at }: Spot, see: (row: Node, at: number) => void): void {
  table.forEach((row, offset) => see(row, at + 1 + offset));
}

/** To the next cell, behind the last one to a new row; backwards it stops at the first. Outside a table Tab stays the browser's. */
export function toCell(by: 1 | -1): Command {
  return (state, dispatch, view) => {
    const spot = spotOf(state);
    if (spot === undefined) return false;
    const cells: number[] = [];
    let here = 0;
    eachRow(spot, (row, at) => row.forEach((_cell, offset, index) => {
      if (at === spot.rowAt && index === spot.column) here = cells.length;
      cells.push(at + 1 + offset);
    }));
    const next = cells[here + by];
    if (next === undefined && by === 1) return addRow(state, dispatch, view);
    if (next !== undefined) dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(next + 1))).scrollIntoView());
    return true;
  };
}

/** Below a table that ends the text, a paragraph begins. */
export const goBelow: Command = (state, dispatch) => {
  const spot = spotOf(state);
  if (spot === undefined || spot.row < spot.table.childCount - 1) return false;
  const end = spot.at + spot.table.nodeSize;
  if (state.doc.nodeAt(end) !== null) return false;
  const tr = state.tr.insert(end, type(state, "paragraph").create());
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(end + 1))).scrollIntoView());
  return true;
};

/** What is chosen over several cells is taken out of each: the cells stay. */
export const emptyCells: Command = (state, dispatch) => {
  const { $from, $to, from, to } = state.selection;
  const spot = spotOf(state);
  const isOver = spot !== undefined && from < to && to < spot.at + spot.table.nodeSize && $from.sharedDepth(to) < $from.depth;
  if (!isOver || cellOf($from) === cellOf($to)) return false;
  const { tr } = state;
  state.doc.nodesBetween(from, to, (node, at) => {
    if (!node.type.name.startsWith("table_") || node.type.name === "table_row") return true;
    const [start, end] = [Math.max(from, at + 1), Math.min(to, at + node.nodeSize - 1)];
    const isWhole = start === at + 1 && end === at + node.nodeSize - 1;
    if (isWhole) tr.replaceWith(tr.mapping.map(start), tr.mapping.map(end), Fragment.from(type(state, "paragraph").create()));
    else if (start < end) tr.delete(tr.mapping.map(start), tr.mapping.map(end));
    return false;
  });
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(from)))));
  return true;
};

function cellOf($at: { depth: number; node(depth: number): Node; before(depth: number): number }): number {
  for (let depth = $at.depth; depth > 0; depth--) if (/^table_(cell|header)$/.test($at.node(depth).type.name)) return $at.before(depth);
  return -1;
}
