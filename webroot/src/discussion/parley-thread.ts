import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { app } from "../app/app.ts";
import { announce } from "../app/announcer.ts";
import { Watch } from "../app/controller.ts";
import { t } from "../app/i18n.ts";
import { threadTitle } from "../forum/words.ts";
import { icon } from "../app/icons.ts";
import { Keys } from "../app/keys.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { failed, gone, waiting } from "../app/states.ts";
import { isWithdrawn, type Contribution, type ForumView } from "../app/types.ts";
import { nextUnread, quietLast } from "../attention/heed.ts";
import type { Heed } from "../attention/types.ts";
import type { Target } from "../outbox/target.ts";
import type { RoomFeed } from "../room/feed.ts";
import { translationsOf } from "../translation/feeds.ts";
import { Acting } from "./acting.ts";
import { Drawing } from "./drawing.ts";
import type { Act, ParleyContribution } from "./parley-contribution.ts";
import { Anchor, Eye, headHeight, reveal } from "./placing.ts";
import type { ParleyStretch } from "./parley-stretch.ts";
import { ReadingMark } from "./reading.ts";
import { stretchSize } from "./stretches.ts";
import type { Branch } from "./tree.ts";
import "../draft/parley-composer.ts";
import "./parley-contribution.ts";
import "./parley-pending.ts";
import "./parley-stretch.ts";

/** A shorter one is drawn whole. */
const longFrom = 6 * stretchSize;

