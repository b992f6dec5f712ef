import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { exact, moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { isWithdrawn, type ForumView, type Spoken, type Tombstone } from "../app/types.ts";
import { bylineParts } from "../forum/words.ts";
import { asDrawn, renderings, type Rendered } from "../translation/renderings.ts";
import { prose } from "./doc.ts";
import { differs, type Branch } from "./tree.ts";

/** What somebody may do with a contribution; the thread decides, this only offers. */
export type Act = "reply" | "quote" | "edit" | "withdraw" | "copyLink" | "versions" | "translate" | "purge" | "confide";

/** One contribution as text on paper: whose (as the rule allows), when, the words, quiet actions. */
@customElement("parley-contribution")
export class ParleyContribution extends Light {
  @property({ attribute: false, hasChanged: differs }) branch!: Branch;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) address!: (contribution: string) => string;
  @property({ type: Boolean }) mayReply = false;
  @property({ type: Boolean }) mayEdit = false;
  @property({ type: Boolean }) mayTranslate = false;
  @property({ type: Boolean }) mayPurge = false;
  @property({ attribute: false, hasChanged: changed }) rendered?: Rendered | undefined;
  /** Somebody's eye is on it (j, k). */
  @property({ type: Boolean }) here = false;
  /** An edit of it stands in the editor or waits: its text is shown there instead. */
  @property({ type: Boolean }) bodyAway = false;
  @state() private exactly = false;

  override render(): TemplateResult {
    const { contribution, shownDepth } = this.branch;
    const label = `by-${contribution.id}`;
    return html`<article id="c-${contribution.id}" tabindex="-1" aria-labelledby=${label}
      class="contribution depth-${shownDepth} ${this.here ? "here" : ""}">
      ${isWithdrawn(contribution) ? this.tombstone(label, contribution) : this.spoken(label, contribution)}
    </article>`;
  }

  private tombstone(label: string, { at, purged }: Tombstone): TemplateResult {
    return html`<p class="tombstone" id=${label}>${t(purged === true ? "contribution.purged" : "contribution.withdrawn")}
      <span class="small">· <time datetime=${at} title=${exact(at)}>${moment(at)}</time></span></p>`;
  }

  private spoken(label: string, contribution: Spoken): TemplateResult {
    return html`
      ${this.byline(label, contribution)}
      ${this.answers()}
      ${this.bodyAway ? nothing : html`<div class="prose" lang=${contribution.language} data-contribution=${contribution.id} data-version=${contribution.version}>
        ${prose(contribution.body, this.named, this.address)}</div>`}
      ${renderings(contribution, this.rendered, this.named)}
      ${this.actions()}`;
  }

  private byline(label: string, contribution: Spoken): TemplateResult {
    const { name, rest, hidden } = bylineParts(contribution.author, this.named);
    const time = contribution.at;
    return html`<header class="byline"><span id=${label}>${hidden ? icon("mask") : nothing}
        <bdi class="name">${name}</bdi>${rest.map((each) => html` <span class="sep">${each}</span>`)}</span>
      ${this.branch.mine ? html`<span class="sep">${t("contribution.mine")}</span>` : nothing}
      ${this.branch.isNew ? html`<span class="fresh">${t("contribution.new")}</span>` : nothing}
      ${contribution.editedAt === undefined ? nothing : html`<button class="inline-button" @click=${() => this.act("versions")}
          title=${t("contribution.editedAt", { time: exact(contribution.editedAt) })}>${t("contribution.edited")}</button>`}
      <button class="when" title=${exact(time)} aria-pressed=${this.exactly} @click=${() => (this.exactly = !this.exactly)}>
        <time datetime=${time}>${this.exactly ? exact(time) : moment(time)}</time></button></header>`;
  }

  private answers(): TemplateResult | typeof nothing {
    const { parent } = this.branch;
    if (parent === undefined) return nothing;
    const name = isWithdrawn(parent) ? t(parent.purged === true ? "contribution.purgedOne" : "contribution.withdrawnOne") : bylineParts(parent.author, this.named).name;
    const link = html`<a href=${this.address(parent.id)}>${t("contribution.inReplyTo", { name })}</a>`;
    // Where the indentation shows it, only those who do not see the indentation are told.
    return this.branch.inReplyTo === undefined ? html`<p class="unseen">${t("contribution.inReplyTo", { name })}</p>` : html`<p class="in-reply">${link}</p>`;
  }

  private actions(): TemplateResult {
    return html`<div class="actions" role="group" aria-label=${t("contribution.actions")}>
      ${this.mayReply ? html`
        <button class="plain muted" @click=${() => this.act("reply")}>${icon("reply")}${t("contribution.reply")}</button>
        <button class="plain muted" title=${t("contribution.quoteHelp")} @mousedown=${keepSelection} @click=${() => this.act("quote")}>${icon("quote")}${t("contribution.quote")}</button>` : nothing}
      ${this.mayEdit ? html`<button class="plain muted" @click=${() => this.act("edit")}>${icon("pen")}${t("contribution.edit")}</button>` : nothing}
      ${this.branch.mine ? html`<button class="plain muted" @click=${() => this.act("withdraw")}>${icon("withdraw")}${t("contribution.withdraw")}</button>` : nothing}
      ${this.mayTranslate ? html`<button class="plain muted" @click=${() => this.act("translate")}>${icon("language")}${t("translation.translate")}</button>` : nothing}
      ${this.branch.mine ? nothing : html`<button class="plain muted" title=${t("conduct.confideWho")} @click=${() => this.act("confide")}>${icon("caucus")}${t("conduct.confideShort")}</button>`}
      <button class="plain muted" @click=${() => this.act("copyLink")}>${icon("link")}${t("contribution.copyLink")}</button>
      ${this.mayPurge ? html`<button class="plain muted" @click=${() => this.act("purge")}>${icon("close")}${t("purge.action")}</button>` : nothing}
    </div>`;
  }

  private act(act: Act): void {
    this.dispatchEvent(new CustomEvent("act", { detail: { act, contribution: this.branch.contribution }, bubbles: true }));
  }
}

function changed(now: Rendered | undefined, before: Rendered | undefined): boolean {
  return asDrawn(now) !== asDrawn(before);
}

/** Pressing the button must not undo the selection it is about. */
function keepSelection(event: Event): void {
  event.preventDefault();
}
