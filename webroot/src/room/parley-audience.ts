import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import type { Audience, ForumView, RoomKind } from "../app/types.ts";
import { ruleName } from "../forum/words.ts";
import { readsToo, remembered, running } from "../oversight/glasses.ts";
import { audienceSentence } from "./audience.ts";
import { stateWords } from "./state-words.ts";

/** The audience bar: icon, word, colour and pattern of the kind of room, the rule, one sentence. Pressing shows who. */
@customElement("parley-audience")
export class ParleyAudience extends Light {
  @property() kind: RoomKind = "plenary";
  @property({ attribute: false }) audience?: Audience;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property() forum = "";
  @property() room = "";
  /** Without a way to the list of people, for comparing then and now. */
  @property({ type: Boolean }) still = false;

  override render(): TemplateResult | typeof nothing {
    if (this.audience === undefined) return nothing;
    const lately = remembered(this.audience);
    const inside = html`
      <span class="what">${icon(this.kind)}<span>${t(`kind.${this.kind}`)}</span><span class="rule">${ruleName(this.audience.rule)}</span></span>
      ${running(this.audience).map((glass) => html`<span class="standing glass">${readsToo(glass)}</span>`)}
      ${lately === "" ? nothing : html`<span class="standing">${lately}</span>`}
      ${stateWords(this.audience.state).map((words) => html`<span class="standing">${words}</span>`)}
      <span class="who">${audienceSentence(this.audience, this.named)}
        ${this.still ? nothing : html` <span class="more">${t("audience.exactly")}</span>`}</span>`;
    const off = this.audience.state.offRecord === undefined ? "" : "off-record";
    return this.still
      ? html`<div class="audience kind-${this.kind} ${off}">${inside}</div>`
      : html`<button type="button" class="audience kind-${this.kind} ${off}" aria-haspopup="dialog" @click=${this.show}>${inside}</button>`;
  }

  private readonly show = async (): Promise<void> => {
    const { showAudience } = await import("./parley-audience-list.ts");
    showAudience({ forum: this.forum, room: this.room, kind: this.kind, named: this.named });
  };
}
