import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { list, moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { address } from "../app/places.ts";
import { Light } from "../app/light.ts";
import { empty, failed, problemWords, waiting } from "../app/states.ts";
import type { ForumView } from "../app/types.ts";
import { partyName, roomTitle, ruleName } from "../forum/words.ts";
import { presets, settings } from "../room/tightening.ts";
import { daysWords } from "../room/state-words.ts";
import { charters } from "./charters.ts";
import { whereIs } from "./whereis.ts";
import type { Approval, ApprovalPage } from "./types.ts";
import "./parley-deputies.ts";

/** What waits for the agreement of the co-chairs of two parties, exactly as it was proposed. */
@customElement("parley-approvals")
export class ParleyApprovals extends Light {
  @property({ attribute: false }) view!: ForumView;
  @state() private page?: ApprovalPage | undefined;
  @state() private problem?: Error | undefined;
  @state() private wrong = "";

  /** The forum is read again when somebody asked or answered. */
  override updated(changed: PropertyValues<this>): void {
    if (changed.has("view")) void this.load();
  }

  readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await app.api.approvals(this.view.id).then((page) => (this.page = page), (problem: Error) => (this.problem = problem));
  };

  override render(): TemplateResult {
    return html`<section class="section" id="approvals"><h2>${t("approval.title")}</h2>
      <p class="quiet">${t(this.page?.dual === false ? "approval.single" : "approval.what")}</p>
      ${this.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.wrong}</p></div>`}
      ${this.problem ? failed(this.problem, this.load) : this.page === undefined ? waiting()
        : this.page.approvals.length === 0 ? empty(t("approval.none")) : html`<ul class="contents">${this.page.approvals.map((each) => this.one(each))}</ul>`}
      ${this.page === undefined ? nothing : html`<parley-deputies .view=${this.view} .page=${this.page} @named=${this.load}></parley-deputies>`}
    </section>`;
  }

  private one(approval: Approval): TemplateResult {
    const parties = (codes: readonly string[]): string => list(codes.map((code) => partyName(code, this.view)));
    return html`<li class="note ${approval.yours ? "" : "calm"}">
      <p><strong>${this.words(approval)}</strong></p>
      ${approval.deed.type === "recharter" ? charters(approval.deed.charter) : nothing}
      <p class="quiet small">${t("approval.by", { name: approval.by.name, time: moment(approval.asked) })}
        ${approval.agreed.length > 0 ? t("approval.agreed", { parties: parties(approval.agreed) }) : ""}
        ${t("approval.awaited", { parties: parties(approval.awaited), time: moment(approval.lapses) })}</p>
      ${this.subject(approval)}
      ${this.soon(approval)}
      ${approval.yours && Date.parse(approval.lapses) > Date.now() ? html`<div class="row"><button class="button primary" @click=${() => void this.answer(approval, true)}>${t("approval.agree")}</button>
        <button class="button" @click=${() => void this.answer(approval, false)}>${t("approval.decline")}</button></div>` : nothing}</li>`;
  }

  /** What lapses soon says so. */
  private soon(approval: Approval): TemplateResult | typeof nothing {
    const days = Math.floor((Date.parse(approval.lapses) - Date.now()) / 86_400_000);
    if (days < 0) return html`<p class="wrong">${t("approval.lapsed")}</p>`;
    return days > 2 ? nothing : html`<p class="wrong">${t("approval.soon", { count: days + 1 })}</p>`;
  }

  private words({ deed, about }: Approval): string {
    switch (deed.type) {
      case "loosen": {
        const named = (Object.keys(presets) as (keyof typeof presets)[]).find((each) => settings.every((setting) => presets[each][setting] === deed.rule[setting]));
        return t("approval.loosen", { room: this.room(deed.room), rule: named === undefined ? ruleName(deed.rule) : t(`rule.${named}`) });
      }
      case "purge":
        if (deed.what !== undefined) return t(`approval.purge.${deed.what}`, { room: this.room(deed.room) });
        return t(deed.thread === undefined || deed.thread === deed.subject ? "approval.purgeThread" : "approval.purge", { room: this.room(deed.room) });
      case "retain":
        return t("approval.retain", { room: this.room(deed.room), days: daysWords(deed.retention.days), offRecord: daysWords(deed.retention.offRecordDays || deed.retention.days) });
      case "burn":
        return t("approval.burn", { room: this.room(deed.room) });
      case "breakGlass":
        return t("approval.breakGlass", { room: this.room(deed.room), name: about?.name ?? "", hours: t("glass.hoursOf", { count: deed.hours }), reason: deed.reason });
      case "expel":
        return t("approval.expel", { name: about?.name ?? "" });
      case "restore":
        return t("approval.restore", { name: about?.name ?? "" });
      case "recharter":
        return t("approval.recharter");
    }
  }

  private room(id: string): string {
    const room = this.view.rooms.find((each) => each.id === id);
    return room === undefined ? "" : roomTitle(room);
  }

  /** What is to go is read before it is agreed to. */
  private subject({ deed }: Approval): TemplateResult | typeof nothing {
    if (deed.type === "burn") return html`<p><a href=${address({ page: "room", forum: this.view.id, room: deed.room })}>${t("approval.purgeSee")}</a></p><p class="quiet small">${t("burn.short")}</p>`;
    if (deed.type === "breakGlass") return html`<p class="quiet small">${t("glass.what")}</p>`;
    if (deed.type !== "purge") return nothing;
    return html`<p><a href=${address(whereIs(deed, this.view.id))}>${t("approval.purgeSee")}</a></p><p class="quiet small">${t("purge.cannot")}</p>`;
  }

  private async answer(approval: Approval, agrees: boolean): Promise<void> {
    this.wrong = "";
    const { deed, id } = approval;
    if (agrees && deed.type === "burn") {
      const { agreeToBurn } = await import("./burning.ts");
      await agreeToBurn(this.view.id, deed.room, () => app.api.answer(this.view.id, id, true).finally(() => this.load())).catch((problem: Error) => (this.wrong = problemWords(problem)));
      return;
    }
    await app.api.answer(this.view.id, approval.id, agrees).then(
      () => this.dispatchEvent(new CustomEvent("done", { detail: t(agrees ? "approval.youAgreed" : "approval.youDeclined") })),
      (problem: Error) => (this.wrong = problemWords(problem)),
    );
    await this.load();
  }
}
