// A private line to whoever chairs or facilitates, from a contribution or from nothing.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Doing } from "../agenda/doing.ts";
import { announce } from "../app/announcer.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { ForumView, Id, Shown } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import { conductApi } from "./feeds.ts";
import { isWidened, widened } from "./widened.ts";

export function confide(feed: RoomFeed, about: Id | undefined, named: ForumView | undefined, written: () => void = () => {}): void {
  const element = Object.assign(document.createElement("parley-confide") as ParleyConfide, { feed, about, named, written });
  document.querySelector("parley-app")?.append(element);
}

/** Asks for the words; the same words are the same command where the line failed. */
@customElement("parley-confide")
export class ParleyConfide extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property() about?: Id | undefined;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) written: () => void = () => {};
  /** Before whom it is written: that does not move under one's hands. */
  @state() private shown: Shown | undefined;
  @state() private text = "";
  /** Closing would lose the words. */
  @state() private asks = false;
  protected readonly doing = new Doing(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.shown = this.feed.shown();
  }

  override firstUpdated(): void {
    this.querySelector("dialog")?.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="confide-title" @close=${() => this.remove()} @cancel=${this.leave}>
    <div class="dialog-head"><h2 id="confide-title">${t("conduct.confide")}</h2>
      <button class="plain" @click=${this.leave}>${t("app.close")}</button></div>
    <form class="dialog-body stack" @submit=${this.send}>
      <p>${t("conduct.confideWho")}</p>
      ${this.doing.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.doing.wrong}</p>${isWidened(this.doing) ? widened(this.feed, this.shown, this.named, this.lookAgain) : nothing}</div>`}
      <label class="field wide"><span class="label">${t("conduct.confideWords")}</span><textarea class="input" name="text" rows="5" maxlength="4000" required dir="auto" .value=${this.text} @input=${this.typed}></textarea></label>
      ${this.asks ? html`<div class="note" role="alert"><p>${t("conduct.confideLose")}</p><div class="row">
        <button type="button" class="button danger" @click=${this.end}>${t("composer.discard")}</button><button type="button" class="button" @click=${() => (this.asks = false)}>${t("conduct.confideGoOn")}</button></div></div>`
      : html`<p><button class="button primary" ?disabled=${this.doing.busy}>${t("conduct.confideSend")}</button></p>`}
    </form></dialog>`;
  }

  private readonly typed = (event: Event): void => {
    this.text = (event.target as HTMLTextAreaElement).value;
    this.asks = false;
  };

  /** Words are not thrown away by a key: it is asked first, and a second time that is the answer. */
  protected readonly leave = (event: Event): void => {
    if (this.text.trim() === "" || (this.asks && event.type === "cancel")) return this.end();
    event.preventDefault();
    this.asks = true;
  };

  private readonly end = (): void => this.querySelector("dialog")?.close();

  protected readonly lookAgain = (): void => {
    this.shown = this.feed.shown();
    this.doing.settle();
  };

  protected readonly send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { shown, about } = this;
    const text = this.text.trim();
    if (text === "" || shown === undefined) return;
    const done = await this.doing.run(JSON.stringify([shown.cursor, text]), (command) => conductApi(this.feed).write(command, shown.cursor, text, about));
    if (!done) return isWidened(this.doing) ? void this.feed.reload() : undefined;
    this.end();
    announce(t("conduct.confided"));
    this.written();
  };
}
