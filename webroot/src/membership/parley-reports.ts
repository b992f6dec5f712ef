import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { moment } from "../app/format.ts";
import { t, textOf } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import type { ForumView } from "../app/types.ts";
import { askToRemove } from "../oversight/removing.ts";
import { MembershipApi, type Report } from "./api.ts";

/** What closed working groups reported to all; nothing while none did. */
@customElement("parley-reports")
export class ParleyReports extends Light {
  @property({ attribute: false }) view!: ForumView;
  @state() private reports: readonly Report[] = [];

  /** The forum is read again when one was removed. */
  override updated(changed: PropertyValues<this>): void {
    if (changed.has("view")) this.load();
  }

  private load(): void {
    void new MembershipApi(app.api.http, this.view.id).reports().then((reports) => (this.reports = reports), () => undefined);
  }

  private removal({ room, group }: Report): TemplateResult | typeof nothing {
    if (room === undefined) return nothing;
    return html`<p class="no-print"><button class="plain muted" @click=${() => askToRemove({ forum: this.view.id, room }, "report", group, () => this.load())}>${icon("close")}${t("purge.action")}</button></p>`;
  }

  override render(): TemplateResult | typeof nothing {
    if (this.reports.length === 0) return nothing;
    return html`<section class="section" id="reports"><h2>${t("reports.title")}</h2>
      ${this.reports.map((each) => html`<details><summary><strong>${textOf(each.name)}</strong> · ${each.symbol} · <time datetime=${each.at}>${moment(each.at)}</time></summary>
        <div class="prose" dir="auto">${textOf(each.words).split(/\n+/).map((line) => html`<p>${line}</p>`)}</div>
        ${this.removal(each)}</details>`)}</section>`;
  }
}
