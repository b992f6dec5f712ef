import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { ForumView, RoomKind } from "../app/types.ts";
import type { Item } from "../outbox/queue.ts";
import type { Target } from "../outbox/target.ts";
import { prose } from "./doc.ts";
import "../room/parley-then-now.ts";

/** A contribution of mine that has not arrived yet: its text in place, its state in words, what I can do. */
@customElement("parley-pending")
export class ParleyPending extends Light {
  @property({ attribute: false }) item!: Item;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ type: Number }) depth = 0;
  @property() kind: RoomKind = "plenary";
  @property({ attribute: false }) address!: (contribution: string) => string;
  /** Its text is in the editor's hands again. Not an event: by then this element may be gone. */
  @property({ attribute: false }) takenBack!: (target: Target) => void;
  private ticking: number | undefined;

  override disconnectedCallback(): void {
    window.clearInterval(this.ticking);
    super.disconnectedCallback();
  }

  override updated(): void {
    const counts = this.item.state.is === "undo";
    if (counts && this.ticking === undefined) this.ticking = window.setInterval(() => this.requestUpdate(), 1_000);
    if (!counts && this.ticking !== undefined) {
      window.clearInterval(this.ticking);
      this.ticking = undefined;
    }
  }

  override render(): TemplateResult {
    const { target, text } = this.item;
    const withdrawal = target.kind === "withdrawal";
    return html`<article tabindex="-1" class="contribution pending depth-${this.depth}" aria-label=${t("outbox.mine")}>
      ${withdrawal ? html`<p class="tombstone">${t("outbox.withdrawal")}</p>` : html`
        ${text?.title === undefined ? nothing : html`<p class="title" dir="auto"><strong>${text.title}</strong></p>`}
        ${text === undefined ? nothing : html`<div class="prose" lang=${text.language}>${prose(text.body, this.named, this.address)}</div>`}`}
      ${this.state()}
    </article>`;
  }

  private state(): TemplateResult {
    const state = this.item.state;
    const line = (words: string, buttons: TemplateResult | typeof nothing = nothing, style = ""): TemplateResult =>
      html`<div class="outbox-state ${style}" role="status"><span>${words}</span>${buttons}</div>`;
    switch (state.is) {
      case "undo":
        return line(t("outbox.undo"), html`${this.takeBack(t("outbox.takeBackFor", { count: secondsTo(state.until) }))}
          <button class="plain" @click=${() => app.outbox.sendNow(this.item.id)}>${t("outbox.sendNow")}</button>`);
      case "waiting":
        return line(state.why === "line" ? t("outbox.waiting.line", { count: this.queued() }) : t(`outbox.waiting.${state.why}`), this.takeBack());
      case "sending":
        return line(t("outbox.sending"));
      case "sent":
        return line(t("outbox.sent"));
      case "refused":
        return html`${line(t("outbox.refused", { why: t(`problem.${state.code}`) }), nothing, "refused")}
          <div class="outbox-state">${this.takeBack(t("outbox.backToEditor"))}
            <button class="plain muted" @click=${() => void app.outbox.drop(this.item.id)}>${t("outbox.drop")}</button></div>`;
      case "audienceChanged":
        return this.thenAndNow(state);
    }
  }

  /** How many of mine wait for the line, this one and those before it included. */
  private queued(): number {
    return app.outbox.items.filter((each) => each.state.is === "waiting").length;
  }

  private takeBack(words = t("outbox.takeBack")): TemplateResult {
    return html`<button class="plain" @click=${this.back}>${words}</button>`;
  }

  private readonly back = (): void => {
    void app.outbox.takeBack(this.item.id).then((target) => {
      if (target !== undefined && target.kind !== "withdrawal") this.takenBack(target);
    });
  };

  private thenAndNow(state: Extract<Item["state"], { is: "audienceChanged" }>): TemplateResult {
    return html`<div class="note" role="alert">
      <p><strong>${t("audience.changed")}</strong> ${t("audience.changedMeaning")}</p>
      <parley-then-now .kind=${this.kind} .shown=${state.before} .now=${state.now} .named=${this.named}></parley-then-now>
      <div class="row">
        <button class="button primary" ?disabled=${!state.ready} @click=${() => void app.outbox.confirm(this.item.id)}>${t("audience.sendToThis")}</button>
        <button class="button" @click=${this.back}>${t("audience.keepEditing")}</button>
      </div>
    </div>`;
  }
}

function secondsTo(until: number): number {
  return Math.max(0, Math.ceil((until - Date.now()) / 1_000));
}
