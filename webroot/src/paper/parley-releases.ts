import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Doing } from "../agenda/doing.ts";
import { exact, list } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import type { ForumView, RoomView } from "../app/types.ts";
import { partyName } from "../forum/words.ts";
import { choices, line, mistakeOf, summary, type Mistake } from "../membership/form.ts";
import type { RoomFeed } from "../room/feed.ts";
import { embargoFields, embargoOf, type Embargo } from "./embargo.ts";
import { paperApi, papersOf } from "./feeds.ts";
import type { NewRelease, PapersPage, Release } from "./types.ts";
import { symbolWords, titleOf } from "./words.ts";

/** Papers of several parties that open to all at once: nobody sees who has deposited until they do. */
@customElement("parley-releases")
export class ParleyReleases extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) page!: PapersPage;
  @property({ attribute: false }) named?: ForumView | undefined;
  @state() private planning = false;
  @state() private at: Embargo = { date: "", time: "" };
  @state() private mistakes: readonly Mistake[] = [];
  private readonly doing = new Doing(this);

  override render(): TemplateResult | typeof nothing {
    const { releases, mayChair } = this.page;
    if (releases.length === 0 && !mayChair) return nothing;
    const open = releases.filter(({ state }) => state === "open");
    const done = releases.filter(({ state }) => state === "released");
    return html`<section class="section"><h2>${t("paper.releases")}</h2>
      <p class="quiet">${t("paper.releasesWhat")}</p>
      ${open.length === 0 ? nothing : html`<ul class="contents">${open.map((each) => this.one(each))}</ul>`}
      ${done.length === 0 ? nothing : html`<details class="fold"><summary>${t("paper.releasesDone", { count: done.length })}</summary><ul class="contents">${done.map((each) => this.one(each))}</ul></details>`}
      ${!mayChair ? nothing : this.planning ? this.form() : html`<p class="row after-bar"><button type="button" class="button" data-plan @click=${() => this.begin()}>${icon("add")}${t("paper.planRelease")}</button></p>`}</section>`;
  }

  private one(release: Release): TemplateResult {
    const parties = list(release.parties.map((party) => partyName(party, this.named)));
    const mine = this.view.you.party !== undefined && release.parties.includes(this.view.you.party);
    return html`<li class="circulation"><p><strong dir="auto">${release.title}</strong></p>
      <p class="small">${release.state === "released" ? t("paper.releaseOpened") : release.at === undefined ? t("paper.releaseWhenAll", { parties }) : t("paper.releaseAt", { parties, time: exact(release.at) })}</p>
      ${release.state === "open" && mine ? html`<p class="small"><strong>${t(release.mine === true ? "paper.depositedMine" : "paper.depositMissing")}</strong></p>` : nothing}
      ${release.papers === undefined ? nothing : html`<ul class="small">${this.page.papers.filter(({ id }) => release.papers!.includes(id)).map((paper) =>
        html`<li class="row"><a href=${address({ page: "paper", forum: this.feed.forum, room: this.feed.room, paper: paper.id })}><bdi class="symbol">${symbolWords(paper)}</bdi>&nbsp;<bdi>${titleOf(paper)}</bdi></a></li>`)}</ul>`}</li>`;
  }

  private form(): TemplateResult {
    const { mistakes } = this;
    const parties = this.view.audience.parties.map(({ code }) => ({ value: code, words: partyName(code, this.named), on: true }));
    return html`<form class="stack" novalidate @submit=${this.save}><h3>${t("paper.planRelease")}</h3>
      ${summary(mistakes)}
      ${line({ name: "release-title", label: t("paper.releaseTitle"), help: t("paper.releaseTitleHelp"), mistakes })}
      ${choices(t("paper.releaseParties"), "parties", "checkbox", parties)}
      <fieldset class="field"><legend>${t("paper.releaseUntil")}</legend><p class="help">${t("paper.releaseUntilHelp")}</p>
        ${embargoFields(this.at, mistakes, (at) => (this.at = at))}</fieldset>
      <div class="row"><button class="button primary" ?disabled=${this.doing.busy}>${t("paper.planReleaseNow")}</button>
        <button type="button" class="plain" @click=${() => this.end()}>${t("app.cancel")}</button></div></form>`;
  }

  private begin(): void {
    this.planning = true;
    this.mistakes = [];
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("#release-title")?.focus());
  }

  private end(): void {
    this.planning = false;
    this.at = { date: "", time: "" };
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("[data-plan]")?.focus());
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const title = (form.get("release-title") as string).trim().replace(/\s+/g, " ");
    const parties = form.getAll("parties") as string[];
    const timed = this.at.date !== "" || this.at.time !== "";
    const at = timed ? embargoOf(this.at, Date.now()) : undefined;
    this.mistakes = [
      ...(title === "" ? [{ field: "release-title", words: t("paper.titleMissing") }] : []),
      ...(parties.length < 2 ? [{ field: "", words: t("paper.releaseTwo") }] : []),
      ...(timed && at === undefined ? [{ field: "embargo-date", words: t("paper.embargoWrong") }] : []),
    ];
    if (this.mistakes.length === 0) await this.send({ title, parties, ...(at === undefined ? {} : { at }) });
    if (this.mistakes.length > 0) await this.updateComplete.then(() => this.querySelector<HTMLElement>("[role=alert]")?.focus());
  };

  private async send(wanted: NewRelease): Promise<void> {
    const done = await this.doing.run(JSON.stringify(wanted), (command) => papersOf(this.feed).during(() => paperApi(this.feed).planRelease(command, wanted)));
    if (done) this.end();
    else if (this.doing.problem !== undefined) this.mistakes = [mistakeOf(this.doing.problem, { title: "release-title", at: "embargo-date" })];
  }
}
