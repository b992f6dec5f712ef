// Pasting: HTML of whatever origin becomes the few nodes of the schema; what was left out is told.
import { DOMParser as TreeParser, Slice, type Node } from "prosemirror-model";
import { TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { clean, type Losses } from "./clean.ts";
import { inert } from "./inert.ts";

/** Characters that one contribution may hold. */
export const LENGTH_MAX = 100_000;
/** Above this a paste is refused: it would only be slow to edit and could never be sent. */
const KEPT_MAX = 4 * LENGTH_MAX;
const HTML_MAX = 12_000_000;

export type Pasted = { is: "inserted"; losses: Losses | undefined } | { is: "tooLong" } | { is: "onlyPictures" };

/** Takes over the paste where the browser offers foreign HTML; returns undefined to leave it to the editor. */
export function paste(view: EditorView, data: DataTransfer): Pasted | undefined {
  const html = data.getData("text/html");
  const text = data.getData("text/plain");
  if (html === "" && text === "") return data.files.length > 0 ? { is: "onlyPictures" } : undefined;
  if (html.length > HTML_MAX || (html === "" && text.length + view.state.doc.textContent.length > KEPT_MAX)) return { is: "tooLong" };
  if (html === "" || html.includes("data-pm-slice")) return undefined;
  const { root, losses } = clean(inert(html));
  const slice = TreeParser.fromSchema(view.state.schema).parseSlice(root);
  if (slice.content.textBetween(0, slice.content.size).length + view.state.doc.textContent.length > KEPT_MAX) return { is: "tooLong" };
  view.dispatch(view.state.tr.replaceSelection(withoutEmptyEnds(slice)).scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"));
  return { is: "inserted", losses: isLossless(losses) ? undefined : losses };
}

function isLossless(losses: Losses): boolean {
  return losses.pictures + losses.tables + losses.footnotes === 0 && !losses.looks;
}

/** Word ends its clipboard with an empty paragraph; it is nobody's text. */
function withoutEmptyEnds(slice: Slice): Slice {
  const isEmpty = (node: Node | null): boolean => node?.type.name === "paragraph" && node.childCount === 0;
  let { content } = slice;
  while (content.childCount > 1 && isEmpty(content.lastChild)) content = content.cut(0, content.size - content.lastChild!.nodeSize);
  while (content.childCount > 1 && isEmpty(content.firstChild)) content = content.cut(content.firstChild!.nodeSize);
  return content === slice.content ? slice : Slice.maxOpen(content);
}

/** A drop of something from outside is a paste where it was dropped. */
export function drop(view: EditorView, event: DragEvent): Pasted | undefined {
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (view.dragging !== null || event.dataTransfer === null || at === null) return undefined;
  view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))));
  return paste(view, event.dataTransfer);
}
