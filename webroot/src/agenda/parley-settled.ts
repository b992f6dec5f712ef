import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { failed, waiting } from "../app/states.ts";
import type { ForumView } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import { agendaApi } from "./feeds.ts";
import type { AgendaPage, SettledPage } from "./types.ts";
import "./parley-amendment.ts";

/** What was proposed on top of an agenda and is open no more: read when it is unfolded, and anew when the agenda is told anew. */
@customElement("parley-settled")
export class ParleySettled extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) page!: AgendaPage;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ type: Boolean }) writing = false;
  @state() private unfolded = false;
  @state() private read: SettledPage | undefined;
  @state() private problem: Error | undefined;
  /** Only the answer to the last question counts. */
  private asked = 0;

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("page");
    // What is told of an item alone says nothing of proposals but which fit.
    if (before !== undefined && before.amended?.amendments !== this.page.amended?.amendments && this.unfolded) void this.load();
  }

  override render(): TemplateResult | typeof nothing {
    const count = this.page.amended?.settled ?? 0;
    if (count === 0) return nothing;
    return html`<details class="fold" @toggle=${this.toggled}><summary>${t("amend.decided", { count })}</summary>${this.unfolded ? this.list() : nothing}</details>`;
  }

  private list(): unknown {
    if (this.problem !== undefined) return failed(this.problem, () => void this.load());
    if (this.read === undefined) return waiting();
    const { feed, page, named, writing } = this;
    const { amendments, more } = this.read;
    return [
      repeat(amendments, ({ id }) => id, (amendment) => html`<parley-amendment .feed=${feed} .page=${page} .named=${named} .amendment=${amendment} .writing=${writing}></parley-amendment>`),
      more ? html`<p class="row no-print"><button class="button" @click=${() => void this.further()}>${t("search.more")}</button></p>` : nothing,
    ];
  }

  private readonly toggled = (event: Event): void => {
    void this.unfold((event.target as HTMLDetailsElement).open);
  };

  async unfold(open: boolean): Promise<void> {
    this.unfolded = open;
    if (open) return this.load();
    // What is gone meanwhile must not be shown when it is unfolded again.
    this.asked++;
    this.read = undefined;
  }

  /** As much as was read before: what is gone from it meanwhile must not stay. */
  async load(): Promise<void> {
    const least = this.read?.amendments.length ?? 1;
    await this.reading(async () => {
      let all = await this.behind(undefined);
      while (all.more && all.amendments.length < least) all = await this.following(all);
      return all;
    });
  }

  async further(): Promise<void> {
    const { read } = this;
    if (read !== undefined) await this.reading(() => this.following(read));
  }

  private async reading(work: () => Promise<SettledPage>): Promise<void> {
    const asked = ++this.asked;
    try {
      const read = await work();
      if (asked === this.asked) [this.read, this.problem] = [read, undefined];
    } catch (problem) {
      if (asked === this.asked) [this.read, this.problem] = [undefined, problem as Error];
    }
  }

  private async following({ amendments }: SettledPage): Promise<SettledPage> {
    const next = await this.behind(amendments.at(-1)!.id);
    return { ...next, amendments: [...amendments, ...next.amendments] };
  }

  private behind(before: string | undefined): Promise<SettledPage> {
    return agendaApi(this.feed).settledAmendments(this.page.session.id, before);
  }
}
