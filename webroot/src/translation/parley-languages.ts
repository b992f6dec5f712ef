import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Watch } from "../app/controller.ts";
import { moment } from "../app/format.ts";
import { languageName, t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { empty, failed, problemWords, waiting } from "../app/states.ts";
import type { ForumView, Language, RoomView } from "../app/types.ts";
import { bylineParts, roomTitle } from "../forum/words.ts";
import type { RoomFeed } from "../room/feed.ts";
import { languagesOf, translationApi } from "./feeds.ts";
import type { Awaiting } from "./types.ts";

const six = ["en", "ru", "zh", "fr", "ar", "fa"] as const;

/** Which languages a room works in, and what still waits for a translation into one of them. */
@customElement("parley-languages")
export class ParleyLanguages extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @state() private into = "";
  @state() private wrong = "";
  @state() private busy = false;
  private readonly follow = new Watch(this, () => languagesOf(this.feed));
  private stood = false;

  override updated(): void {
    if (this.stood || this.follow.store?.page === undefined) return;
    this.stood = true;
    this.stands();
  }

  override render(): TemplateResult {
    const feed = this.follow.store;
    if (feed?.page === undefined) return feed?.state === "failed" ? failed(feed.problem, () => void feed.reload()) : waiting();
    const { languages, awaiting } = feed.page;
    const shown = awaiting.filter(({ missing, stale }) => this.into === "" || missing.includes(this.into) || stale.includes(this.into));
    return html`
      <a class="plain back" href=${address({ page: "room", forum: this.view.forum, room: this.view.id })}>${icon("back")}${roomTitle(this.view)}</a>
      <header class="page-head"><h1 tabindex="-1">${t("translation.languages")}</h1></header>
      ${this.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.wrong}</p></div>`}
      <section class="section stack"><h2>${t("translation.workingLanguages")}</h2>
        ${this.view.you.rights.includes("lock") ? this.choice(languages) : html`<p>${languages.length === 0 ? t("translation.any") : languages.map(languageName).join(" · ")}</p>`}</section>
      <section class="section stack"><h2>${t("translation.awaiting")}</h2>
        ${languages.length < 2 ? empty(t("translation.nothingAwaited")) : html`
          <label class="field"><span>${t("translation.into")}</span><select class="input auto" @change=${(e: Event) => (this.into = (e.target as HTMLSelectElement).value)}>
            <option value="">${t("translation.intoAny")}</option>${languages.map((each) => html`<option value=${each} ?selected=${each === this.into}>${languageName(each)}</option>`)}</select></label>
          ${shown.length === 0 ? html`<p class="quiet">${t("translation.allThere")}</p>` : html`<ul class="contents">${shown.map((each) => this.entry(each))}</ul>`}`}</section>`;
  }

  /** The chair says it by ticking. */
  private choice(languages: readonly Language[]): TemplateResult {
    return html`<p class="quiet">${t("translation.choose")}</p>
      <div class="row">${six.map((each) => html`<label class="check"><input type="checkbox" .checked=${languages.includes(each)} ?disabled=${this.busy}
        @change=${(e: Event) => void this.work(each, (e.target as HTMLInputElement).checked)}><span lang=${each}>${languageName(each)}</span></label>`)}</div>`;
  }

  private entry(each: Awaiting): TemplateResult {
    const { forum, id: room } = this.view;
    const what = [
      ...each.missing.map((language) => t("translation.missing", { language: languageName(language) })),
      ...each.stale.map((language) => t("translation.behind", { language: languageName(language) })),
    ];
    return html`<li><a class="entry" href=${address({ page: "thread", forum, room, thread: each.thread, at: each.contribution })}>
      <span class="title" dir="auto" lang=${each.language}>${each.excerpt}</span>
      <span class="beneath"><bdi>${each.title ?? t("thread.untitled")}</bdi> · ${bylineParts(each.author, this.named).name} · <time datetime=${each.at}>${moment(each.at)}</time></span>
      <span class="beneath"><strong>${what.join(" · ")}</strong></span></a></li>`;
  }

  private async work(language: Language, on: boolean): Promise<void> {
    const feed = this.follow.store!;
    const before = feed.page?.languages ?? [];
    const languages = on ? [...before, language] : before.filter((each) => each !== language);
    this.busy = true;
    this.wrong = "";
    await feed.during(() => translationApi().work(this.view.forum, this.view.id, languages)).catch((problem: Error) => (this.wrong = problemWords(problem)));
    this.busy = false;
  }
}
