import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { announce } from "../app/announcer.ts";
import { myZone } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import type { Doc, ForumView, RoomView, Shown } from "../app/types.ts";
import { isWidened, widened } from "../conduct/widened.ts";
import { lines, mistakeOf, summary, type Mistake } from "../membership/form.ts";
import type { RoomFeed } from "../room/feed.ts";
import { added, again, begun, changed, changesOf, moved, removed, type Row } from "./amending.ts";
import { deadlineFields, deadlineOf } from "./deadline.ts";
import { changeLines } from "./differing.ts";
import { Doing } from "./doing.ts";
import { agendaApi, agendaOf } from "./feeds.ts";
import type { AgendaPage, Amendment, AmendmentChange, ChangedNotes, EditionPage, ItemWords } from "./types.ts";
import "../room/parley-audience.ts";
import "./parley-amend-row.ts";

const reasonMax = 2000;

/** Works on a copy of an adopted agenda, and proposes the difference. Fires "done". */
@customElement("parley-amend-form")
export class ParleyAmendForm extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) page!: AgendaPage;
  @property({ attribute: false }) named?: ForumView | undefined;
  /** A proposal that did not come through, to begin with. */
  @property({ attribute: false }) from?: Amendment | undefined;
  @state() private rows: readonly Row[] = [];
  @state() private mistakes: readonly Mistake[] = [];
  @state() private edition: EditionPage | undefined;
  /** Who was shown to read this, and as whom: that does not move under one's hands. */
  @state() private readers: Shown | undefined;
  /** Whether what the notes say could not be fetched. */
  @state() private unread = false;
  private base = 0;
  private reason = "";
  /** Where the focus goes when the row stands elsewhere. */
  private follow = "";
  private readonly doing = new Doing(this);

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("beforeunload", this.hold);
    if (this.base > 0) return;
    // What others do meanwhile must not change what I work on: the server says so when it no longer fits.
    this.base = this.page.amended?.editions.at(-1)?.number ?? 0;
    this.readers = this.feed.shown();
    this.rows = this.from === undefined ? begun(this.page.items) : again(this.page, this.from);
    this.reason = this.from?.reason ?? "";
    void this.read();
  }

  override disconnectedCallback(): void {
    removeEventListener("beforeunload", this.hold);
    super.disconnectedCallback();
  }

  /** These words are nowhere else. */
  private readonly hold = (event: BeforeUnloadEvent): void => {
    if (this.changes.length > 0) event.preventDefault();
  };

  /** Notes as they stand, to be worked on; and those of the proposal before. */
  private async read(): Promise<void> {
    const api = agendaApi(this.feed);
    const session = this.page.session.id;
    const { from } = this;
    this.unread = false;
    try {
      this.edition = await api.edition(session, this.base);
      if (from?.changes.some(({ notes }) => notes) !== true) return;
      for (const { item, then } of (await api.amendedNotes(session, from.id)).notes) this.rows = changed(this.rows, item, { notes: then });
    } catch {
      this.unread = true; // all else can be changed meanwhile
    }
  }

  private get changes(): ReturnType<typeof changesOf> {
    return changesOf(this.rows);
  }

  override firstUpdated(): void {
    this.querySelector<HTMLElement>("h3")?.focus();
  }

  override updated(): void {
    if (this.follow === "") return;
    this.querySelector<HTMLElement>(`[data-row="${CSS.escape(this.follow)}"] [data-first]`)?.focus();
    this.follow = "";
  }

  override render(): TemplateResult {
    const { rows, mistakes } = this;
    const shown = this.shown();
    const { view, feed } = this;
    return html`<form class="item-task stack tight amend-form" novalidate @submit=${this.send}><h3 tabindex="-1">${t("amend.propose")}</h3>
      <p>${t("amend.what")}</p>${summary(mistakes)}
      <ol class="amend-rows">${repeat(rows, ({ item }) => item, (row, at) => html`<li data-row=${row.item}>
        <parley-amend-row .view=${this.view} .named=${this.named} .row=${row} .first=${at === 0} .last=${at === rows.length - 1} .standing=${this.notesOf(row)}
          @changed=${(event: CustomEvent<Partial<Row>>) => (this.rows = changed(this.rows, row.item, event.detail))}
          @moved=${(event: CustomEvent<-1 | 1>) => this.move(row, event.detail)}
          @removed=${(event: CustomEvent<boolean>) => (this.rows = removed(this.rows, row.item, event.detail))}></parley-amend-row></li>`)}</ol>
      ${this.unread ? html`<div class="note" role="status"><p>${t("amend.notesLater")}</p><div class="row"><button type="button" class="plain" @click=${() => void this.read()}>${t("app.again")}</button></div></div>` : nothing}
      <p class="row"><button type="button" class="button" @click=${this.add}>${icon("add")}${t("amend.add")}</button></p>
      <div class="note calm" role="status"><p><strong>${t(shown.length === 0 ? "amend.nothing" : "amend.preview")}</strong></p>
        ${shown.length === 0 ? nothing : changeLines(shown, { named: this.named, title: (item) => this.called(item), notes: this.changedNotes() })}</div>
      <div @input=${(event: Event) => (this.reason = (event.target as HTMLTextAreaElement).value)}>${lines({ name: "amend-reason", label: t("amend.reason"), help: t("amend.reasonHelp"), mistakes }, this.reason)}</div>
      ${deadlineFields("amend", this.page.session.starts)}
      <p class="quiet small">${t("amend.deadlineWhat", { zone: myZone() })}</p>
      <parley-audience .kind=${view.kind} .audience=${this.readers?.audience ?? view.audience} .named=${this.named} .forum=${feed.forum} .room=${feed.room}></parley-audience>
      ${isWidened(this.doing) ? html`<div class="note danger" role="alert" tabindex="-1"><p>${this.doing.wrong}</p>${widened(feed, this.readers, this.named, this.lookAgain)}</div>` : nothing}
      ${this.page.mayAmend ? nothing : html`<div class="note" role="status"><p>${t("amend.notNow")}</p></div>`}
      <div class="row"><button class="button primary" ?disabled=${this.doing.busy || shown.length === 0 || !this.page.mayAmend}>${t("amend.send")}</button>
        <button type="button" class="plain" @click=${this.leave}>${t("app.cancel")}</button></div></form>`;
  }

  private notesOf({ item }: Row): Doc | undefined {
    return this.edition?.items.find((each) => each.id === item)?.notes;
  }

  private called(item: string): string {
    return this.rows.find((row) => row.item === item)?.title ?? "";
  }

  /** As the others will read it. */
  private shown(): readonly AmendmentChange[] {
    return this.changes.map(({ kind, item, after }) => {
      const row = this.rows.find((each) => each.item === item)!;
      const then: ItemWords = row;
      return {
        kind, item, notes: row.notes !== undefined && (kind === "add" || kind === "change"), ...(after === undefined ? {} : { after }),
        ...(row.was === undefined ? {} : { before: row.was }), ...(kind === "remove" || kind === "move" ? {} : { then }),
      };
    });
  }

  private changedNotes(): readonly ChangedNotes[] {
    return this.rows.flatMap((row): ChangedNotes[] => {
      const before = this.notesOf(row);
      return row.notes === undefined ? [] : [{ item: row.item, then: row.notes, ...(before === undefined ? {} : { before }) }];
    });
  }

  private move(row: Row, by: -1 | 1): void {
    this.rows = moved(this.rows, row.item, by);
    this.follow = row.item;
    const at = this.rows.findIndex(({ item }) => item === row.item);
    announce(t("agenda.moved", { title: row.title, number: at + 1, count: this.rows.length }));
  }

  private readonly add = (): void => {
    this.rows = added(this.rows, "", 15);
    this.follow = this.rows.at(-1)!.item;
  };

  /** The audience there is now is the one that is meant; all that was worked on is kept. */
  private readonly lookAgain = (): void => {
    this.readers = this.feed.shown();
    this.doing.settle();
  };

  private readonly leave = (): void => {
    this.dispatchEvent(new Event("done"));
  };

  private readonly send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!this.page.mayAmend) return;
    const deadline = deadlineOf(new FormData(event.target as HTMLFormElement));
    const reason = this.reason.replace(/\s+/g, " ").trim();
    const { rows, changes, base, readers } = this;
    this.mistakes = [
      ...(rows.some(({ title, removed: gone }) => !gone && title.trim() === "") ? [{ field: "", words: t("agenda.titleMissing") }] : []),
      ...(rows.some(({ minutes }) => !Number.isInteger(minutes) || minutes < 1 || minutes > 600) ? [{ field: "", words: t("agenda.minutesWrong", { count: 600 }) }] : []),
      ...(rows.every((row) => row.removed) ? [{ field: "", words: t("amend.allGone") }] : []),
      ...(reason === "" ? [{ field: "amend-reason", words: t("amend.reasonMissing") }] : []),
      ...(reason.length > reasonMax ? [{ field: "amend-reason", words: t("composer.titleLong", { count: reasonMax }) }] : []),
      ...(deadline === undefined ? [{ field: "amend-date", words: t("agenda.timeMissing") }] : []),
    ];
    if (this.mistakes.length === 0 && deadline !== undefined && readers !== undefined) await this.propose({ shown: readers.cursor, base, deadline, reason, changes });
    if (this.mistakes.length > 0 || isWidened(this.doing)) await this.updateComplete.then(() => this.querySelector<HTMLElement>("[role=alert]")?.focus());
  };

  private async propose(amendment: Parameters<ReturnType<typeof agendaApi>["proposeAmendment"]>[2]): Promise<void> {
    const session = this.page.session.id;
    const done = await this.doing.run(JSON.stringify(amendment), (command) =>
      agendaOf(this.feed, session).during(() => agendaApi(this.feed).proposeAmendment(command, session, amendment)));
    if (done) return this.leave();
    const { problem } = this.doing;
    if (problem === undefined) return;
    if (isWidened(this.doing)) return this.feed.reload();
    const other = "code" in problem && problem.code === "version-changed";
    this.mistakes = [other ? { field: "", words: t("amend.changedMeanwhile") } : mistakeOf(problem, { reason: "amend-reason", deadline: "amend-date" })];
  }
}
