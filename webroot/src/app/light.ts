import { LitElement } from "lit";

/** An element whose content stands in the page's own tree, so that one style sheet serves all. */
export class Light extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** What is to be drawn of it is drawn at once. */
  drawNow(): void {
    if (this.isUpdatePending) this.performUpdate();
  }

  /** The page stands, with all that is in it (elements within render after the one around them): the shell may place focus and scroll. */
  protected stands(then: () => void = () => undefined): void {
    requestAnimationFrame(() => {
      this.dispatchEvent(new CustomEvent("page-ready", { bubbles: true }));
      then();
    });
  }
}
