import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Fragment, Slice, type Node } from "prosemirror-model";
import { Plugin, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { Light } from "../app/light.ts";
import { plain } from "../draft/document.ts";
import { drop, paste, type Pasted } from "../draft/paste.ts";
import { textSchema } from "../draft/schema.ts";
import { keys, rules } from "../draft/typing.ts";
import { toolbar } from "../draft/toolbar.ts";
import { toolsFor, type Tool } from "../draft/tools.ts";
import { takesNote } from "../draft/noting.ts";
import "../draft/parley-note-row.ts";
import { caretsPlugin } from "./carets.ts";
import type { Engine } from "./engine.ts";

const DEPTH_MAX = 9;
const tools = toolsFor(textSchema).filter(({ name }) => name !== "link");

/** What the editor's state of a text holds besides what is shared. */
export const sheetPlugins = [rules(textSchema), ...keys(textSchema, () => {}), caretsPlugin(), notTooDeep()];

/** The sheet on which a text is written by several. Fires "pasted" and "placed" (the caret moved), and "pastedIn" with the version of the text before a paste. */
@customElement("parley-sheet")
export class ParleySheet extends Light {
  @property({ attribute: false }) engine!: Engine;
  @property() label = "";
  @property() language = "";
  @state() private noting = false;
  private view: EditorView | undefined;
  private unfollow = () => {};

  override firstUpdated(): void {
    const { engine } = this;
    this.view = new EditorView(this.querySelector(".sheet"), {
      state: engine.state,
      dispatchTransaction: (tr) => {
        const { version } = engine;
        engine.dispatch(tr);
        // At once: else the editor puts the old text back first, and with it a letter that an input method still composes.
        this.view?.updateState(engine.state);
        if (tr.docChanged && tr.getMeta("uiEvent") === "paste") this.dispatchEvent(new CustomEvent<number>("pastedIn", { detail: version }));
        if (tr.selectionSet || tr.docChanged) this.dispatchEvent(new Event("placed"));
      },
      attributes: () => ({
        class: "prose", role: "textbox", "aria-multiline": "true", "aria-label": this.label, spellcheck: "true",
        ...(this.language === "" ? {} : { lang: this.language }),
      }),
      transformPasted: writable,
      handleDOMEvents: {
        paste: (view, event) => this.pasted(event, event.clipboardData === null ? undefined : paste(view, event.clipboardData)),
        drop: (view, event) => this.pasted(event, drop(view, event)),
      },
    });
    // A key or the mouse moves the caret in the page first; told of it too late, the editor would put it back.
    engine.settle = () => (this.view as unknown as { domObserver: { flush(): void } } | undefined)?.domObserver.flush();
    this.unfollow = engine.onChange(() => {
      this.view?.updateState(engine.state);
      this.requestUpdate();
    });
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => this.isConnected || this.end());
  }

  private end(): void {
    this.unfollow();
    this.view?.destroy();
    this.view = undefined;
  }

  /** The caret goes behind what is written already. */
  begin(): void {
    const { view } = this;
    if (view === undefined) return;
    view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
    view.focus();
  }

  private pasted(event: Event, result: Pasted | undefined): boolean {
    if (result === undefined) return false;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent<Pasted>("pasted", { detail: result }));
    return true;
  }

  override render(): TemplateResult {
    return html`<div class="sheet-frame">
      ${toolbar(tools, this.view, (tool) => this.use(tool))}
      ${this.noting && this.view !== undefined ? html`<parley-note-row .view=${this.view} @end=${() => (this.noting = false)}></parley-note-row>` : nothing}
      <div class="sheet"></div></div>`;
  }

  private use(tool: Tool): void {
    const { view } = this;
    if (view === undefined) return;
    if (tool.name === "note") return void (this.noting = takesNote(view.state));
    tool.command?.(view.state, view.dispatch.bind(view), view);
    view.focus();
  }
}

/** Lists in lists in lists end somewhere: the server reads no more than so many levels. */
function notTooDeep(): Plugin {
  return new Plugin({ filterTransaction: (tr, state) => !tr.docChanged || depthOf(tr.doc) <= Math.max(DEPTH_MAX, depthOf(state.doc)) });
}

function depthOf(node: Node): number {
  let depth = 0;
  node.forEach((child) => (depth = Math.max(depth, child.isTextblock ? 1 : 1 + depthOf(child))));
  return depth;
}

/** Without what the server would refuse: control codes and halves of characters. */
function writable(slice: Slice): Slice {
  return new Slice(cleaned(slice.content), slice.openStart, slice.openEnd);
}

function cleaned(content: Fragment): Fragment {
  const made: Node[] = [];
  content.forEach((node) => {
    made.push(node.isText ? textSchema.text(plain(node.text ?? ""), node.marks) : node.copy(cleaned(node.content)));
  });
  return Fragment.fromArray(made);
}
