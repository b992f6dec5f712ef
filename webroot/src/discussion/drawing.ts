// How each contribution of a thread is drawn with all that stands about it, and what of that has become another.
import { html, nothing, type TemplateResult } from "lit";
import { app } from "../app/app.ts";
import { messages, t } from "../app/i18n.ts";
import type { Id } from "../app/types.ts";
import type { Item } from "../outbox/queue.ts";
import type { Target } from "../outbox/target.ts";
import { translationsOf } from "../translation/feeds.ts";
import type { ParleyThread } from "./parley-thread.ts";
import { pendingReplies, type PendingReply } from "./replies.ts";
import { stretched, type Stretch } from "./stretches.ts";
import type { Branch } from "./tree.ts";

export class Drawing {
  private branches: readonly Branch[] = [];
  private stretches: readonly Stretch[] = [];
  private pending: readonly Item[] = [];
  private replies: ReadonlyMap<Id | undefined, readonly PendingReply[]> = new Map();
  private firstNew: Id | undefined;
  /** Drawn in every one. */
  private common: readonly unknown[] = [];
  /** What stands at one of them. */
  private at = new Map<Id, unknown[]>();
  private readonly held = new Set<Id>();

  constructor(private readonly thread: ParleyThread) {}

  /** What is so now, before it is drawn. */
  prepare(branches: readonly Branch[]): void {
    const { acting, feed, named, thread } = this.thread;
    if (branches !== this.branches) this.stretches = stretched(branches, this.stretches, acting.place);
    this.branches = branches;
    this.pending = app.outbox.in(feed.room, thread).filter((item) => this.isPending(item));
    this.replies = pendingReplies(branches, this.pending);
    this.firstNew = branches.find((each) => each.isNew && !each.mine)?.contribution.id;
    const { page } = translationsOf(feed, thread);
    this.common = [named, feed.view?.you.rights.join(" "), feed.view?.kind, page?.translations, page?.mine, messages.locale];
    this.note();
  }

  private note(): void {
    const { acting } = this.thread;
    this.at.clear();
    this.held.clear();
    this.holds(this.firstNew, "new");
    this.holds(acting.place, acting.target);
    for (const item of this.pending) if (item.target.kind === "edit" || item.target.kind === "translation") this.holds(item.target.contribution, item);
    for (const [id, waiting] of this.replies) for (const { item, depth } of waiting) this.holds(id, item, depth);
    for (const { mine, contribution } of this.branches) if (mine && acting.mayEdit(contribution)) this.stands(contribution.id, "editable");
  }

  private holds(id: Id | undefined, ...what: unknown[]): void {
    if (id === undefined) return;
    this.held.add(id);
    this.stands(id, ...what);
  }

  private stands(id: Id, ...what: unknown[]): void {
    this.at.set(id, [...(this.at.get(id) ?? []), ...what]);
  }

  /** All of it, in stretches of which only those are drawn anew that hold something else than before. */
  all(): readonly Stretch[] {
    return this.stretches;
  }

  about({ branches }: Stretch): unknown[] {
    const special = this.at.size === 0 ? [] : branches.flatMap(({ contribution: { id } }) => this.at.has(id) ? [id, ...this.at.get(id)!] : []);
    return [...this.common, ...special];
  }

  isHeld({ branches }: Stretch): boolean {
    return this.held.size > 0 && branches.some(({ contribution }) => this.held.has(contribution.id));
  }

  readonly one = (branch: Branch): TemplateResult => {
    const { acting } = this.thread;
    const { contribution } = branch;
    const { id } = contribution;
    const translation = this.pending.find(({ target }) => target.kind === "translation" && target.contribution === id);
    const edit = this.pending.find(({ target }) => target.kind === "edit" && target.contribution === id);
    return html`${id === this.firstNew ? html`<div class="new-line" role="separator">${t("thread.newSince")}</div>` : nothing}
      <parley-contribution .branch=${branch} .named=${this.thread.named} .address=${this.thread.addressOf}
        .mayReply=${acting.may("contribute")} .mayEdit=${acting.mayEdit(contribution)} .mayPurge=${acting.may("purge")}
        .mayTranslate=${acting.mayTranslate(contribution)} .rendered=${acting.rendered(contribution)}
        .bodyAway=${edit !== undefined || acting.isEditing(id)} .here=${this.thread.here === id}></parley-contribution>
      ${edit === undefined ? nothing : this.waiting(edit)}
      ${translation === undefined ? nothing : this.waiting(translation)}
      ${acting.composerAt(id)}
      ${(this.replies.get(id) ?? []).map(({ item, depth }) => this.waiting(item, depth))}`;
  };

  atEnd(): TemplateResult[] {
    return (this.replies.get(undefined) ?? []).map(({ item }) => this.waiting(item));
  }

  private waiting(item: Item, depth = 0): TemplateResult {
    const { named, addressOf, feed } = this.thread;
    return html`<parley-pending .item=${item} .takenBack=${this.takenBack} .depth=${depth} .named=${named} .address=${addressOf} .kind=${feed.view?.kind ?? "plenary"}></parley-pending>`;
  }

  private readonly takenBack = (target: Target): void => this.thread.acting.write(target);

  /** What is sent and has arrived stands in the thread already. */
  private isPending({ state: now, target }: Item): boolean {
    if (now.is !== "sent" || target.kind === "withdrawal") return now.is !== "sent";
    return target.kind !== "edit" && target.kind !== "translation" && !this.branches.some((each) => each.contribution.id === now.contribution);
  }
}
