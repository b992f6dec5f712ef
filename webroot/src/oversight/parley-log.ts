import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { moment } from "../app/format.ts";
import { t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { failed, waiting } from "../app/states.ts";
import type { ForumView } from "../app/types.ts";
import { roomTitle } from "../forum/words.ts";
import { reasonWords } from "./glasses.ts";
import type { LogLine } from "./types.ts";

const FIRST = 20;

/** Who managed what, newest first; never what was said. */
@customElement("parley-log")
export class ParleyLog extends Light {
  @property({ attribute: false }) view!: ForumView;
  @state() private lines?: readonly LogLine[] | undefined;
  @state() private problem?: Error | undefined;
  @state() private all = false;

  override firstUpdated(): void {
    void this.load();
  }

  readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await app.api.log(this.view.id).then((lines) => (this.lines = lines), (problem: Error) => (this.problem = problem));
  };

  override render(): TemplateResult {
    return html`<section class="section" id="log"><h2>${t("log.title")}</h2><p class="quiet">${t("log.what")}</p>
      ${this.problem ? failed(this.problem, this.load) : this.lines === undefined ? waiting() : this.table(this.lines)}</section>`;
  }

  private table(lines: readonly LogLine[]): TemplateResult {
    const shown = this.all ? lines : lines.slice(0, FIRST);
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${t("log.title")}><table class="matrix">
        <thead><tr><th scope="col">${t("log.when")}</th><th scope="col">${t("log.who")}</th><th scope="col">${t("log.did")}</th></tr></thead>
        <tbody>${shown.map((line) => html`<tr><td><time datetime=${line.at}>${moment(line.at)}</time></td>
          <th scope="row"><bdi>${line.by.name}</bdi></th><td>${t(`log.act.${line.act}`)}${this.about(line)}</td></tr>`)}</tbody></table></div>
      ${lines.length > shown.length ? html`<p><button class="button" @click=${() => (this.all = true)}>${t("log.more", { count: lines.length - shown.length })}</button></p>` : ""}`;
  }

  /** Whom or what it was about, as far as I know of it. */
  private about(line: LogLine): string {
    const named = (id: string | undefined): string => {
      const group = this.view.groups.find((each) => each.id === id);
      const room = this.view.rooms.find((each) => each.id === id);
      return group === undefined ? (room === undefined ? "" : roomTitle(room)) : textOf(group.name);
    };
    const words = [line.person?.name ?? named(line.about), named(line.in)].filter((each) => each !== "");
    if (line.opened !== undefined) words.push(t("log.opened", { time: moment(line.opened.until), reason: reasonWords(line.opened.reason) }));
    return words.length === 0 ? "" : `: ${words.join(" · ")}`;
  }
}
