// What can be undone: one's own, in groups of what was typed without a pause.
import { history } from "prosemirror-history";
import type { EditorState, Plugin } from "prosemirror-state";

export const undo = (): Plugin => history({ newGroupDelay: 800 });

/** What could be undone may hold words that were taken out of the text for good. */
export function forgetUndone(state: EditorState): EditorState {
  const others = state.plugins.filter((plugin) => !(plugin as unknown as { key: string }).key.startsWith("history$"));
  // A plugin that stays keeps its state; one that was away begins anew.
  return state.reconfigure({ plugins: others }).reconfigure({ plugins: [...others, undo()] });
}
