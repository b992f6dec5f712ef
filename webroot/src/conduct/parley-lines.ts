import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Doing } from "../agenda/doing.ts";
import { Every } from "../app/controller.ts";
import { moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { failed, waiting } from "../app/states.ts";
import type { ForumView, RoomView, Shown } from "../app/types.ts";
import { bylineParts } from "../forum/words.ts";
import { removal } from "../oversight/removing.ts";
import type { RoomFeed } from "../room/feed.ts";
import { confide } from "./confiding.ts";
import { conductApi } from "./feeds.ts";
import type { Lines, PrivateLine } from "./types.ts";
import { isWidened, widened } from "./widened.ts";

/** No frame tells of a private line, so that nobody can see that there is one: it is asked for. */
const againMs = 30_000;

/** Private lines: one's own, or to those who chair or facilitate, all of the room. */
@customElement("parley-lines")
export class ParleyLines extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property({ attribute: false }) view!: RoomView;
  @property({ attribute: false }) named?: ForumView | undefined;
  @state() private lines?: Lines | undefined;
  @state() private problem?: Error | undefined;
  /** Before whom is answered: it was looked at when writing began. */
  private shown: Shown | undefined;
  protected readonly doing = new Doing(this);
  protected readonly again = new Every(this, againMs, () => void this.read());

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  private async read(): Promise<void> {
    await conductApi(this.feed).lines().then((lines) => (this.lines = lines), (problem: Error) => (this.problem = problem));
  }

  override render(): TemplateResult {
    if (this.lines === undefined) return this.problem === undefined ? waiting() : failed(this.problem, () => void this.read());
    const { lines, hears } = this.lines;
    return html`<p class="quiet">${t(hears ? "conduct.linesHeard" : "conduct.confideWho")}</p>
      ${this.doing.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.doing.wrong}</p>${isWidened(this.doing) ? widened(this.feed, this.shown, this.named, this.lookAgain) : nothing}</div>`}
      ${hears ? nothing : html`<p><button class="button" @click=${() => confide(this.feed, undefined, this.named, () => void this.read())}>${t("conduct.confide")}</button></p>`}
      ${lines.length === 0 ? html`<p class="quiet">${t("conduct.noLines")}</p>` : lines.map((line) => this.line(line))}`;
  }

  private line(line: PrivateLine): TemplateResult {
    const { forum, id: room } = this.view;
    return html`<article class="private-line">
      ${line.thread === undefined || line.about === undefined ? nothing : html`<p class="small"><a href=${address({ page: "thread", forum, room, thread: line.thread, at: line.about })}>${t("conduct.about")}</a></p>`}
      ${line.words.map(({ author, at, text }) => html`<p class="byline"><bdi class="name">${bylineParts(author, this.named).name}</bdi><time datetime=${at}>${moment(at)}</time></p>
        <p class="words" dir="auto">${text}</p>`)}
      <form class="row" @focusin=${() => (this.shown ??= this.feed.shown())} @submit=${(event: SubmitEvent) => void this.add(event, line)}><input class="input grow" name="text" maxlength="4000" required dir="auto" autocomplete="off" aria-label=${t("conduct.answer")}>
        <button class="button">${t("conduct.answer")}</button></form>
      ${removal(this.feed, "line", line.id, () => void this.read())}</article>`;
  }

  private async add(event: SubmitEvent, line: PrivateLine): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const text = String(new FormData(form).get("text") ?? "").trim();
    if (text === "") return;
    const shown = this.shown ?? this.feed.shown();
    if (shown === undefined) return;
    const done = await this.doing.run(JSON.stringify([line.id, shown.cursor, text]), async (command) => {
      this.lines = await conductApi(this.feed).add(command, shown.cursor, line.id, text);
    });
    if (!done) return isWidened(this.doing) ? void this.feed.reload() : undefined;
    this.shown = undefined;
    form.reset();
  }

  private readonly lookAgain = (): void => {
    this.shown = this.feed.shown();
    this.doing.settle();
  };
}
