import { LitElement, html } from "lit";

class ParleyApp extends LitElement {
  override render() {
    return html`<p>Parley</p>`;
  }
}

customElements.define("parley-app", ParleyApp);
