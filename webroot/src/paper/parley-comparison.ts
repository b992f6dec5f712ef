import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { fullDay } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { failed } from "../app/states.ts";
import type { Doc } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import { differences, type BlockChange } from "../text/difference.ts";
import { paperApi } from "./feeds.ts";
import { sideOf, withMoves, type Comparison, type Shift } from "./moving.ts";
import { inOrder } from "./order.ts";
import type { Paper, Revision } from "./types.ts";
import { revisionWords } from "./words.ts";

type Side = "before" | "after";

/** What changed between any two revisions of a paper: in line, or side by side. */
@customElement("parley-comparison")
export class ParleyComparison extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) paper!: Paper;
  @state() private beside = false;
  @state() private chosen: Partial<Record<Side, number>> = {};
  @state() private shown: readonly Comparison[] | undefined;
  @state() private problem: Error | undefined;
  private readonly docs = new Map<number, Promise<Doc>>();
  private asked = "";

  /** The last two, until others are chosen. */
  private get pair(): Readonly<Record<Side, number>> {
    const [before, after] = inOrder(this.paper.revisions).slice(-2);
    return { before: this.chosen.before ?? before!.revision, after: this.chosen.after ?? after!.revision };
  }

  override updated(): void {
    if (this.paper.revisions.length > 1 && this.asked !== JSON.stringify(this.pair)) void this.compare();
  }

  private readonly compare = async (): Promise<void> => {
    const { before, after } = this.pair;
    const mine = (this.asked = JSON.stringify(this.pair));
    this.problem = this.shown = undefined;
    try {
      const [older, newer] = await Promise.all([this.doc(before), this.doc(after)]);
      if (mine === this.asked) this.shown = withMoves(differences(older, newer));
    } catch (problem) {
      if (mine === this.asked) this.problem = problem as Error;
    }
  };

  /** What was circulated once is never another. */
  private doc(revision: number): Promise<Doc> {
    let doc = this.docs.get(revision);
    if (doc === undefined) {
      doc = paperApi(this.feed).revision(this.paper.id, revision).then((page) => page.doc);
      doc.catch(() => this.docs.delete(revision));
      this.docs.set(revision, doc);
    }
    return doc;
  }

  override render(): TemplateResult | typeof nothing {
    const revisions = inOrder(this.paper.revisions);
    if (revisions.length < 2) return nothing;
    return html`<div class="filters">
        ${this.choice("before", t("paper.before"), revisions)}${this.choice("after", t("paper.after"), revisions)}
        <fieldset class="field"><legend>${t("paper.compareHow")}</legend>
          ${[false, true].map((beside) => html`<label class="choice"><input type="radio" name="beside" .checked=${this.beside === beside} @change=${() => (this.beside = beside)}>
            <span>${t(beside ? "paper.sideBySide" : "paper.inLine")}</span></label>`)}</fieldset></div>
      ${this.problem !== undefined ? failed(this.problem, () => void this.compare()) : this.shown === undefined ? html`<p aria-busy="true">${t("app.loading")}</p>` : this.result(this.shown)}`;
  }

  private choice(side: Side, label: string, revisions: readonly Revision[]): TemplateResult {
    const now = this.pair[side];
    return html`<div class="field"><label for="compare-${side}">${label}</label>
      <select class="input" id="compare-${side}" @change=${(e: Event) => (this.chosen = { ...this.chosen, [side]: Number((e.target as HTMLSelectElement).value) })}>
        ${revisions.map((each) => html`<option value=${each.revision} .selected=${each.revision === now}>${revisionWords(this.paper, each)}, ${fullDay(each.at)}</option>`)}</select></div>`;
  }

  private result(shown: readonly Comparison[]): TemplateResult {
    if (shown.every(({ change }) => change.is === "same")) return html`<p role="status">${t("paper.noDifference")}</p>`;
    const { language } = this.paper;
    if (!this.beside) return html`<div class="prose differences" lang=${language ?? nothing}>${shown.map(({ change, moved }) => block(change, moved))}</div>`;
    const heads = (["before", "after"] as const).map((side) => revisionWords(this.paper, { revision: this.pair[side] }));
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${t("paper.sideBySide")}><table class="beside differences"><caption class="unseen">${t("paper.differences")}</caption>
      <thead><tr>${heads.map((words) => html`<th scope="col">${words}</th>`)}</tr></thead>
      <tbody>${shown.map((each) => html`<tr>${(["before", "after"] as const).map((side) => {
        const half = sideOf(each, side);
        return html`<td class="prose" lang=${language ?? nothing}>${half === undefined ? nothing : block(half, each.moved)}</td>`;
      })}</tr>`)}</tbody></table></div>`;
  }
}

function block({ is, type, dir, pieces }: BlockChange, moved: Shift | undefined): TemplateResult {
  const inside = pieces.map((piece) => (piece.is === "gone" ? html`<del>${piece.text}</del>` : piece.is === "new" ? html`<ins>${piece.text}</ins>` : piece.text));
  const words = moved === "from" ? t("paper.movedFrom") : moved === "to" ? t("paper.movedTo") : "";
  // Whoever hears the page is told what others see.
  const heard = words !== "" ? "" : is === "gone" ? t("text.blockGone") : is === "new" ? t("text.blockNew") : "";
  return html`<p class="block-${is} as-${type} ${moved === undefined ? "" : "moved"}" dir=${dir ?? "auto"}>
    ${words === "" ? nothing : html`<span class="moved-mark">${words}</span> `}${heard === "" ? nothing : html`<span class="unseen">${heard}: </span>`}${inside}</p>`;
}
