import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { problemWords } from "../app/states.ts";
import type { Preset, RoomView } from "../app/types.ts";
import { roomTitle, ruleName } from "../forum/words.ts";
import "./parley-retention.ts";
import { looser, presets } from "./tightening.ts";

export function showSteering(view: RoomView): void {
  const dialog = document.createElement("parley-steer") as ParleySteer;
  document.querySelector("parley-app")?.append(dialog);
  dialog.show(view);
}

const paces = [0, 60, 300, 1800] as const;

/** What the chair switches in a room: lock, pace, off the record, its end, and asking for a freer rule. */
@customElement("parley-steer")
export class ParleySteer extends Light {
  @state() private wrong = "";
  @state() private said = "";
  @state() private busy = false;
  private view!: RoomView;

  show(view: RoomView): void {
    this.view = view;
    void this.updateComplete.then(() => this.querySelector("dialog")?.showModal());
  }

  override render(): TemplateResult {
    const may = (right: string): boolean => this.view.you.rights.includes(right);
    const { locked, slowSeconds, offRecord, closed } = this.view.audience.state;
    const side = this.view.kind === "sideRoom" || this.view.kind === "draftingGroup";
    return html`<dialog aria-labelledby="steer-title" @close=${() => this.remove()}>
      <div class="dialog-head"><h2 id="steer-title">${t("steer.title")}</h2>
        <form method="dialog"><button class="plain">${t("app.close")}</button></form></div>
      <div class="dialog-body stack">
        ${this.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.wrong}</p></div>`}
        ${this.said === "" ? nothing : html`<div class="note calm" role="status"><p>${this.said}</p></div>`}
        ${may("goOffRecord") ? this.section(t("steer.record"), t("steer.recordWhat"), this.press(t(offRecord === undefined ? "steer.recordOff" : "steer.recordOn"), "record", { offRecord: offRecord === undefined })) : nothing}
        ${may("lock") ? this.section(t("steer.lock"), t("steer.lockWhat"), this.press(t(locked ? "steer.unlockNow" : "steer.lockNow"), "lock", { locked: !locked })) : nothing}
        ${may("lock") ? this.section(t("steer.pace"), t("steer.paceWhat"), html`<div class="row">${paces.map((seconds) => html`<button class="button" aria-pressed=${seconds === slowSeconds} ?disabled=${this.busy}
            @click=${() => void this.done("pace", { seconds })}>${seconds === 0 ? t("steer.paceNone") : t("steer.paceMinutes", { count: seconds / 60 })}</button>`)}</div>`) : nothing}
        ${may("purge") ? html`<parley-retention .view=${this.view}></parley-retention>` : nothing}
        ${may("loosen") ? this.loosening() : nothing}
        ${may("openRoom") && side && !closed ? this.section(t("steer.close"), t("steer.closeWhat"), this.press(t("steer.closeNow"), "closure", {}, "danger")) : nothing}
        ${may("approve") || may("seatAnybody") ? this.section(t("glass.title"), t("glass.short"), html`<p><button class="button" @click=${this.break}>${t("glass.begin")}</button></p>`) : nothing}
        ${may("approve") && this.view.kind !== "plenary" ? this.section(t("burn.title"), t("burn.short"), html`<p><button class="button danger" @click=${this.burn}>${t("burn.open")}</button></p>`) : nothing}
      </div></dialog>`;
  }

  /** In a dialog of its own, which says what goes. */
  private readonly burn = async (): Promise<void> => {
    const { askToBurn } = await import("../oversight/burning.ts");
    this.querySelector("dialog")?.close();
    askToBurn(this.view);
  };

  private readonly break = async (): Promise<void> => {
    const { askToBreak } = await import("../oversight/breaking.ts");
    this.querySelector("dialog")?.close();
    askToBreak({ forum: this.view.forum, room: this.view.id, title: roomTitle(this.view) });
  };

  private section(title: string, what: string, action: TemplateResult): TemplateResult {
    return html`<section class="stack tight"><h3>${title}</h3><p class="quiet small">${what}</p>${action}</section>`;
  }

  private press(words: string, what: "lock" | "record" | "closure", body: object, look = ""): TemplateResult {
    return html`<p><button class="button ${look}" ?disabled=${this.busy} @click=${() => void this.done(what, body)}>${words}</button></p>`;
  }

  /** The named rules by which something would open up: two parties' co-chairs must agree. */
  private loosening(): TemplateResult | typeof nothing {
    const freer = (Object.keys(presets) as (keyof typeof presets)[]).filter((each) => looser(this.view.rule, presets[each]).length > 0);
    if (freer.length === 0) return nothing;
    return this.section(t("steer.loosen"), t("steer.loosenWhat", { rule: ruleName(this.view.rule) }), html`<div class="row">
      ${freer.map((each) => html`<button class="button" ?disabled=${this.busy} @click=${() => void this.loosen(each)}>${t(`rule.${each as Preset}`)}</button>`)}</div>`);
  }

  private async loosen(preset: keyof typeof presets): Promise<void> {
    await this.doing(async () => {
      const { approval } = await app.api.loosen(this.view.forum, this.view.id, presets[preset]);
      this.said = t(approval === undefined ? "steer.loosened" : "steer.loosenWaits");
    });
  }

  private async done(what: "lock" | "pace" | "record" | "closure", body: object): Promise<void> {
    await this.doing(async () => {
      await app.api.steer(this.view.forum, this.view.id, what, body);
      this.querySelector("dialog")?.close();
    });
  }

  private async doing(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.wrong = "";
    await work().catch((problem: Error) => (this.wrong = problemWords(problem)));
    this.busy = false;
  }
}
