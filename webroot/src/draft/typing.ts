// What keys do on the sheet. Tab is left to the browser but in a table: who writes must be able to go on by it.
import { baseKeymap, chainCommands, exitCode, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { inputRules, undoInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { emptyCells, goBelow, toCell } from "./tabling.ts";
import type { MarkType, NodeType, Schema } from "prosemirror-model";
import type { Command, Plugin } from "prosemirror-state";

export function keys(schema: Schema, send: () => void): Plugin[] {
  const { list_item, hard_break } = schema.nodes as Record<string, NodeType>;
  const { strong, em } = schema.marks as Record<string, MarkType>;
  const lineBreak: Command = chainCommands(exitCode, (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(hard_break!.create()).scrollIntoView());
    return true;
  });
  const own: Record<string, Command> = {
    "Mod-Enter": () => {
      send();
      return true;
    },
    "Shift-Enter": lineBreak,
    Enter: splitListItem(list_item!),
    "Mod-b": toggleMark(strong!),
    "Mod-i": toggleMark(em!),
    "Mod-z": undo,
    "Mod-Shift-z": redo,
    "Mod-y": redo,
    "Mod-]": sinkListItem(list_item!),
    "Mod-[": liftListItem(list_item!),
    Backspace: chainCommands(undoInputRule, emptyCells),
    Delete: emptyCells,
    Tab: toCell(1),
    "Shift-Tab": toCell(-1),
    ArrowDown: (state, dispatch, view) => (view?.endOfTextblock("down") ?? false) && goBelow(state, dispatch),
  };
  return [keymap(own), keymap(baseKeymap)];
}

/** "- " begins a list, "1. " a numbered one, "> " a quotation. */
export function rules(schema: Schema): Plugin {
  const { bullet_list, ordered_list, blockquote } = schema.nodes as Record<string, NodeType>;
  return inputRules({
    rules: [
      wrappingInputRule(/^\s*([-*•])\s$/, bullet_list!),
      wrappingInputRule(/^\s*1[.)]\s$/, ordered_list!),
      wrappingInputRule(/^\s*>\s$/, blockquote!),
    ],
  });
}
