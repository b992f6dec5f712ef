import bell from "lucide-static/icons/bell.svg";
import bellOff from "lucide-static/icons/bell-off.svg";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { t } from "../app/i18n.ts";
import { drawn } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { problemWords } from "../app/states.ts";
import { AttentionApi } from "./api.ts";
import { choice, hears } from "./heed.ts";
import type { Heed } from "./types.ts";

/** Follows or mutes a room or a thread: for me alone, on all my devices. */
@customElement("parley-attention")
export class ParleyAttention extends Light {
  @property() forum = "";
  @property() room = "";
  @property() thread?: string | undefined;
  @property({ attribute: false }) heed?: Heed | undefined;
  @state() private wrong = "";
  @state() private asking = false;

  override render(): TemplateResult {
    const heard = hears(this.heed, this.thread);
    const what = this.thread === undefined ? "Room" : "Thread";
    return html`<div class="attention">
      ${heard ? nothing : html`<p class="quiet small">${t("attention.muted")}</p>`}
      <button class="plain back" ?disabled=${this.asking} @click=${() => this.choose(!heard)}>${drawn(heard ? bellOff : bell)}${t(`attention.${heard ? "mute" : "follow"}${what}`)}</button>
      ${this.wrong === "" ? nothing : html`<p class="small" role="alert">${this.wrong}</p>`}</div>`;
  }

  private async choose(hear: boolean): Promise<void> {
    this.asking = true;
    this.wrong = "";
    try {
      this.heed = await new AttentionApi(app.api.http).choose(this.forum, this.room, this.thread, choice(this.heed, hear, this.thread));
      await app.forums.reloadAll();
    } catch (problem) {
      this.wrong = problemWords(problem as Error);
    }
    this.asking = false;
  }
}
