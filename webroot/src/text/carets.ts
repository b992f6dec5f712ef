// Where the others stand in a text: thin, labelled as the room's rule allows, gone when nothing moves.
import { Plugin, PluginKey, type EditorState, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import type { Caret } from "../push/frames.ts";

interface Other { readonly pen: string; readonly anchor: number; readonly head: number; readonly label: string; readonly until: number }

const key = new PluginKey<readonly Other[]>("carets");
const shownMs = 30_000;
const shades = 5;

export function caretsPlugin(): Plugin {
  return new Plugin<readonly Other[]>({
    key,
    state: {
      init: () => [],
      apply(tr, others) {
        const moved = tr.getMeta(key) as readonly Other[] | undefined;
        const now = moved ?? others;
        return tr.docChanged ? now.map((each) => ({ ...each, anchor: tr.mapping.map(each.anchor), head: tr.mapping.map(each.head) })) : now;
      },
    },
    props: { decorations: (state) => decorations(state) },
  });
}

/** Somebody's caret stands there now. */
export function moveCaret(state: EditorState, caret: Caret, label: string, now: number): Transaction {
  const others = key.getState(state)!.filter(({ pen, until }) => pen !== caret.pen && until > now);
  const moved = { pen: caret.pen, anchor: caret.anchor, head: caret.head, label, until: now + shownMs };
  return state.tr.setMeta(key, [...others, moved]).setMeta("addToHistory", false);
}

function decorations(state: EditorState): DecorationSet {
  const { size } = state.doc.content;
  const found: Decoration[] = [];
  for (const { pen, anchor, head, label } of key.getState(state)!) {
    const at = Math.min(head, size);
    const shade = `other-${shadeOf(pen)}`;
    found.push(Decoration.widget(at, () => flag(label, shade), { key: `${pen}${label}`, side: 1, ignoreSelection: true }));
    const [from, to] = [Math.min(anchor, at), Math.min(Math.max(anchor, at), size)];
    if (from < to) found.push(Decoration.inline(from, to, { class: `other-selection ${shade}` }));
  }
  return DecorationSet.create(state.doc, found);
}

function flag(label: string, shade: string): HTMLElement {
  const caret = document.createElement("span");
  caret.className = `other-caret ${shade}`;
  caret.setAttribute("aria-hidden", "true");
  const name = document.createElement("span");
  name.className = "other-name";
  name.textContent = label;
  name.dir = "auto";
  caret.append(name);
  return caret;
}

function shadeOf(pen: string): number {
  let sum = 0;
  for (const letter of pen) sum += letter.charCodeAt(0);
  return sum % shades;
}
