import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { entryKeys } from "../attention/entries.ts";
import { hears, quietLast } from "../attention/heed.ts";
import type { Heed } from "../attention/types.ts";
import { moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import type { RoomView, ThreadSummary } from "../app/types.ts";
import { fresh, muted } from "../forum/parley-forums.ts";
import { threadTitle } from "../forum/words.ts";

/** The threads of a room: what is new stands out, what was muted comes last and is quiet. */
@customElement("parley-threads")
export class ParleyThreads extends Light {
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) heed?: Heed | undefined;

  constructor() {
    super();
    entryKeys(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void import("../attention/parley-read-all.ts");
  }

  override render(): TemplateResult {
    const { forum, id: room, cursor, threads } = this.view;
    const count = threads.reduce((sum, thread) => sum + (thread.new ?? 0), 0);
    const isQuiet = (thread: ThreadSummary): boolean => this.heed?.threads[thread.id] === "muted";
    return html`<parley-read-all .rooms=${[{ forum, room, cursor }]} .count=${count}></parley-read-all>
      <ul class="contents">${quietLast(threads, isQuiet).map((thread) => this.entry(thread))}</ul>`;
  }

  private entry(thread: ThreadSummary): TemplateResult {
    const news = thread.new ?? 0;
    const quiet = !hears(this.heed, thread.id);
    return html`<li><a class="entry ${quiet ? "quiet-entry" : news > 0 ? "unread" : ""}" href=${address({ page: "thread", forum: this.view.forum, room: this.view.id, thread: thread.id })}>
      <span class="title" dir="auto" lang=${thread.language ?? nothing}>${threadTitle(thread)}</span>${quiet ? muted(news) : fresh(news)}
      <span class="beneath">${t("thread.contributions", { count: thread.contributions })} · <time datetime=${thread.lastActivity}>${moment(thread.lastActivity)}</time></span></a></li>`;
  }
}
