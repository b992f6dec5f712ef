// What I do in a thread: write, reply, quote, edit, withdraw, copy an address, see versions.
import { html, nothing, type TemplateResult } from "lit";
import { app } from "../app/app.ts";
import { announce } from "../app/announcer.ts";
import { copyOut } from "../app/copying.ts";
import { messages, t } from "../app/i18n.ts";
import { problemWords } from "../app/states.ts";
import { isWithdrawn, type Contribution, type QuoteSent, type Spoken } from "../app/types.ts";
import type { Target } from "../outbox/target.ts";
import { confide } from "../conduct/confiding.ts";
import { translationApi, translationsOf } from "../translation/feeds.ts";
import type { Rendered } from "../translation/renderings.ts";
import { beside } from "../translation/state.ts";
import type { ParleyThread } from "./parley-thread.ts";
import { askToPurge } from "./purging.ts";
import { askToWithdraw } from "./withdrawing.ts";
import { mayWrite } from "./writing.ts";
import { selected } from "./selection.ts";
import { showVersions } from "./versions.ts";
import { plainText } from "./plain.ts";
import type { Act } from "./parley-contribution.ts";
import type { ParleyComposer } from "../draft/parley-composer.ts";

export class Acting {
  target: Target | undefined;

  constructor(private readonly thread: ParleyThread) {}

  /** The contribution at which the composer stands, if not at the end. */
  get place(): string | undefined {
    const { target } = this;
    return target === undefined || target.kind === "thread" ? undefined : target.kind === "contribution" ? target.parent : target.contribution;
  }

  may(right: string): boolean {
    return this.thread.feed.view?.you.rights.includes(right) ?? false;
  }

  mayEdit(contribution: Contribution): boolean {
    const minutes = this.thread.feed.view?.editMinutes ?? 0;
    const mine = this.thread.feed.thread(this.thread.thread).mine.has(contribution.id);
    return mine && !isWithdrawn(contribution) && Date.now() < Date.parse(contribution.at) + minutes * 60_000;
  }

  /** An author, or an interpreter. */
  mayTranslate(contribution: Contribution): boolean {
    const mine = this.thread.feed.thread(this.thread.thread).mine.has(contribution.id);
    return !isWithdrawn(contribution) && (mine || this.may("translate"));
  }

  rendered(contribution: Contribution): Rendered {
    const { feed, thread } = this.thread;
    const { page } = translationsOf(feed, thread);
    const written = feed.thread(thread).mine.has(contribution.id);
    return {
      translations: beside(page, contribution.id, messages.locale),
      mayWithdraw: ({ id }) => written || (page?.mine.includes(id) ?? false),
      withdraw: ({ id }) => void translationsOf(feed, thread).during(() => translationApi().withdraw({ forum: feed.forum, room: feed.room, thread, contribution: contribution.id }, id))
        .then(() => announce(t("translation.withdrawn")), (problem: Error) => announce(problemWords(problem))),
    };
  }

  isEditing(contribution: string): boolean {
    return this.target?.kind === "edit" && this.target.contribution === contribution;
  }

  act(act: Act, contribution: Contribution): void {
    if (act === "copyLink") return void this.copyLink(contribution);
    if (isWithdrawn(contribution)) return;
    const where = { forum: this.thread.feed.forum, room: this.thread.feed.room };
    switch (act) {
      case "reply":
        return this.may("contribute") ? this.write({ ...this.thread.target(), parent: contribution.id } as Target) : undefined;
      case "quote":
        return this.quote(contribution);
      case "edit":
        return this.edit(contribution);
      case "confide":
        return confide(this.thread.feed, contribution.id, this.thread.named);
      case "translate":
        return this.write({ kind: "translation", ...where, thread: contribution.thread, contribution: contribution.id, version: contribution.version });
      case "withdraw":
        return askToWithdraw(() => this.withdraw(contribution));
      case "purge":
        return askToPurge(where, contribution, this.opensThread(contribution));
      case "versions":
        return void showVersions(contribution, { ...where, named: this.thread.named, address: this.thread.addressOf });
    }
  }

  private opensThread({ thread, id }: Contribution): boolean {
    return this.thread.feed.thread(thread).contributions[0]?.id === id;
  }

