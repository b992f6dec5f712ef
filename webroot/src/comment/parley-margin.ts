import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Doing } from "../agenda/doing.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { Problem } from "../app/problem.ts";
import type { Doc, ForumView, Id } from "../app/types.ts";
import { askToRemove } from "../oversight/removing.ts";
import type { RoomFeed } from "../room/feed.ts";
import { commentApi, commentsOf } from "./feeds.ts";
import { wordsIn } from "./positions.ts";
import type { Comment, CommentPage, Place } from "./types.ts";
import type { Act } from "./parley-comment.ts";
import "./parley-comment.ts";

/** All comments on a paper or text, in the order of their words: those that are open, then those done with. */
@customElement("parley-margin")
export class ParleyMargin extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) page!: CommentPage;
  @property({ attribute: false }) doc!: Doc;
  /** Whether the places are those of the document. */
  @property({ type: Boolean }) inStep = false;
  @property({ attribute: false }) version?: number | undefined;
  @state() private about: Id | undefined;
  private readonly doing = new Doing(this);

  override render(): TemplateResult | typeof nothing {
    const shown = this.page.comments.filter((each) => !each.takenBack || each.answers.some(({ takenBack }) => !takenBack));
    if (shown.length === 0) return nothing;
    const places = new Map(this.page.places.map((place) => [place.comment, place]));
    const at = ({ id }: Comment): number => places.get(id)?.from ?? Number.MAX_SAFE_INTEGER;
    const sorted = [...shown].sort((a, b) => at(a) - at(b));
    const open = sorted.filter(({ outcome }) => outcome === "open");
    const done = sorted.filter(({ outcome }) => outcome !== "open");
    const list = (comments: readonly Comment[]): TemplateResult => html`<ol class="margin">${comments.map((each) => html`<li>${this.one(each, places.get(each.id))}</li>`)}</ol>`;
    return html`<section aria-labelledby="margin-${this.page.on}"><h3 id="margin-${this.page.on}">${t("comment.comments", { count: open.length })}</h3>
      ${this.all(open)}
      ${open.length === 0 ? html`<p class="quiet small">${t("comment.noneOpen")}</p>` : list(open)}
      ${done.length === 0 ? nothing : html`<details class="done-with"><summary>${t("comment.doneWith", { count: done.length })}</summary>${list(done)}</details>`}</section>`;
  }

  private one(comment: Comment, place: Place | undefined): TemplateResult {
    const quote = place?.from !== undefined && place.to !== undefined && this.inStep ? wordsIn(this.doc, { from: place.from, to: place.to }) : place?.quote;
    return html`<parley-comment .comment=${comment} .quote=${quote} .isGone=${place !== undefined && place.from === undefined} .named=${this.named} .page=${this.page}
      .mayRemove=${this.feed.view?.you.rights.includes("purge") === true} .busy=${this.doing.busy} .wrong=${this.about === comment.id ? this.wrong : ""} @act=${(e: CustomEvent<Act>) => void this.act(comment, e.detail)}></parley-comment>`;
  }

  private get wrong(): string {
    const { problem, wrong } = this.doing;
    return problem instanceof Problem && problem.code === "version-changed" ? t("comment.gone") : wrong;
  }

  /** What was suggested can be answered at one stroke. */
  private all(open: readonly Comment[]): TemplateResult | typeof nothing {
    const suggested = open.filter(({ suggests, takenBack }) => suggests && !takenBack);
    if (suggested.length < 2 || !this.page.maySettle || !this.page.maySuggest) return nothing;
    return html`<div class="row"><button type="button" class="button" ?disabled=${this.doing.busy} @click=${() => void this.each(suggested, "accept")}>${t("comment.acceptAll", { count: suggested.length })}</button>
      <button type="button" class="plain" ?disabled=${this.doing.busy} @click=${() => void this.each(suggested, "reject")}>${t("comment.rejectAll")}</button></div>`;
  }

  private async each(comments: readonly Comment[], does: "accept" | "reject"): Promise<void> {
    // From the end to the beginning, so that no answer moves the words of the next.
    for (const comment of [...comments].reverse()) {
      if (!(await this.act(comment, { does }))) return;
    }
  }

  private async act(comment: Comment, act: Act): Promise<boolean> {
    if (act.does === "remove") {
      askToRemove(this.feed, act.subject === comment.id ? "comment" : "answer", act.subject);
      return true;
    }
    if (act.does === "show") return this.dispatchEvent(new CustomEvent<Id>("show", { detail: comment.id }));
    this.about = comment.id;
    const api = commentApi(this.feed, this.page.on);
    const shown = this.feed.shown()?.cursor ?? this.page.cursor;
    return this.doing.run(`${comment.id} ${JSON.stringify(act)}`, (command) => commentsOf(this.feed, this.page.on).during(() => {
      switch (act.does) {
        case "show":
          return Promise.resolve();
        case "answer":
          return api.answer(command, comment.id, shown, act.words);
        case "resolve":
          return api.settle(command, comment.id, "resolved");
        case "reject":
          return api.settle(command, comment.id, "rejected");
        case "reopen":
          return api.settle(command, comment.id, "open");
        case "accept":
          return api.accept(command, comment.id, shown, this.version ?? this.page.version);
        case "takeBack":
          return api.takeBack(command, comment.id, act.answer);
      }
    }));
  }
}
