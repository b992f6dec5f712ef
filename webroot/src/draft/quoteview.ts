import { render } from "lit";
import type { Node } from "prosemirror-model";
import type { NodeView } from "prosemirror-view";
import type { QuoteSent } from "../app/types.ts";

export type ShowQuote = (quote: QuoteSent) => unknown;

/** Shows a quotation in the editor as it will be read; the node holds only the reference. */
export class QuoteView implements NodeView {
  readonly dom = document.createElement("div");

  constructor(node: Node, show: ShowQuote) {
    this.dom.contentEditable = "false";
    render(show(node.attrs as QuoteSent), this.dom);
  }

  ignoreMutation(): boolean {
    return true;
  }
}
