import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Doing } from "../agenda/doing.ts";
import { moment } from "../app/format.ts";
import { languageName, t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import type { RoomFeed } from "../room/feed.ts";
import { renditionApi, renditionOf } from "./feeds.ts";
import type { RenditionPage } from "./types.ts";

type Task = "none" | "declare" | "withdraw";

/** What a language version is worth and how far it is, and what its owner may make of it. */
@customElement("parley-rendition-standing")
export class ParleyRenditionStanding extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) page!: RenditionPage;
  @state() private task: Task = "none";
  private readonly doing = new Doing(this);

  override render(): TemplateResult {
    const { rendition, mayRender, mayDeclare, mayWithdraw } = this.page;
    const authentic = rendition.status === "authentic";
    const whole = rendition.rendered === rendition.paragraphs && rendition.stale === 0;
    return html`
      ${rendition.rendered === 0 ? nothing : html`<div class="rendition-progress"><progress max=${rendition.paragraphs} value=${rendition.rendered - rendition.stale} aria-label=${t("rendition.progress", { done: rendition.rendered, all: rendition.paragraphs })}></progress>
        <p class="small quiet">${rendition.hands.map((hand) => t(`rendition.hand.${hand}`)).join(" · ")}${rendition.at === undefined ? nothing : html`${rendition.hands.length > 0 ? " · " : ""}<time datetime=${rendition.at}>${moment(rendition.at)}</time>`}</p></div>`}
      ${mayRender ? html`<p class="small quiet">${t("rendition.atOnce")}</p>` : nothing}
      ${this.doing.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.doing.wrong}</p></div>`}
      <div class="row">
        ${!mayDeclare || rendition.rendered === 0 ? nothing : authentic ? html`<button type="button" class="button" ?disabled=${this.doing.busy} @click=${() => void this.declare(false)}>${t("rendition.undeclare")}</button>`
          : whole ? html`<button type="button" class="button" aria-expanded=${this.task === "declare"} @click=${() => this.turn("declare")}>${t("rendition.declare")}</button>`
          : html`<span class="small quiet">${t("rendition.notWhole")}</span>`}
        ${mayWithdraw ? html`<button type="button" class="plain muted" aria-expanded=${this.task === "withdraw"} @click=${() => this.turn("withdraw")}>${icon("withdraw")}${t("rendition.withdraw")}</button>` : nothing}</div>
      ${this.task === "declare" && whole && mayDeclare ? this.sure(t("rendition.declareWhat", { language: languageName(rendition.language) }), t("rendition.declareNow"), () => void this.declare(true))
        : this.task === "withdraw" && mayWithdraw ? this.sure(t("rendition.withdrawWhat"), t("rendition.withdrawNow"), () => void this.withdraw()) : nothing}`;
  }

  private turn(to: Task): void {
    this.task = this.task === to ? "none" : to;
  }

  private sure(what: string, now: string, act: () => void): TemplateResult {
    return html`<div class="note" role="group" aria-label=${now}><p>${what}</p>
      <div class="row"><button type="button" class="button ${this.task === "withdraw" ? "danger" : "primary"}" ?disabled=${this.doing.busy} @click=${act}>${now}</button>
        <button type="button" class="plain" @click=${() => (this.task = "none")}>${t("app.cancel")}</button></div></div>`;
  }

  private async declare(authentic: boolean): Promise<void> {
    const { paper, revision, rendition } = this.page;
    const said = { authentic, revision, last: rendition.last ?? "" };
    const done = await this.doing.run(JSON.stringify([paper, said]), (command) =>
      renditionOf(this.feed, paper, rendition.language).during(() => renditionApi(this.feed, paper).declare(command, rendition.language, said)));
    if (done) this.task = "none";
  }

  private async withdraw(): Promise<void> {
    const { paper, rendition } = this.page;
    const done = await this.doing.run(`withdraw ${paper} ${rendition.language} ${rendition.last}`, (command) =>
      renditionOf(this.feed, paper, rendition.language).during(() => renditionApi(this.feed, paper).withdraw(command, rendition.language, rendition.last ?? "")));
    if (done) this.task = "none";
  }
}
