import file from "lucide-static/icons/file-text.svg";
import said from "lucide-static/icons/message-square.svg";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { app } from "../app/app.ts";
import { Watch } from "../app/controller.ts";
import { exact, moment } from "../app/format.ts";
import { languageName, t, textOf } from "../app/i18n.ts";
import { drawn, icon } from "../app/icons.ts";
import { Keys } from "../app/keys.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { failed, waiting } from "../app/states.ts";
import type { Id } from "../app/types.ts";
import { bylineParts, roomTitle } from "../forum/words.ts";
import { submitter, symbolWords } from "../paper/words.ts";
import { kindSign } from "../room/kind.ts";
import { hitKey, pieces, type Excerpt, type Hit, type Order, type Question } from "./finding.ts";

const languages = ["en", "ru", "zh", "fr", "ar", "fa"] as const;

/** Search within my rooms. What I look for stands in no address, title or history. */
@customElement("parley-search")
export class ParleySearch extends Light {
  private readonly finding = new Watch(this, () => app.finding);
  private readonly forums = new Watch(this, () => app.forums);
  private readonly followed = new Map<Id, () => void>();

  constructor() {
    super();
    new Keys(this, {
      search: () => this.field()?.select(),
      next: () => this.step(1),
      previous: () => this.step(-1),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (app.forums.state !== "ready") void app.forums.reload();
    void app.finding.again();
  }

  override disconnectedCallback(): void {
    for (const end of this.followed.values()) end();
    this.followed.clear();
    super.disconnectedCallback();
  }

  override firstUpdated(): void {
    const begins = app.finding.state === "nothing";
    this.stands(() => (begins ? this.field()?.focus() : undefined));
  }

  /** The parties of the forums that hits come from are named when they are known. */
  override updated(): void {
    for (const { forum } of this.finding.store?.hits ?? []) {
      if (!this.followed.has(forum)) this.followed.set(forum, app.forums.view(forum).onChange(() => this.requestUpdate()));
    }
  }

  private field(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("#search-words");
  }

  private step(by: number): void {
    const all = [...this.querySelectorAll<HTMLElement>(".found a.entry")];
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
  }

  override render(): TemplateResult {
    return html`<div class="column narrow">
      <header class="page-head"><h1 tabindex="-1">${t("search.title")}</h1></header>
      ${this.form()}
      <p class="search-count" role="status">${this.summary()}</p>
      ${this.results()}
    </div>`;
  }

  private form(): TemplateResult {
    const { question } = app.finding;
    return html`<form class="search stack" role="search" autocomplete="off" @submit=${this.submit}>
      <div class="field wide"><label for="search-words">${t("search.words")}</label>
        <div class="search-line"><input id="search-words" class="input" type="search" dir="auto" maxlength="200" autocomplete="off" autocapitalize="off" spellcheck="false"
            enterkeyhint="search" aria-describedby="search-help" .value=${question.words}>
          <button class="button primary">${icon("find")}${t("search.find")}</button></div>
        <span class="help" id="search-help">${t("search.help")}</span></div>
      <details ?open=${isNarrow(question)}><summary>${t("search.narrow")}</summary><div class="search-narrow">
        <div class="field"><label for="search-where">${t("search.where")}</label>
          <select id="search-where" class="input" autocomplete="off" @change=${this.choose}>${this.places(question)}</select></div>
        <div class="field"><label for="search-language">${t("search.language")}</label>
          <select id="search-language" class="input" autocomplete="off" @change=${this.choose}>
            <option value="" ?selected=${question.language === undefined}>${t("search.anyLanguage")}</option>
            ${languages.map((each) => html`<option value=${each} ?selected=${each === question.language}>${languageName(each)}</option>`)}</select></div>
        <div class="field"><label for="search-order">${t("search.order")}</label>
          <select id="search-order" class="input" autocomplete="off" @change=${this.choose}>${(["newest", "fit"] as const).map((each) =>
            html`<option value=${each} ?selected=${each === (question.order ?? "newest")}>${t(`search.order.${each}`)}</option>`)}</select></div>
        <div class="field"><label for="search-author">${t("search.author")}</label>
          <input id="search-author" class="input" type="text" dir="auto" maxlength="100" autocomplete="off" spellcheck="false"
            title=${t("search.authorHelp")} .value=${question.author ?? ""}></div>
      </div></details></form>`;
  }

  private places(question: Question): TemplateResult[] {
    const chosen = where(question);
    const all = html`<option value="" ?selected=${chosen === ""}>${t("search.everywhere")}</option>`;
    return [all, ...(this.forums.store?.list ?? []).map((forum) => html`<optgroup label=${textOf(forum.name)}>
      <option value=${forum.id} ?selected=${chosen === forum.id}>${t("search.wholeForum", { forum: textOf(forum.name) })}</option>
      ${forum.rooms.map((room) => html`<option value="${forum.id} ${room.id}" ?selected=${chosen === `${forum.id} ${room.id}`}>${roomTitle(room)} · ${t(`kind.${room.kind}`)}</option>`)}
    </optgroup>`)];
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    void app.finding.find(this.asked());
  };

  /** A choice narrows at once what was looked for; it does not ask a question that was not asked. */
  private readonly choose = (): void => {
    if (app.finding.state !== "nothing") void app.finding.find(this.asked());
  };

  private asked(): Question {
    const value = (name: string): string => this.querySelector<HTMLInputElement | HTMLSelectElement>(`#search-${name}`)?.value.trim() ?? "";
    const [forum, room] = value("where").split(" ");
    const language = value("language");
    const author = value("author");
    return {
      words: value("words"),
      ...(forum ? { forum } : {}),
      ...(room === undefined ? {} : { room }),
      ...(language === "" ? {} : { language }),
      ...(author === "" ? {} : { author }),
      order: value("order") as Order,
    };
  }

  private summary(): string {
    const finding = this.finding.store;
    if (finding?.state === "asking") return t("search.asking");
    return finding?.state === "found" ? t("search.count", { count: finding.count }) : "";
  }

  private results(): TemplateResult | typeof nothing {
    const finding = app.finding;
    switch (finding.state) {
      case "nothing":
        return html`<div class="note calm"><p>${t("search.begin")}</p></div>`;
      case "asking":
        return waiting();
      case "failed":
        return failed(finding.problem, () => void finding.again());
      case "found":
        return finding.count === 0 ? this.none() : this.found(finding.hits, finding.next !== undefined);
    }
  }

  private none(): TemplateResult {
    return html`<div class="note calm"><p>${t("search.none")}</p>
      <ul class="points"><li>${t("search.none1")}</li><li>${t("search.none2")}</li><li>${t("search.none3")}</li></ul></div>`;
  }

  private found(hits: readonly Hit[], more: boolean): TemplateResult {
    return html`<ol class="contents found">${repeat(hits, hitKey, (hit) => html`<li>${this.hit(hit)}</li>`)}</ol>
      ${more ? html`<p class="section"><button class="button" @click=${() => void app.finding.more()}>${t("search.more")}</button></p>` : nothing}`;
  }

  private hit(hit: Hit): TemplateResult {
    const forum = app.forums.list.find((each) => each.id === hit.forum);
    const room = forum?.rooms.find((each) => each.id === hit.room);
    const by = this.by(hit);
    return html`<a class="entry" href=${whereTo(hit)}>
      <span class="beneath kind">${hit.kind === "contribution" ? drawn(said) : hit.kind === "paper" ? drawn(file) : icon("language")} ${kindWords(hit)}</span>
      <span class="title" dir="auto" lang=${hit.language}>${hit.title === undefined ? t("thread.untitled") : marked(hit.title)}</span>
      <span class="words" dir="auto" lang=${hit.language}>${marked(hit.excerpt)}</span>
      <span class="beneath">${by}${by === nothing ? nothing : " · "}<time datetime=${hit.at} title=${exact(hit.at)}>${moment(hit.at)}</time></span>
      ${room === undefined || forum === undefined ? nothing : html`<span class="beneath">${kindSign(room.kind)} ${roomTitle(room)} · ${textOf(forum.name)}</span>`}
    </a>`;
  }

  private by(hit: Hit): TemplateResult | typeof nothing {
    const view = app.forums.view(hit.forum).view;
    if (hit.kind !== "contribution") {
      const who = submitter(hit, view);
      return who === "" ? nothing : html`<bdi class="name">${who}</bdi>`;
    }
    const { name, rest, hidden } = bylineParts(hit.author, view);
    return html`<span>${hidden ? icon("mask") : nothing}<bdi class="name">${name}</bdi>${rest.map((each) => html` · ${each}`)}</span>`;
  }
}

function whereTo(hit: Hit): string {
  const { forum, room } = hit;
  if (hit.kind === "contribution") return address({ page: "thread", forum, room, thread: hit.thread, at: hit.contribution });
  const { paper, language } = hit;
  return address(hit.kind === "paper" ? { page: "paper", forum, room, paper } : { page: "rendition", forum, room, paper, language });
}

/** What was found, in words. */
function kindWords(hit: Hit): TemplateResult {
  const language = languageName(hit.language);
  if (hit.kind === "contribution") return html`${hit.translation === true ? t("translation.working", { language }) : t("search.contribution")}`;
  const what = hit.kind === "paper" ? t("search.paper") : t("rendition.in", { language });
  return html`${what} · <bdi class="symbol">${symbolWords(hit)}</bdi>`;
}

function marked(excerpt: Excerpt): (TemplateResult | string)[] {
  return pieces(excerpt).map((each) => (each.found ? html`<mark>${each.text}</mark>` : each.text));
}

function isNarrow({ forum, language, author, order }: Question): boolean {
  return forum !== undefined || language !== undefined || author !== undefined || order === "fit";
}

function where(question: Question): string {
  return [question.forum, question.room].filter((each) => each !== undefined).join(" ");
}
