import checks from "lucide-static/icons/check-check.svg";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { t } from "../app/i18n.ts";
import { drawn } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { problemWords } from "../app/states.ts";
import { AttentionApi } from "./api.ts";
import { joined } from "./before.ts";
import type { ReadBefore, ShownRoom } from "./types.ts";

/** Marks rooms as read as far as they are shown, which can be taken back as long as the page stands. */
@customElement("parley-read-all")
export class ParleyReadAll extends Light {
  @property({ attribute: false }) rooms: readonly ShownRoom[] = [];
  /** How much in them is new. */
  @property({ type: Number }) count = 0;
  @state() private done: { before: ReadBefore; count: number } | undefined;
  @state() private wrong = "";
  @state() private asking = false;

  override render(): TemplateResult | typeof nothing {
    const { done } = this;
    if (done === undefined && this.count === 0 && this.wrong === "") return nothing;
    return html`
      ${this.wrong === "" ? nothing : html`<p class="note danger" role="alert">${this.wrong}</p>`}
      ${done === undefined ? nothing : html`<div class="note calm row" role="status"><p>${this.rooms.some(({ whole }) => whole) ? t("reading.whole") : t("reading.done", { count: done.count })}</p>
        <button class="button" ?disabled=${this.asking} @click=${() => this.takeBack(done.before)}>${t("reading.takeBack")}</button></div>`}
      ${this.count === 0 ? nothing : html`<p class="row"><button class="button" ?disabled=${this.asking} @click=${this.readAll}>${drawn(checks)}${t("reading.all")}</button></p>`}`;
  }

  private readonly readAll = (): Promise<void> => this.ask(async (api) => {
    const { count } = this;
    const before = await api.readAll(this.rooms);
    this.done = { before: joined(before, this.done?.before), count: count + (this.done?.count ?? 0) };
  });

  private readonly takeBack = (before: ReadBefore): Promise<void> => this.ask(async (api) => {
    await api.takeBack(before);
    this.done = undefined;
  });

  private async ask(what: (api: AttentionApi) => Promise<void>): Promise<void> {
    this.asking = true;
    this.wrong = "";
    try {
      // What I have just read must not be told after this, and undo it.
      await app.marks.tell();
      await what(new AttentionApi(app.api.http));
      await Promise.all([app.forums.reloadAll(), ...this.rooms.map(({ room }) => app.rooms.find(room)?.readElsewhere())]);
    } catch (problem) {
      this.wrong = problemWords(problem as Error);
    }
    this.asking = false;
  }
}