  private withdraw(contribution: Spoken): void {
    const { forum, room } = this.thread.feed;
    const shown = this.thread.feed.shown();
    if (shown !== undefined) void app.outbox.withdraw({ forum, room, thread: contribution.thread, contribution: contribution.id }, shown);
  }

  private edit(contribution: Spoken): void {
    if (!this.mayEdit(contribution)) return;
    const { forum, room } = this.thread.feed;
    this.write({ kind: "edit", forum, room, thread: contribution.thread, contribution: contribution.id, version: contribution.version });
  }

  /** Opens the composer for this target; the one that was open keeps its text on the device. */
  write(target: Target, quote?: QuoteSent): void {
    this.target = target;
    this.thread.requestUpdate();
    void this.thread.updateComplete.then(() => {
      const composers = [...this.thread.querySelectorAll<ParleyComposer>("parley-composer")];
      composers.find((each) => each.open)?.begin(quote);
    });
  }

  /** What is selected, or the whole contribution when nothing is. */
  private quote(contribution: Spoken): void {
    const part = selected();
    const whole = { contribution: contribution.id, version: contribution.version, from: 0, to: plainText(contribution.body).length };
    this.insert(part?.contribution === contribution.id ? part : whole);
  }

  quoteSelection(): void {
    const part = selected();
    if (part === undefined) announce(t("quote.selectFirst"));
    else this.insert(part);
  }

  private insert(quote: QuoteSent): void {
    if (!this.may("contribute")) return;
    const open = this.target?.kind === "contribution";
    this.write(open ? this.target! : ({ ...this.thread.target(), parent: quote.contribution } as Target), quote);
  }

  private copyLink(contribution: Contribution): Promise<void> {
    return copyOut(new URL(this.thread.addressOf(contribution.id), location.href).href, t("contribution.linkCopied"));
  }

  /** A text begun here before stands open again when I come back. */
  async reopen(): Promise<void> {
    this.target = undefined;
    const { thread } = this.thread;
    const begun = (await app.drafts.all()).filter(({ target }) => target.kind !== "thread" && target.thread === thread);
    const latest = begun.sort((a, b) => b.saved - a.saved)[0];
    if (latest === undefined || this.thread.thread !== thread || this.target !== undefined) return;
    this.target = latest.target;
    this.thread.requestUpdate();
  }

  /** The composer at its place: under what it answers, in place of what it edits, or at the end. */
  composerAt(contribution: string | undefined): TemplateResult | typeof nothing {
    const feed = this.thread.feed;
    const { target, place } = this;
    if (contribution !== undefined && (target === undefined || place !== contribution)) return nothing;
    if (!mayWrite(this.thread.feed.view?.you.rights, contribution === undefined ? undefined : target)) return contribution === undefined ? html`<p class="quiet section">${t("thread.readOnly")}</p>` : nothing;
    const atEnd = contribution === undefined;
    const open = target !== undefined && place === contribution;
    return html`<parley-composer .feed=${feed} .named=${this.thread.named} .target=${open ? target : this.thread.target()} .open=${open}
      .thread=${feed.thread(this.thread.thread)} .words=${open && target?.kind === "translation" ? t("translation.writing") : atEnd ? t("composer.contribute") : t("composer.reply")}
      @composer-open=${() => this.write(this.thread.target())} @composer-close=${this.close}></parley-composer>`;
  }

  /** The focus does not fall into nothing: it goes to what was sent, or back to where writing began. */
  private readonly close = (): void => {
    const target = this.target;
    this.target = undefined;
    this.thread.requestUpdate();
    void this.thread.updateComplete.then(() => {
      const answered = target?.kind === "contribution" ? target.parent : target?.kind === "edit" || target?.kind === "translation" ? target.contribution : undefined;
      const sent = [...this.thread.querySelectorAll<HTMLElement>(".pending")].at(-1);
      const origin = answered === undefined ? undefined : this.thread.querySelector<HTMLElement>(`#c-${CSS.escape(answered)}`);
      (sent ?? origin ?? this.thread.querySelector<HTMLElement>(".composer-opener"))?.focus({ preventScroll: true });
    });
  };
}
