import archiveIcon from "lucide-static/icons/folder-down.svg";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { announce } from "../app/announcer.ts";
import { app } from "../app/app.ts";
import { Watch } from "../app/controller.ts";
import { myZone } from "../app/format.ts";
import { messages, t } from "../app/i18n.ts";
import { drawn, icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { Problem, Unreachable } from "../app/problem.ts";
import { address } from "../app/places.ts";
import { problemWords } from "../app/states.ts";
import type { ForumView, Id } from "../app/types.ts";
import { plannedOf } from "../agenda/state.ts";
import type { AgendaPage } from "../agenda/types.ts";
import { save } from "../paper/export.ts";
import { paperApi, papersOf } from "../paper/feeds.ts";
import { readIn, readingOf } from "../paper/read.ts";
import type { Paper } from "../paper/types.ts";
import { submitter, symbolWords, titleOf } from "../paper/words.ts";
import { renditionApi } from "../rendition/feeds.ts";
import type { RoomFeed } from "../room/feed.ts";
import { fileName, hasGone, Taking, type Wanted, wantedOf } from "./taking.ts";

const kinds = ["pdf", "docx", "odt"] as const;
type Kind = (typeof kinds)[number];

/** The papers that an agenda names: what of them I have still to read, and all of them to take away as one file. */
@customElement("parley-session-papers")
export class ParleySessionPapers extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) named?: ForumView | undefined;
  @property({ attribute: false }) page!: AgendaPage;
  @state() private as: Kind = "pdf";
  private readonly papers = new Watch(this, () => papersOf(this.feed));
  private readonly read = new Watch(this, () => readIn(this.feed));
  private readonly taking = new Taking((path) => fetch(path, app.api.http.account === undefined ? {} : { headers: { "parley-account": app.api.http.account } }), () => new Promise((again) => window.setTimeout(again, 2_000)));
  protected readonly progress = new Watch(this, () => this.taking);

  override render(): TemplateResult | typeof nothing {
    const papers = papersNamed(this.page, this.papers.store?.page?.papers ?? []);
    if (papers.length === 0) return nothing;
    const marks = this.read.store?.papers;
    const left = papers.filter(({ paper }) => ["unread", "revised"].includes(readingOf(paper, marks))).length;
    return html`
      <p class="no-print">${marks === undefined ? nothing : left === 0 ? t("agenda.papersAllRead") : t("agenda.papersLeft", { count: left, total: papers.length })} <span class="quiet small">${t("agenda.papersOwn")}</span></p>
      ${this.read.store?.problem === undefined ? nothing : html`<div class="note danger" role="alert"><p>${problemWords(this.read.store.problem)}</p></div>`}
      <ul class="contents session-papers">${papers.map((each) => this.one(each))}</ul>
      ${this.takeAway(papers)}`;
  }

  private one({ paper, number }: Named): TemplateResult {
    const { forum, room } = this.feed;
    const reading = readingOf(paper, this.read.store?.papers);
    const who = submitter(paper, this.named);
    return html`<li class="session-paper"><a class="entry" href=${address({ page: "paper", forum, room, paper: paper.id })}>
        <span class="title" dir="auto" lang=${paper.language ?? nothing}>${titleOf(paper)}</span>
        <span class="beneath"><bdi class="symbol">${symbolWords(paper)}</bdi>${who === "" ? nothing : html` · <bdi>${who}</bdi>`} · ${t("agenda.ofItem", { number })}</span></a>
      ${reading === "nothing" || this.read.store?.papers === undefined || this.feed.view?.openUntil !== undefined ? nothing : html`<p class="row no-print">
        <button class="button" aria-pressed=${reading === "read"} @click=${() => void this.read.store?.mark(paper.id, reading === "read" ? undefined : paper.revision)}>${reading === "read" ? icon("live") : nothing}${t("agenda.paperRead")}<span class="unseen"> ${titleOf(paper)}</span></button>
        ${reading === "revised" ? html`<strong>${t("agenda.paperRevised")}</strong>` : nothing}</p>`}</li>`;
  }

  private takeAway(papers: readonly Named[]): TemplateResult {
    const { stage, done, total, missing } = this.taking;
    return html`<div class="take-away stack tight no-print">
      <p class="row"><span class="label">${t("agenda.takeAll")}</span>
        ${kinds.map((as) => html`<button class="button" ?disabled=${stage === "fetching"} @click=${() => void this.take(as, papers)}>${drawn(archiveIcon)}${t(as === "pdf" ? "agenda.takeAllPdf" : as === "odt" ? "agenda.takeAllOdt" : "agenda.takeAllWord")}</button>`)}</p>
      <p class="quiet small">${t("agenda.takeAllWhat")}</p>
      ${stage === "fetching" ? html`<p role="status"><progress max=${total} .value=${done}></progress> ${t("agenda.taking", { done, total })}</p>` : nothing}
      ${stage === "done" ? html`<p role="status">${t("agenda.taken")}</p>` : nothing}
      ${stage === "done" && missing.length > 0 ? html`<div class="note"><p>${t("agenda.takenWithout")}</p><ul>${missing.map((name) => html`<li><bdi>${name}</bdi></li>`)}</ul></div>` : nothing}
      ${stage === "broken" ? html`<div class="note danger" role="alert"><p>${t("agenda.takingBroke", { done, total })}</p>
        <p><button class="button" @click=${() => void this.take(this.as, papers)}>${t("agenda.takeOn")}</button></p></div>` : nothing}</div>`;
  }

  private async take(as: Kind, papers: readonly Named[]): Promise<void> {
    this.as = as;
    const blob = await this.taking.take(() => this.wanted(as, papers), papers.length + 1, (missing) => `${t("agenda.takenWithout")}\r\n\r\n${missing.join("\r\n")}\r\n`);
    if (blob === undefined) return;
    save("session.zip", blob);
    announce(t("agenda.taken"));
  }

  /** The agenda first, then the papers in its order, with what goes with each; of what was withdrawn there is nothing to take. */
  private async wanted(as: Kind, papers: readonly Named[]): Promise<Wanted[] | undefined> {
    const base = `/api/forums/${encodeURIComponent(this.feed.forum)}/rooms/${encodeURIComponent(this.feed.room)}`;
    const how = { as, in: messages.locale.slice(0, 2) };
    const agenda = `${base}/sessions/${encodeURIComponent(this.page.session.id)}/agenda/copy?${new URLSearchParams({ ...how, zone: myZone() }).toString()}`;
    const all: Wanted[] = [{ name: fileName(0, "agenda", as), path: agenda, isNeeded: true }];
    const there = papers.filter(({ paper }) => paper.status !== "withdrawn");
    for (const [at, { paper }] of there.entries()) {
      try {
        all.push(...(await this.parts(paper, { base, place: at + 1, how })));
      } catch (error) {
        if (error instanceof Problem && hasGone(error.status)) all.push({ name: fileName(at + 1, paper.symbol ?? "", as) });
        else if (error instanceof Problem || error instanceof Unreachable) return undefined;
        else throw error;
      }
    }
    return all;
  }

  private async parts({ id, symbol = "" }: Paper, { base, place, how }: { base: string; place: number; how: Readonly<Record<string, string>> }): Promise<Wanted[]> {
    const [{ paper, annexes }, { renditions }] = await Promise.all([paperApi(this.feed).paper(id), renditionApi(this.feed, id).all()]);
    const versions = renditions.filter(({ rendered }) => rendered > 0).map(({ language }) => language);
    return wantedOf({ place, symbol: paper.symbol ?? symbol, path: `${base}/papers/${encodeURIComponent(id)}`, revision: paper.revision }, { versions, annexes }, how);
  }
}

export interface Named { readonly paper: Paper; readonly number: number }

/** Each paper once, at the first item that names it, in the order of the agenda. */
export function papersNamed(page: AgendaPage, all: readonly Paper[]): Named[] {
  const found = new Map<Id, Named>();
  plannedOf(page.items).forEach((item, at) => {
    for (const id of item.papers) {
      const paper = all.find((each) => each.id === id);
      if (paper !== undefined && !found.has(id)) found.set(id, { paper, number: at + 1 });
    }
  });
  return [...found.values()];
}