/** A thread: its contributions in reading order, mine that have not arrived yet, and the place to write. */
@customElement("parley-thread")
export class ParleyThread extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property() thread = "";
  @property({ attribute: false }) heed?: Heed | undefined;
  /** A contribution that an address points at. */
  @property() at?: string | undefined;
  /** Set where it stands, not by rendering anew: a key is painted at once in the longest thread. */
  here: string | undefined;
  readonly acting = new Acting(this);
  private drawing = new Drawing(this);
  private readonly threadFeed = new Watch(this, () => this.feed.thread(this.thread));
  private readonly anchor = new Anchor();
  private eye: Eye | undefined;
  private mark = this.newMark();
  private shownAt: string | undefined;
  private placed = false;

  constructor() {
    super();
    new Watch(this, () => app.outbox);
    new Watch(this, () => translationsOf(this.feed, this.thread));
    new Keys(this, {
      next: () => this.step(1),
      previous: () => this.step(-1),
      nextNew: () => this.toNextNew(),
      reply: () => this.actOnHere("reply"),
      quote: () => this.acting.quoteSelection(),
      edit: () => this.actOnHere("edit"),
    });
    this.addEventListener("stretch-drawn", ({ target }) => void (target as ParleyStretch).updateComplete.then(() => this.eye?.drawn(target as ParleyStretch)));
    this.addEventListener("act", (event) => {
      const { act, contribution } = (event as CustomEvent<{ act: Act; contribution: Contribution }>).detail;
      this.acting.act(act, contribution);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.eye = this.newEye();
    window.addEventListener("beforeprint", this.drawAll);
  }

  override disconnectedCallback(): void {
    window.removeEventListener("beforeprint", this.drawAll);
    this.eye?.close();
    this.threadFeed.store?.leave();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("thread")) {
      const before = changed.get("thread");
      if (before) this.feed.thread(before).leave();
      this.mark = this.newMark();
      this.eye?.close();
      this.eye = this.newEye();
      this.drawing = new Drawing(this);
      this.placed = false;
      this.here = undefined; // the elements of another thread are others
      void this.acting.reopen();
    }
    if (this.placed) this.anchor.hold(this, headHeight());
  }

  override updated(changed: PropertyValues<this>): void {
    const feed = this.threadFeed.store;
    if (feed === undefined || feed.state === "loading") return;
    this.eye?.follow(this.stretches());
    if (this.placed) void this.updateComplete.then(() => this.anchor.restore());
    const begins = !this.placed;
    this.placed = true;
    // The shell places the focus (or the old scroll) first; then the reader is brought to what is new.
    if (begins) this.stands(() => this.place(true));
    else if (changed.has("at")) this.stands(() => this.place(false));
    this.mark.advance(feed.contributions, feed.readTo, feed.mine);
  }

  /** It is drawn when what is to be drawn in its stretches is drawn too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await Promise.all([...this.stretches()].map((each) => each.updateComplete));
    return done;
  }

  private stretches(): NodeListOf<ParleyStretch> {
    return this.querySelectorAll<ParleyStretch>("parley-stretch");
  }

  /** On paper nothing is far. */
  private readonly drawAll = (): void => this.stretches().forEach((each) => each.near());

  private newEye(): Eye {
    return new Eye((id) => this.see(id));
  }

  private newMark(): ReadingMark {
    return new ReadingMark((upTo) => this.threadFeed.store?.seen(upTo));
  }

  private see(id: string): void {
    this.mark.see(id);
    const feed = this.threadFeed.store;
    if (feed === undefined) return;
    this.mark.advance(feed.contributions, feed.readTo, feed.mine);
    if (feed.fresh > 0) this.requestUpdate();
  }

  /** To the contribution the address names, else to the first that is new, if it is not on screen anyway. */
  private place(begins: boolean): void {
    if (this.at !== undefined && (begins || this.at !== this.shownAt)) {
      this.shownAt = this.at;
      this.go(this.at);
    } else if (begins && scrollY === 0) {
      const line = this.querySelector(".new-line");
      if (line && line.getBoundingClientRect().top > innerHeight * 0.7) reveal(line);
    }
  }

  go(id: string): void {
    const stretch = this.elementOf(id)?.closest<ParleyStretch>("parley-stretch");
    stretch?.near();
    stretch?.drawNow();
    const el = this.elementOf(id);
    this.lookAt(this.here, false);
    this.here = id;
    this.lookAt(id, true);
    reveal(el);
    el?.focus({ preventScroll: true });
  }

  private elementOf(id: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`#c-${CSS.escape(id)}`);
  }

  private lookAt(id: string | undefined, here: boolean): void {
    const one = id === undefined ? undefined : this.elementOf(id)?.closest<ParleyContribution>("parley-contribution");
    if (one) one.here = here;
  }

  private branches(): readonly Branch[] {
    return this.threadFeed.store?.branches ?? [];
  }

  private step(by: number): void {
    const all = this.branches();
    const at = all.findIndex((each) => each.contribution.id === this.here);
    const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
    if (next) this.go(next.contribution.id);
  }

  /** The next new one after where I am; past the last, the first again; then that of the next thread. */
  private toNextNew(): void {
    const all = this.branches();
    const from = all.findIndex((each) => each.contribution.id === this.here) + 1;
    const isNext = (each: Branch): boolean => (each.isNew || this.isFresh(each)) && !each.mine && !isWithdrawn(each.contribution);
    const next = all.slice(from).find(isNext) ?? all.find(isNext);
    if (next) return this.go(next.contribution.id);
    const { forum, room, view } = this.feed;
    const thread = nextUnread(quietLast(view?.threads ?? [], ({ id }) => this.heed?.threads[id] === "muted"), this.heed, this.thread);
    if (thread === undefined) announce(t("thread.nothingNew"));
    else app.router.go({ page: "thread", forum, room, thread });
  }

  private isFresh(branch: Branch): boolean {
    return branch.isNew && !this.mark.isSeen(branch.contribution.id);
  }

  private actOnHere(act: Act): void {
    const contribution = this.branches().find((each) => each.contribution.id === this.here)?.contribution;
    if (contribution) this.acting.act(act, contribution);
    else if (act === "reply") this.acting.write(this.target());
  }

  target(): Target {
    return { kind: "contribution", forum: this.feed.forum, room: this.feed.room, thread: this.thread };
  }

  override render(): TemplateResult {
    const feed = this.threadFeed.store;
    if (feed === undefined || feed.state === "loading") return waiting();
    if (feed.state === "gone") return gone(t("thread.gone"));
    if (feed.state === "failed" || feed.summary === undefined) return failed(feed.problem, () => void this.feed.reload());
    const branches = this.branches();
    const { drawing } = this;
    drawing.prepare(branches);
    const long = branches.length > longFrom;
    return html`<div class="thread ${long ? "long" : ""}">
      <header class="thread-head"><h1 tabindex="-1" dir="auto" lang=${feed.summary.language ?? nothing}>${threadTitle(feed.summary)}</h1>
        <p class="quiet small">${t("thread.contributions", { count: feed.summary.contributions })}</p></header>
      ${repeat(drawing.all(), ({ key }) => key, (each) => html`<parley-stretch .branches=${each.branches} .about=${drawing.about(each)} .one=${drawing.one}
        .named=${this.named} .held=${!long || drawing.isHeld(each)}></parley-stretch>`)}
      ${feed.complete ? nothing : html`<p class="quiet" aria-busy="true">${t("thread.more")}</p>`}
      ${drawing.atEnd()}
      ${this.acting.composerAt(undefined)}
    </div>${this.below(branches)}`;
  }

  readonly addressOf = (id: string): string =>
    address({ page: "thread", forum: this.feed.forum, room: this.feed.room, thread: this.thread, at: id });

  /** What has come since, told instead of jumped to. */
  private below(branches: readonly Branch[]): TemplateResult | typeof nothing {
    const feed = this.threadFeed.store;
    if (feed === undefined || feed.fresh === 0) return nothing;
    const next = branches.find((each) => this.isFresh(each) && !each.mine);
    const above = next !== undefined && (this.querySelector(`#c-${CSS.escape(next.contribution.id)}`)?.getBoundingClientRect().bottom ?? 1) < 0;
    return html`<div class="below"><button class="button" @click=${() => this.toNextNew()}>
      ${icon(above ? "up" : "down")}${t(above ? "thread.freshAbove" : "thread.freshBelow", { count: feed.fresh })}</button></div>`;
  }
}
