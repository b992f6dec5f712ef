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
import type { Item } from "../outbox/queue.ts";
import type { Target } from "../outbox/target.ts";
import type { RoomFeed } from "../room/feed.ts";
import { translationsOf } from "../translation/feeds.ts";
import { Acting } from "./acting.ts";
import type { Act, ParleyContribution } from "./parley-contribution.ts";
import { Anchor, Eye, headHeight, reveal } from "./placing.ts";
import { ReadingMark } from "./reading.ts";
import { pendingReplies } from "./replies.ts";
import { flatten, type Branch } from "./tree.ts";
import "../draft/parley-composer.ts";
import "./parley-contribution.ts";
import "./parley-pending.ts";

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
  private here: string | undefined;
  readonly acting = new Acting(this);
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
    this.addEventListener("act", (event) => {
      const { act, contribution } = (event as CustomEvent<{ act: Act; contribution: Contribution }>).detail;
      this.acting.act(act, contribution);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.eye = new Eye((id) => this.see(id));
  }

  override disconnectedCallback(): void {
    this.eye?.close();
    this.threadFeed.store?.leave();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("thread")) {
      const before = changed.get("thread");
      if (before) this.feed.thread(before).leave();
      this.mark = this.newMark();
      this.placed = false;
      this.here = undefined; // the elements of another thread are others
      void this.acting.reopen();
    }
    if (this.placed) this.anchor.hold(this, headHeight());
  }

  override updated(changed: PropertyValues<this>): void {
    const feed = this.threadFeed.store;
    if (feed === undefined || feed.state === "loading") return;
    this.eye?.watch(this.querySelectorAll(".contribution[id]"));
    if (this.placed) this.anchor.restore();
    const begins = !this.placed;
    this.placed = true;
    // The shell places the focus (or the old scroll) first; then the reader is brought to what is new.
    if (begins) this.stands(() => this.place(true));
    else if (changed.has("at")) this.place(false);
    this.mark.advance(feed.contributions, feed.readTo, feed.mine);
  }

  private newMark(): ReadingMark {
    return new ReadingMark((upTo) => this.threadFeed.store?.seen(upTo));
  }

  private see(id: string): void {
    this.mark.see(id);
    const feed = this.threadFeed.store;
    if (feed) this.mark.advance(feed.contributions, feed.readTo, feed.mine);
    this.requestUpdate();
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

  private branches(): Branch[] {
    return flatten(this.threadFeed.store?.tree() ?? []);
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
    const firstNew = branches.find((each) => each.isNew && !each.mine)?.contribution.id;
    const pending = app.outbox.in(this.feed.room, this.thread).filter((item) => this.isPending(item));
    const replies = pendingReplies(branches, pending);
    const known = new Map(feed.contributions.map((each) => [each.id, each]));
    return html`<div class="thread">
      <header class="thread-head"><h1 tabindex="-1" dir="auto" lang=${feed.summary.language ?? nothing}>${threadTitle(feed.summary)}</h1>
        <p class="quiet small">${t("thread.contributions", { count: feed.summary.contributions })}</p></header>
      ${repeat(branches, (each) => each.contribution.id, (each) => html`
        ${each.contribution.id === firstNew ? html`<div class="new-line" role="separator">${t("thread.newSince")}</div>` : nothing}
        ${this.contribution(each, pending, known)}
        ${(replies.get(each.contribution.id) ?? []).map(({ item, depth }) => this.pendingOne(item, depth))}`)}
      ${feed.complete ? nothing : html`<p class="quiet" aria-busy="true">${t("thread.more")}</p>`}
      ${(replies.get(undefined) ?? []).map(({ item }) => this.pendingOne(item))}
      ${this.acting.composerAt(undefined)}
    </div>${this.below(branches)}`;
  }

  private contribution(branch: Branch, pending: readonly Item[], known: ReadonlyMap<string, Contribution>): TemplateResult {
    const { contribution } = branch;
    const translation = pending.find((item) => item.target.kind === "translation" && item.target.contribution === contribution.id);
    const edit = pending.find((item) => item.target.kind === "edit" && item.target.contribution === contribution.id);
    const parent = contribution.parent === undefined ? undefined : known.get(contribution.parent);
    return html`<parley-contribution .branch=${branch} .named=${this.named} .address=${this.addressOf} .parent=${parent}
        .mayReply=${this.acting.may("contribute")} .mayEdit=${this.acting.mayEdit(contribution)} .mayPurge=${this.acting.may("purge")}
        .mayTranslate=${this.acting.mayTranslate(contribution)} .rendered=${this.acting.rendered(contribution)}
        .bodyAway=${edit !== undefined || this.acting.isEditing(contribution.id)} .here=${this.here === contribution.id}></parley-contribution>
      ${edit === undefined ? nothing : this.pendingOne(edit)}
      ${translation === undefined ? nothing : this.pendingOne(translation)}
      ${this.acting.composerAt(contribution.id)}`;
  }

  private pendingOne(item: Item, depth = 0): TemplateResult {
    return html`<parley-pending .item=${item} .takenBack=${this.takenBack} .depth=${depth} .named=${this.named} .address=${this.addressOf} .kind=${this.feed.view?.kind ?? "plenary"}></parley-pending>`;
  }

  readonly addressOf = (id: string): string =>
    address({ page: "thread", forum: this.feed.forum, room: this.feed.room, thread: this.thread, at: id });

  private readonly takenBack = (target: Target): void => this.acting.write(target);

  /** What is sent and has arrived stands in the thread already. */
  private isPending(item: Item): boolean {
    const { state: now, target } = item;
    if (now.is !== "sent" || target.kind === "withdrawal") return now.is !== "sent";
    return target.kind === "edit" || target.kind === "translation" ? false : !this.threadFeed.store?.contributions.some((each) => each.id === now.contribution);
  }

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
