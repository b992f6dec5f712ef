import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { sessionsOf } from "../agenda/feeds.ts";
import { Watch } from "../app/controller.ts";
import { fullDay } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { empty, failed, gone, waiting } from "../app/states.ts";
import type { ForumView, PartyCode, RoomView } from "../app/types.ts";
import { partyName, roomTitle, ruleName } from "../forum/words.ts";
import type { RoomFeed } from "../room/feed.ts";
import { kindSign } from "../room/kind.ts";
import { csv, save } from "./export.ts";
import { paperApi, papersOf } from "./feeds.ts";
import { matrixOf, shortened, type Matrix } from "./matrix.ts";
import { Openings } from "./openings.ts";
import { asOf, isNew, roundsOf, type Round } from "./rounds.ts";
import type { Paper } from "./types.ts";
import { datedWords, revisionWords, symbolWords, titleOf } from "./words.ts";

const quotedMax = 280;

/**
 * Issues by parties: in each cell the first paragraph of the newest paper of that party on that issue.
 * The roles stand there in words because a phone shows the table as blocks, which would no longer be one.
 */
@customElement("parley-positions")
export class ParleyPositions extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @state() private issue = "";
  @state() private party = "";
  /** The session by whose end positions are looked at; "" for today. */
  @state() private round = "";
  private readonly papers = new Watch(this, () => papersOf(this.feed));
  private readonly sessions = new Watch(this, () => sessionsOf(this.feed));
  private made: { feed: RoomFeed; openings: Openings } | undefined;
  private readonly openings = new Watch(this, () => this.read);
  private ready = false;

  private get read(): Openings {
    if (this.made?.feed !== this.feed) this.made = { feed: this.feed, openings: new Openings(paperApi(this.feed)) };
    return this.made.openings;
  }

  override updated(): void {
    const papers = this.papers.store?.page?.papers;
    if (papers !== undefined) this.read.want(cellsOf(matrixOf(this.standing(papers))));
    if (this.ready || this.papers.store?.state === "loading") return;
    this.ready = true;
    this.stands();
  }

  override render(): TemplateResult {
    const store = this.papers.store;
    if (store?.state === "gone") return gone(t("paper.libraryGone"));
    const { forum, room } = this.feed;
    return html`<a class="plain back" href=${address({ page: "papers", forum, room })}>${icon("back")}${t("paper.papers")}</a>
      <header class="page-head"><p class="over">${kindSign(this.view.kind)} ${roomTitle(this.view)}</p><h1 tabindex="-1">${t("paper.positions")}</h1></header>
      <p class="quiet">${t("paper.positionsWhat")}</p>
      ${store?.page !== undefined ? this.body(matrixOf(this.standing(store.page.papers)), this.earlier(store.page.papers)) : store?.state === "failed" ? failed(store.problem, () => void store.reload()) : waiting()}`;
  }

  private get rounds(): readonly Round[] {
    return roundsOf(this.sessions.store?.page?.sessions ?? [], Date.now());
  }

  /** As they stood at the session that is chosen. */
  private standing(papers: readonly Paper[]): readonly Paper[] {
    const round = this.rounds.find(({ id }) => id === this.round);
    return round === undefined ? papers : asOf(papers, round.ends);
  }

  /** As they stood a session earlier, to say what is new since. */
  private earlier(papers: readonly Paper[]): Earlier | undefined {
    const { rounds } = this;
    const chosen = rounds.findIndex(({ id }) => id === this.round);
    const round = chosen < 0 ? rounds.at(-1) : rounds[chosen - 1];
    return round === undefined ? undefined : { round, matrix: matrixOf(asOf(papers, round.ends)) };
  }

  private body(matrix: Matrix, earlier: Earlier | undefined): TemplateResult {
    if (matrix.rows.length === 0) return html`${this.filters(matrix)}${empty(t("paper.noPositions"))}`;
    const rows = matrix.rows.filter(({ issue }) => this.issue === "" || this.issue === issue);
    const columns = matrix.parties.map((party, at) => ({ party, at })).filter(({ party }) => this.party === "" || this.party === party);
    const { problem } = this.openings.store!;
    return html`${this.filters(matrix)}
      ${problem === undefined ? nothing : failed(problem, () => this.read.again(cellsOf(matrix)))}
      <div class="scroller" tabindex="0" role="region" aria-label=${t("paper.positions")}><table class="positions" role="table">
        <caption class="unseen">${t("paper.positionsCaption")}</caption>
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t("paper.issue")}</th>${columns.map(({ party }) => html`<th scope="col" role="columnheader">${partyName(party, this.named)}</th>`)}</tr></thead>
        <tbody role="rowgroup">${rows.map(({ issue, cells }) => html`<tr role="row"><th scope="row" role="rowheader"><bdi>${issue}</bdi></th>
          ${columns.map(({ party, at }) => html`<td role="cell" data-label=${partyName(party, this.named)}>${this.cell(cells[at])}${this.news(cells[at], issue, party, earlier)}</td>`)}</tr>`)}</tbody></table></div>
      <p class="row after-bar no-print"><button type="button" class="button" @click=${() => window.print()}>${t("paper.printPositions")}</button>
        <button type="button" class="button" @click=${() => this.export(rows, columns, earlier)}>${t("paper.exportPositions")}</button></p>`;
  }

  /** What is another than a session earlier. */
  private news(paper: Paper | undefined, issue: string, party: PartyCode, earlier: Earlier | undefined): TemplateResult | typeof nothing {
    return earlier !== undefined && isNew(paper, cellOf(earlier.matrix, issue, party)) ? html`<p class="small"><strong class="revised-mark">${t("paper.newSince", { session: earlier.round.title })}</strong></p>` : nothing;
  }

  private export(rows: Matrix["rows"], columns: readonly { readonly party: PartyCode; readonly at: number }[], earlier: Earlier | undefined): void {
    const head = ["issue", "symbol", "title", "date", "text", "since"].map((name) => t(`paper.column.${name}` as "paper.column.issue"));
    const lines = rows.flatMap(({ issue, cells }) => columns.flatMap(({ party, at }) => {
      const paper = cells[at];
      if (paper === undefined) return [];
      const since = earlier !== undefined && isNew(paper, cellOf(earlier.matrix, issue, party)) ? t("paper.newSince", { session: earlier.round.title }) : "";
      return [[issue, partyName(party, this.named), symbolWords(paper), titleOf(paper), datedWords(paper), this.openings.store?.of(paper)?.words ?? "", since]];
    }));
    // What may be done with it outside goes along.
    const rule = `${ruleName(this.view.rule)}. ${t(`rule.outsideLong.${this.view.rule.outsideUse}`)}`;
    save("positions.csv", csv([[head[0]!, t("forum.party"), ...head.slice(1)], ...lines, [rule]]));
  }

  private filters(matrix: Matrix): TemplateResult | typeof nothing {
    const { rounds } = this;
    if (matrix.rows.length < 2 && matrix.parties.length < 2 && rounds.length === 0) return nothing;
    const choice = (name: "issue" | "party", label: string, values: readonly string[], words: (value: PartyCode) => string): TemplateResult =>
      html`<div class="field"><label for="positions-${name}">${label}</label>
        <select class="input" id="positions-${name}" @change=${(e: Event) => (this[name] = (e.target as HTMLSelectElement).value)}>
          <option value="" .selected=${this[name] === ""}>${t("paper.all")}</option>
          ${values.map((value) => html`<option value=${value} .selected=${value === this[name]}>${words(value)}</option>`)}</select></div>`;
    return html`<div class="filters no-print" role="group" aria-label=${t("paper.filters")}>
      ${choice("issue", t("paper.issue"), matrix.rows.map(({ issue }) => issue), (issue) => issue)}
      ${choice("party", t("forum.party"), matrix.parties, (party) => partyName(party, this.named))}
      ${rounds.length === 0 ? nothing : html`<div class="field"><label for="positions-round">${t("paper.asOf")}</label>
        <select class="input" id="positions-round" @change=${(e: Event) => (this.round = (e.target as HTMLSelectElement).value)}>
          <option value="" .selected=${this.round === ""}>${t("paper.today")}</option>
          ${[...rounds].reverse().map(({ id, title, ends }) => html`<option value=${id} .selected=${id === this.round}>${title}, ${fullDay(ends)}</option>`)}</select></div>`}</div>`;
  }

  private cell(paper: Paper | undefined): TemplateResult {
    if (paper === undefined) return html`<span class="quiet">${t("paper.noPaper")}</span>`;
    const opening = this.openings.store?.of(paper);
    const { forum, room } = this.feed;
    const isRevised = paper.revisions.length > 1;
    return html`<a href=${address({ page: "paper", forum, room, paper: paper.id })} dir="auto" lang=${paper.language ?? nothing}>${titleOf(paper)}</a>
      ${opening === undefined ? html`<p class="quiet small">${this.openings.store?.problem === undefined ? t("app.loading") : ""}</p>`
        : opening.words === "" ? nothing : html`<blockquote dir="auto" lang=${paper.language ?? nothing}>${shortened(opening.words, quotedMax)}</blockquote>`}
      <p class="small quiet"><bdi class="symbol">${symbolWords(paper)}</bdi> · ${datedWords(paper)}</p>
      ${isRevised ? html`<p class="small"><strong class="revised-mark">${t(opening?.changed === true ? "paper.positionChanged" : "paper.positionRevised", { revision: revisionWords(paper, paper) })}</strong></p>` : nothing}`;
  }
}

interface Earlier { readonly round: Round; readonly matrix: Matrix }

function cellOf({ parties, rows }: Matrix, issue: string, party: PartyCode): Paper | undefined {
  return rows.find((row) => row.issue === issue)?.cells[parties.indexOf(party)];
}

function cellsOf({ rows }: Matrix): readonly Paper[] {
  return rows.flatMap(({ cells }) => cells.filter((each): each is Paper => each !== undefined));
}
