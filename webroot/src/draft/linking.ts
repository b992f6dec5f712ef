import type { MarkType } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import { safeHref } from "./clean.ts";

const linkOf = ({ schema }: EditorState): MarkType => schema.marks["link"]!;

/** The address of the link at the selection, or "". */
export function addressAt(state: EditorState): string {
  const link = linkOf(state);
  const { $from, from, to } = state.selection;
  let found = link.isInSet($from.marks())?.attrs["href"] as string | undefined;
  state.doc.nodesBetween(from, to, (node) => {
    found ??= link.isInSet(node.marks)?.attrs["href"] as string | undefined;
  });
  return found ?? "";
}

/** Reads what was typed: an address without a scheme is meant as https. Null if it cannot be linked to. */
export function addressOf(typed: string): string | null {
  const trimmed = typed.trim();
  return safeHref(/^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`);
}

/** Links the selection; with nothing selected the address itself is written. */
export function linkTo(href: string): Command {
  return (state, dispatch) => {
    const link = linkOf(state);
    const { from, to, empty } = state.selection;
    const mark = link.create({ href });
    const tr = empty ? state.tr.replaceSelectionWith(state.schema.text(href, [mark]), false) : state.tr.removeMark(from, to, link).addMark(from, to, mark);
    dispatch?.(tr.removeStoredMark(link).scrollIntoView());
    return true;
  };
}

/** Takes the link away from the selection, or from the whole of the link the caret stands in. */
export const unlink: Command = (state, dispatch) => {
  const link = linkOf(state);
  let { from, to } = state.selection;
  const { $from, empty } = state.selection;
  const mark = link.isInSet($from.marks());
  if (empty && mark) {
    const start = $from.start();
    $from.parent.forEach((node, offset) => {
      if (mark.isInSet(node.marks) && start + offset <= $from.pos && $from.pos <= start + offset + node.nodeSize) {
        from = start + offset;
        to = from + node.nodeSize;
      }
    });
  }
  dispatch?.(state.tr.removeMark(from, to, link));
  return true;
};
