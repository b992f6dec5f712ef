import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { list, moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { empty, failed, problemWords, waiting } from "../app/states.ts";
import type { ForumView } from "../app/types.ts";
import { partyName, roomTitle, ruleName } from "../forum/words.ts";
import { presets, settings } from "../room/tightening.ts";
import type { Approval, ApprovalPage } from "./types.ts";

/** What waits for the agreement of the co-chairs of two parties, exactly as it was proposed. */
@customElement("parley-approvals")
export class ParleyApprovals extends Light {
  @property({ attribute: false }) view!: ForumView;
  @state() private page?: ApprovalPage | undefined;
  @state() private problem?: Error | undefined;
  @state() private wrong = "";

  override firstUpdated(): void {
    void this.load();
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
    </section>`;
  }

  private one(approval: Approval): TemplateResult {
    const parties = (codes: readonly string[]): string => list(codes.map((code) => partyName(code, this.view)));
    return html`<li class="note ${approval.yours ? "" : "calm"}">
      <p><strong>${this.words(approval)}</strong></p>
      <p class="quiet small">${t("approval.by", { name: approval.by.name, time: moment(approval.asked) })}
        ${approval.agreed.length > 0 ? t("approval.agreed", { parties: parties(approval.agreed) }) : ""}
        ${t("approval.awaited", { parties: parties(approval.awaited), time: moment(approval.lapses) })}</p>
      ${approval.yours ? html`<div class="row"><button class="button primary" @click=${() => void this.answer(approval, true)}>${t("approval.agree")}</button>
        <button class="button" @click=${() => void this.answer(approval, false)}>${t("approval.decline")}</button></div>` : nothing}</li>`;
  }

  private words({ deed, about }: Approval): string {
    switch (deed.type) {
      case "loosen": {
        const room = this.view.rooms.find(({ id }) => id === deed.room);
        const named = (Object.keys(presets) as (keyof typeof presets)[]).find((each) => settings.every((setting) => presets[each][setting] === deed.rule[setting]));
        return t("approval.loosen", { room: room === undefined ? "" : roomTitle(room), rule: named === undefined ? ruleName(deed.rule) : t(`rule.${named}`) });
      }
      case "expel":
        return t("approval.expel", { name: about?.name ?? "" });
      case "restore":
        return t("approval.restore", { name: about?.name ?? "" });
    }
  }

  private async answer(approval: Approval, agrees: boolean): Promise<void> {
    this.wrong = "";
    await app.api.answer(this.view.id, approval.id, agrees).then(
      () => this.dispatchEvent(new CustomEvent("done", { detail: t(agrees ? "approval.youAgreed" : "approval.youDeclined") })),
      (problem: Error) => (this.wrong = problemWords(problem)),
    );
    await this.load();
  }
}
