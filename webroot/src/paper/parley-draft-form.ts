import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Doing } from "../agenda/doing.ts";
import { app } from "../app/app.ts";
import { languageName, messages, t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { ForumView, Id, RoomView } from "../app/types.ts";
import { partyName, roomTitle } from "../forum/words.ts";
import { choices, field, line, mistakeOf, summary, type Mistake } from "../membership/form.ts";
import type { RoomFeed } from "../room/feed.ts";
import { PaperApi } from "./api.ts";
import { papersOf } from "./feeds.ts";
import { issuesOf } from "./library.ts";
import { paperLanguages, type By, type Draft, type NewDraft, type Paper, type PapersPage } from "./types.ts";

export interface Begun { readonly room: Id; readonly draft: Id }

/** Begins a paper, or changes what stands around its text. Fires "done" with where it is. */
@customElement("parley-draft-form")
export class ParleyDraftForm extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) page!: PapersPage;
  @property({ attribute: false }) named?: ForumView | undefined;
  /** The draft to change; without it a new one is begun. */
  @property({ attribute: false }) draft?: Draft | undefined;
  /** The paper whose words a new one begins with. */
  @property({ attribute: false }) from?: Paper | undefined;
  @state() private mistakes: readonly Mistake[] = [];
  private readonly doing = new Doing(this);
  private done = false;

  override firstUpdated(): void {
    this.querySelector("dialog")?.showModal();
    this.querySelector<HTMLElement>("#paper-title")?.focus();
  }

  override render(): TemplateResult {
    const { mistakes, draft, from } = this;
    const now = draft ?? from;
    const words = t(draft !== undefined ? "paper.changeDraft" : from !== undefined ? "paper.writeRevision" : "paper.write");
    const language = now?.language ?? messages.locale;
    const issues = issuesOf([...this.page.papers, ...this.page.drafts]);
    return html`<dialog aria-labelledby="draft-title" @close=${this.closed}>
      <div class="dialog-head"><h2 id="draft-title">${words}</h2>
        <form method="dialog"><button class="plain">${t("app.cancel")}</button></form></div>
      <form class="dialog-body stack" novalidate @submit=${this.save}>
        <p class="quiet">${t(draft === undefined ? "paper.writeWhat" : "paper.changeDraftWhat")}</p>
        ${summary(mistakes)}
        ${line({ name: "paper-title", label: t("paper.title"), mistakes }, now?.title ?? "")}
        ${this.where()}
        ${field({ name: "paper-language", label: t("composer.language"), mistakes }, () => html`<select class="input" id="paper-language" name="paper-language">
          ${paperLanguages.map((code) => html`<option value=${code} ?selected=${code === language}>${languageName(code)}</option>`)}</select>`)}
        ${field({ name: "paper-issue", label: t("paper.issue"), help: t("paper.issueHelp"), mistakes }, (ids, wrong) =>
          html`<input class="input" id="paper-issue" name="paper-issue" dir="auto" list="paper-issues" autocomplete="off" .value=${now?.issue ?? ""} aria-describedby=${ids || nothing} aria-invalid=${wrong}>
          <datalist id="paper-issues">${issues.map((issue) => html`<option value=${issue}></option>`)}</datalist>`)}
        ${this.by()}
        <label class="choice"><input type="checkbox" name="prejudice" .checked=${now?.withoutPrejudice ?? true}><span>${t("paper.withoutPrejudice")}<br><span class="quiet small">${t("paper.withoutPrejudiceHelp")}</span></span></label>
        <div class="row"><button class="button primary" ?disabled=${this.doing.busy}>${draft === undefined ? t("paper.begin") : t("me.save")}</button></div>
      </form></dialog>`;
  }

  /** What was circulated widely is revised where one writes it among oneself. */
  private where(): TemplateResult | typeof nothing {
    const rooms = this.named?.rooms ?? [];
    if (this.from === undefined || rooms.length < 2) return nothing;
    const own = rooms.find(({ kind }) => kind === "caucus")?.id ?? this.feed.room;
    return field({ name: "paper-room", label: t("paper.writeWhere"), help: t("paper.writeWhereHelp"), mistakes: this.mistakes }, (ids) =>
      html`<select class="input" id="paper-room" name="paper-room" aria-describedby=${ids || nothing}>
        ${rooms.map((room) => html`<option value=${room.id} ?selected=${room.id === own}>${roomTitle(room)} (${t(`kind.${room.kind}`)})</option>`)}</select>`);
  }

  /** A person without a party writes as its author. */
  private by(): TemplateResult | typeof nothing {
    const { you: { party }, kind, rule } = this.view;
    // Where no parties are shown, nothing can be begun in the name of one.
    const shown = kind === "caucus" || rule.inside === "name" || rule.inside === "party" || this.from !== undefined || this.draft?.by === "party";
    if (party === undefined || !shown) return nothing;
    const now: By = this.draft?.by ?? (this.from?.author === undefined ? "party" : "author");
    return choices(t("paper.by"), "by", "radio", [
      { value: "party", words: t("paper.byParty", { party: partyName(party, this.named) }), on: now === "party" },
      { value: "author", words: html`${t("paper.byAuthor")}<br><span class="quiet small">${t("paper.byAuthorHelp")}</span>`, on: now === "author" },
    ]);
  }

  private readonly closed = (): void => {
    if (!this.done) this.dispatchEvent(new Event("cancel"));
  };

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string => ((form.get(name) as string | null) ?? "").trim().replace(/\s+/g, " ");
    const [title, issue] = [text("paper-title"), text("paper-issue")];
    this.mistakes = title === "" ? [{ field: "paper-title", words: t("paper.titleMissing") }] : [];
    if (this.mistakes.length === 0) {
      await this.send(text("paper-room") || this.feed.room, {
        title, language: text("paper-language"), by: form.get("by") === "party" ? "party" : "author", withoutPrejudice: form.has("prejudice"),
        ...(issue === "" ? {} : { issue }), ...(this.from === undefined ? {} : { from: this.from.id }),
      });
    }
    if (this.mistakes.length > 0) await this.updateComplete.then(() => this.querySelector<HTMLElement>("[role=alert]")?.focus());
  };

  private async send(room: Id, wanted: NewDraft): Promise<void> {
    const { draft, feed } = this;
    const api = new PaperApi(app.api.http, feed.forum, room);
    let id = draft?.id ?? "";
    this.done = await this.doing.run(JSON.stringify([room, draft?.id, wanted]), (command) => papersOf(feed).during(async () => {
      if (draft === undefined) id = (await api.begin(command, wanted)).draft.id;
      else await api.change(command, draft.id, wanted);
    }));
    // Closing it gives the focus back to what opened it.
    if (this.done) {
      this.querySelector("dialog")?.close();
      this.dispatchEvent(new CustomEvent("done", { detail: { room, draft: id } satisfies Begun }));
    } else if (this.doing.problem !== undefined) {
      this.mistakes = [mistakeOf(this.doing.problem, { title: "paper-title", issue: "paper-issue", language: "paper-language" })];
    }
  }
}
