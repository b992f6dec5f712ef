import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { isWithdrawn, type Contribution, type ForumView } from "../app/types.ts";
import { bylineParts } from "../forum/words.ts";
import type { ParleyContribution } from "./parley-contribution.ts";
import { plainText } from "./plain.ts";
import { differs, type Branch } from "./tree.ts";

/** What a contribution of one line takes in height, and each line of it, as long as nobody has seen it. */
const frameHeight = 120;
const lineHeight = 31;
const lineLength = 66;

/** Some contributions of a long thread. Far from the window they are words only, which can be found and read out. */
@customElement("parley-stretch")
export class ParleyStretch extends Light {
  @property({ attribute: false, hasChanged: (now: readonly Branch[], before?: readonly Branch[]) => others(now, before, differs) }) branches: readonly Branch[] = [];
  /** All else that is drawn in it. */
  @property({ attribute: false, hasChanged: (now: readonly unknown[], before?: readonly unknown[]) => others(now, before, (a, b) => a !== b) }) about: readonly unknown[] = [];
  @property({ attribute: false, hasChanged: () => false }) one!: (branch: Branch) => TemplateResult;
  @property({ attribute: false, hasChanged: () => false }) named?: ForumView | undefined;
  /** Something stands in it that is to be seen: where I write, what of mine waits, the first new one. */
  @property({ type: Boolean, reflect: true }) held = false;
  @state() private full = false;

  /** From now on it is drawn in full. */
  near(): void {
    this.full = true;
  }

  /** With all that stands in it, before anything else happens. */
  override drawNow(): void {
    super.drawNow();
    for (const each of this.inside()) each.drawNow();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await Promise.all([...this.inside()].map((each) => each.updateComplete));
    return done;
  }

  private inside(): NodeListOf<ParleyContribution> {
    return this.querySelectorAll<ParleyContribution>("parley-contribution");
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.held) this.full = true;
    if (changed.has("branches")) this.style.setProperty("contain-intrinsic-block-size", `auto ${this.guessedHeight()}px`);
  }

  override updated(): void {
    if (this.full) this.dispatchEvent(new CustomEvent("stretch-drawn", { bubbles: true }));
  }

  private guessedHeight(): number {
    return this.branches.reduce((sum, { contribution }) => sum + frameHeight + lineHeight * lines(contribution), 0);
  }

  override render(): unknown {
    return this.full
      ? repeat(this.branches, ({ contribution }) => contribution.id, this.one)
      : repeat(this.branches, ({ contribution }) => contribution.id, ({ contribution }) => this.far(contribution));
  }

  private far(contribution: Contribution): TemplateResult {
    const spoken = isWithdrawn(contribution) ? undefined : contribution;
    const words = spoken === undefined ? t(isWithdrawn(contribution) && contribution.purged === true ? "contribution.purged" : "contribution.withdrawn") : plainText(spoken.body);
    return html`<p class="far prose" id="c-${contribution.id}" dir="auto" lang=${spoken?.language ?? nothing}>${spoken === undefined ? nothing
      : html`<bdi>${bylineParts(spoken.author, this.named).name}</bdi>: `}${words}</p>`;
  }
}

function others<T>(now: readonly T[], before: readonly T[] | undefined, differ: (a: T, b: T) => boolean): boolean {
  return before === undefined || now.length !== before.length || now.some((each, i) => differ(each, before[i]!));
}

function lines(contribution: Contribution): number {
  return isWithdrawn(contribution) ? 0 : plainText(contribution.body).split("\n").reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / lineLength)), 0);
}
