import languages from "lucide-static/icons/languages.svg";
import turns from "lucide-static/icons/messages-square.svg";
import shield from "lucide-static/icons/shield-plus.svg";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { number } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { drawn, icon } from "../app/icons.ts";
import { address } from "../app/places.ts";
import type { Heed } from "../attention/types.ts";
import { Light } from "../app/light.ts";
import type { ForumView, RoomView } from "../app/types.ts";
import { partyName, placeWords, ruleName } from "../forum/words.ts";

/** The pane at the inline end: who is here as the rule allows, what the rule says, who I am here. */
@customElement("parley-context")
export class ParleyContext extends Light {
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) heed?: Heed | undefined;

  override render(): TemplateResult {
    const { audience, rule, you } = this.view;
    const watching = [
      audience.observers > 0 ? t("audience.observers", { count: audience.observers }) : "",
      audience.sponsors > 0 ? t("audience.sponsors", { count: audience.sponsors }) : "",
      audience.staff > 0 ? t("audience.staff", { count: audience.staff }) : "",
    ].filter((each) => each !== "");
    return html`<div class="context">
      <h2>${t("room.people")}</h2>
      <ul class="tally">
        ${watching.map((words) => html`<li><strong>${words}</strong></li>`)}
        ${audience.parties.map(({ code, people }) => html`<li><span>${partyName(code, this.named)}</span><span class="number">${number(people)}</span></li>`)}
      </ul>
      <button class="plain back" @click=${this.show}>${icon("people")}${t("audience.exactly")}</button>
      <h2>${t("room.rule")}</h2>
      <p><strong>${ruleName(rule)}</strong></p>
      <p>${t(`rule.insideLong.${rule.inside}`)}</p>
      <p>${t(`rule.outsideLong.${rule.outsideUse}`)}</p>
      ${you.rights.includes("tighten") ? html`<button class="plain back" @click=${this.tighten}>${drawn(shield)}${t("rule.tighten")}</button>` : nothing}
      ${steers(you.rights) ? html`<button class="plain back" @click=${this.steer}>${icon("pen")}${t("steer.open")}</button>` : nothing}
      <a class="plain back" href=${address({ page: "languages", forum: this.view.forum, room: this.view.id })}>${drawn(languages)}${t("translation.languages")}</a>
      <a class="plain back" href=${address({ page: "conduct", forum: this.view.forum, room: this.view.id })}>${drawn(turns)}${t("conduct.title")}</a>
      ${this.view.openUntil === undefined ? html`<h2>${t("attention.title")}</h2>
      <parley-attention .forum=${this.view.forum} .room=${this.view.id} .heed=${this.heed}></parley-attention>` : nothing}
      <h2>${t("forum.you")}</h2>
      <p>${placeWords(you, this.named)}</p>
    </div>`;
  }

  private readonly steer = async (): Promise<void> => {
    const { showSteering } = await import("./parley-steer.ts");
    showSteering(this.view);
  };

  private readonly tighten = async (): Promise<void> => {
    const { showTightening } = await import("./parley-tighten.ts");
    showTightening(this.view);
  };

  private readonly show = async (): Promise<void> => {
    const { showAudience } = await import("./parley-audience-list.ts");
    showAudience({ forum: this.view.forum, room: this.view.id, kind: this.view.kind, named: this.named });
  };
}

function steers(rights: readonly string[]): boolean {
  return ["lock", "goOffRecord", "purge", "loosen", "openRoom"].some((right) => rights.includes(right));
}
