import { LitElement } from "lit";

/** An element whose content stands in the page's own tree, so that one style sheet serves all. */
export class Light extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
