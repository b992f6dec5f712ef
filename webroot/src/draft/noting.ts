// Footnotes: a number stands in the text, the words are asked for beside it.
import { NodeSelection, type Command, type EditorState } from "prosemirror-state";

/** As the server reads them. */
export const NOTE_MAX = 2_000;

/** One line, without control codes; "" if it says nothing. */
export function plainNote(typed: string): string {
  return typed.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, " ").replace(/[\s\u0000-\u001f]+/g, " ").trim().slice(0, NOTE_MAX);
}

/** The words of the footnote that is chosen; undefined where none is. */
export function noteAt({ selection }: EditorState): string | undefined {
  return selection instanceof NodeSelection && selection.node.type.name === "footnote" ? (selection.node.attrs["words"] as string) : undefined;
}

/** Whether a footnote may stand where the caret does. */
export function takesNote(state: EditorState): boolean {
  return noteAt(state) !== undefined || state.selection.$to.parent.inlineContent;
}

/** Words the chosen footnote anew, or puts one behind what is chosen. */
export function putNote(typed: string): Command {
  return (state, dispatch) => {
    const words = plainNote(typed);
    if (words === "" || !takesNote(state)) return false;
    const { tr, selection } = state;
    if (noteAt(state) !== undefined) tr.setNodeAttribute(selection.from, "words", words);
    else tr.insert(selection.to, state.schema.nodes["footnote"]!.create({ words }));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Takes the chosen footnote away. */
export const dropNote: Command = (state, dispatch) => {
  if (noteAt(state) === undefined) return false;
  dispatch?.(state.tr.deleteSelection());
  return true;
};
