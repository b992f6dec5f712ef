import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import type { ForumView, RoomView } from "../app/types.ts";
import { timedCopies } from "../handout/copies.ts";
import type { RoomFeed } from "../room/feed.ts";
import { editionName } from "./editions.ts";
import type { AgendaPage, Amended, Amendment, Edition } from "./types.ts";
import "./parley-amend-form.ts";
import "./parley-amendment.ts";
import "./parley-settled.ts";

/** What is proposed on top of an adopted agenda, and the agenda as it was adopted and amended. */
@customElement("parley-amendments")
export class ParleyAmendments extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) page!: AgendaPage;
  @property({ attribute: false }) named?: ForumView | undefined;
  /** Being written: from the agenda as it stands, or from a proposal that did not come through. */
  @state() private writing: "new" | Amendment | undefined;

  override render(): TemplateResult | typeof nothing {
    const { amended, mayAmend } = this.page;
    if (amended === undefined) return nothing;
    const { amendments: open, settled } = amended;
    return html`${this.editions(amended)}
      ${open.length === 0 && settled === 0 && !mayAmend && this.writing === undefined ? nothing : html`<section class="section amendments"><h2>${t("amend.title")}</h2>
        ${open.length === 0 ? html`<p class="quiet">${t(mayAmend ? "amend.none" : "amend.noneYet")}</p>` : this.list(open)}
        ${this.proposing()}
        <parley-settled .feed=${this.feed} .page=${this.page} .named=${this.named} .writing=${this.writing !== undefined} @again=${this.again}></parley-settled></section>`}`;
  }

  private list(all: readonly Amendment[]): TemplateResult {
    const { feed, page, named } = this;
    return html`${repeat(all, ({ id }) => id, (amendment) => html`<parley-amendment .feed=${feed} .page=${page} .named=${named} .amendment=${amendment} .writing=${this.writing !== undefined}
      @again=${this.again}></parley-amendment>`)}`;
  }

  private readonly again = ({ detail }: CustomEvent<Amendment>): void => {
    this.writing = detail;
  };

  private proposing(): TemplateResult | typeof nothing {
    if (this.writing === undefined && !this.page.mayAmend) return nothing;
    if (this.writing === undefined) return html`<p class="row no-print"><button class="button" data-amend @click=${() => (this.writing = "new")}>${icon("pen")}${t("amend.propose")}</button></p>`;
    const { feed, view, page, named, writing } = this;
    return html`<parley-amend-form class="no-print" .feed=${feed} .view=${view} .page=${page} .named=${named} .from=${writing === "new" ? undefined : writing} @done=${this.end}></parley-amend-form>`;
  }

  private readonly end = (): void => {
    this.writing = undefined;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("[data-amend]")?.focus());
  };

  /** Once there is more than one there is something to look back at. */
  private editions({ editions }: Amended): TemplateResult | typeof nothing {
    if (editions.length < 2) return nothing;
    return html`<details class="fold editions no-print"><summary>${t("amend.editions", { count: editions.length })}</summary>
      <ol class="plain-list" reversed>${[...editions].reverse().map((each) => this.edition(each, each === editions.at(-1)))}</ol></details>`;
  }

  private edition(edition: Edition, holds: boolean): TemplateResult {
    return html`<li><span><strong>${editionName(edition)}</strong> ${moment(edition.at)}${holds ? html` · ${t("amend.holds")}` : nothing}</span>
      <div class="row"><button class="plain" @click=${() => void this.look(edition)}>${icon("history")}${t("amend.read")}<span class="unseen"> ${editionName(edition)}</span></button>
        ${timedCopies(this.feed, `sessions/${this.page.session.id}/agenda`, `agenda-${edition.number}`, { edition: String(edition.number) })}</div></li>`;
  }

  private async look(edition: Edition): Promise<void> {
    const { showEdition } = await import("./edition.ts");
    await showEdition(this.feed, this.page.session, edition, this.named);
  }
}
