import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { shortDay } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { asTrouble, Problem } from "../app/problem.ts";
import { empty, failed, problemWords, waiting } from "../app/states.ts";
import type { Doc, ForumView, RoomView } from "../app/types.ts";
import { prose } from "../discussion/doc.ts";
import { copies } from "../handout/copies.ts";
import { removal } from "../oversight/removing.ts";
import type { RoomFeed } from "../room/feed.ts";
import { paperApi, papersOf } from "./feeds.ts";
import { read } from "./secret.ts";
import type { NonPaper, PapersPage } from "./types.ts";
import { titleOf } from "./words.ts";
import "./parley-nonpaper-form.ts";

/** Papers that belong to nobody: read in place, in an order that says nothing, and taken back with the secret alone. */
@customElement("parley-nonpapers")
export class ParleyNonPapers extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) page!: PapersPage;
  @property({ attribute: false }) named?: ForumView | undefined;
  @state() private writing = false;
  @state() private done = "";
  @state() private open: { readonly id: string; readonly doc?: Doc; readonly problem?: Error } | undefined;
  @state() private withdrawing = "";
  @state() private wrong = "";
  @state() private busy = false;

  override render(): TemplateResult | typeof nothing {
    const all = this.page.nonPapers;
    if (all.length === 0 && !this.page.mayDraft) return nothing;
    return html`<section class="section"><h2>${t("paper.nonPapers")}</h2>
      <p class="quiet">${t("paper.nonPapersWhat")}</p>
      ${this.done === "" ? nothing : html`<div class="note calm" role="status"><p>${this.done}</p></div>`}
      ${all.length === 0 ? empty(t("paper.noNonPapers")) : html`<ul class="contents">${all.map((each) => this.one(each))}</ul>`}
      ${!this.page.mayDraft ? nothing : this.writing
        ? html`<parley-nonpaper-form .feed=${this.feed} .view=${this.view} .named=${this.named} @done=${() => this.went()} @cancel=${() => (this.writing = false)}></parley-nonpaper-form>`
        : html`<p class="row after-bar"><button type="button" class="button" @click=${() => { this.writing = true; this.done = ""; }}>${icon("mask")}${t("paper.writeNonPaper")}</button></p>`}</section>`;
  }

  private went(): void {
    this.writing = false;
    this.done = t("paper.nonPaperWent");
  }

  private one(paper: NonPaper): TemplateResult {
    if (paper.state === "withdrawn") return html`<li class="circulation"><span class="tombstone">${t(paper.purged === true ? "contribution.purged" : "paper.nonPaperWithdrawn")}</span> <span class="quiet small">· ${shortDay(paper.day)}</span></li>`;
    const isOpen = this.open?.id === paper.id;
    return html`<li class="circulation">
      <div class="row"><button type="button" class="plain" aria-expanded=${isOpen} @click=${() => void this.read(paper.id)}><bdi lang=${paper.language ?? nothing}>${titleOf(paper)}</bdi></button>
        <span class="quiet small">${t("paper.nonPaper")} · ${shortDay(paper.day)}</span></div>
      ${isOpen ? this.words(paper) : nothing}</li>`;
  }

  private words(paper: NonPaper): TemplateResult {
    const { doc, problem } = this.open!;
    if (problem !== undefined) return failed(problem, () => { this.open = undefined; void this.read(paper.id); });
    if (doc === undefined) return waiting();
    return html`<div class="prose" lang=${paper.language ?? nothing}>${prose(doc, this.named, () => "")}</div>
      <div class="row">${copies(this.feed, `nonpapers/${paper.id}`, "non-paper")}${removal(this.feed, "nonPaper", paper.id)}</div>
      ${this.withdrawing === paper.id ? this.withdrawal(paper) : html`<div class="row"><button type="button" class="plain muted" @click=${() => { this.withdrawing = paper.id; this.wrong = ""; }}>${icon("withdraw")}${t("paper.withdrawWithSecret")}</button></div>`}`;
  }

  private withdrawal(paper: NonPaper): TemplateResult {
    return html`<form class="stack tight" novalidate @submit=${(event: SubmitEvent) => void this.withdraw(event, paper)}>
      <p>${t("paper.withdrawNonPaperWhat")}</p>
      <div class="field"><label for="secret">${t("paper.secret")}</label>
        <input class="input" id="secret" name="secret" dir="ltr" autocomplete="off" spellcheck="false" autocapitalize="off" aria-describedby=${this.wrong === "" ? nothing : "secret-wrong"} aria-invalid=${this.wrong !== ""}>
        ${this.wrong === "" ? nothing : html`<span class="wrong" id="secret-wrong" role="alert">${this.wrong}</span>`}</div>
      <div class="row"><button class="button danger" ?disabled=${this.busy}>${t("paper.withdrawNow")}</button>
        <button type="button" class="plain" @click=${() => (this.withdrawing = "")}>${t("app.cancel")}</button></div></form>`;
  }

  private async read(id: string): Promise<void> {
    if (this.open?.id === id) return void (this.open = undefined);
    this.open = { id };
    this.withdrawing = "";
    const opened = await paperApi(this.feed).nonPaper(id).then(({ doc }) => ({ id, doc }), (problem: Error) => ({ id, problem }));
    if (this.open?.id === id) this.open = opened;
  }

  private async withdraw(event: SubmitEvent, paper: NonPaper): Promise<void> {
    event.preventDefault();
    const secret = read(new FormData(event.target as HTMLFormElement).get("secret") as string);
    this.wrong = secret === undefined ? t("paper.secretWrong") : "";
    if (secret === undefined || this.busy) return;
    this.busy = true;
    try {
      await papersOf(this.feed).during(() => paperApi(this.feed).withdrawNonPaper(paper.id, secret));
      this.open = undefined;
      this.withdrawing = "";
      this.done = t("paper.nonPaperTakenBack");
    } catch (problem) {
      this.wrong = asTrouble(problem) instanceof Problem && (problem as Problem).code === "forbidden" ? t("paper.secretNotThis") : problemWords(asTrouble(problem));
    } finally {
      this.busy = false;
    }
  }
}
