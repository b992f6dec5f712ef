import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { newCommand } from "../app/commands.ts";
import { fullDay } from "../app/format.ts";
import { t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { Problem } from "../app/problem.ts";
import { problemWords } from "../app/states.ts";
import type { ForumView } from "../app/types.ts";
import { kindSign } from "../room/kind.ts";
import { MembershipApi, type Move, type OutlookOfOne, type ReadsFrom, type RoomAtStake } from "./api.ts";
import type { PeoplePage } from "./types.ts";

const choices = ["now", "since", "all"] as const;

/** What the marks would do: from when newcomers read, who gains and loses which rooms; then all of it as one act. */
@customElement("parley-moves")
export class ParleyMoves extends Light {
  @property({ attribute: false }) view!: ForumView;
  @property({ attribute: false }) page!: PeoplePage;
  @property({ attribute: false }) moves: readonly Move[] = [];
  @state() private from: ReadsFrom["from"] = "now";
  @state() private day = "";
  @state() private outlook?: readonly OutlookOfOne[] | undefined;
  @state() private wrong = "";
  @state() private busy = false;
  private command = newCommand();

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("moves") || changed.has("from") || changed.has("day")) this.outlook = undefined;
  }

  override render(): TemplateResult {
    const count = this.moves.length;
    return html`<div class="note stack moves">
      <p role="status">${count === 0 ? t("organise.nothingChanges") : t("places.marked", { count })}</p>
      ${this.moves.some(({ joins }) => joins.length > 0) ? this.reading() : nothing}
      ${this.wrong === "" ? nothing : html`<p class="wrong" role="alert">${this.wrong}</p>`}
      ${this.outlook === undefined ? nothing : html`<h3 tabindex="-1">${t("places.outlook")}</h3><ul class="plain-list stack">${this.outlook.map((one) => this.one(one))}</ul>
        <p class="quiet">${t("places.caucus")}</p>`}
      <div class="row">${this.outlook === undefined
        ? html`<button class="button primary" ?disabled=${this.busy || count === 0} @click=${this.look}>${t("places.look")}</button>`
        : html`<button class="button primary" ?disabled=${this.busy} @click=${this.act}>${t("places.act", { count })}</button>`}
        <button class="plain" @click=${() => this.dispatchEvent(new Event("cancel"))}>${t("app.cancel")}</button></div></div>`;
  }

  private reading(): TemplateResult {
    return html`<fieldset class="field"><legend>${t("organise.horizon")}</legend>
      ${choices.map((each) => html`<label class="choice"><input type="radio" name="reads-from" .checked=${this.from === each} @change=${() => (this.from = each)}>
        <span>${t(each === "now" ? "organise.horizonNow" : each === "all" ? "organise.horizonAll" : "places.horizonSince")}</span></label>`)}
      ${this.from === "since" ? html`<label>${t("places.since")} <input class="input short" type="date" .value=${this.day} max=${new Date().toISOString().slice(0, 10)} @change=${(event: Event) => (this.day = (event.target as HTMLInputElement).value)}></label>` : nothing}
    </fieldset>`;
  }

  private one({ participant, gains, loses }: OutlookOfOne): TemplateResult {
    const person = this.page.people.find((each) => each.participant === participant);
    return html`<li><strong><bdi>${person?.name ?? ""}</bdi></strong>
      ${gains.length === 0 ? nothing : html`<p>${t("places.gains")}</p><ul>${gains.map((room) => html`<li>${this.room(room)} <span class="quiet">· ${this.reads()}${room.again ? ` · ${t("places.again")}` : ""}${room.widens ? ` · ${t("places.widens")}` : ""}</span></li>`)}</ul>`}
      ${loses.length === 0 ? nothing : html`<p>${t("places.loses")}</p><ul>${loses.map((room) => html`<li>${this.room(room)}</li>`)}</ul>`}</li>`;
  }

  private room(room: RoomAtStake): TemplateResult {
    return html`${kindSign(room.kind)} ${textOf(room.kind === "plenary" ? room.group : room.name)}`;
  }

  private reads(): string {
    switch (this.from) {
      case "all":
        return t("places.readsAll");
      case "now":
        return t("places.readsNow");
      case "since":
        return t("places.readsSince", { day: fullDay(this.start()) });
    }
  }

  /** The chosen day begins where I am. */
  private start(): number {
    return new Date(`${this.day}T00:00`).getTime();
  }

  private get reach(): ReadsFrom {
    return this.from === "since" ? { from: "since", since: new Date(this.start()).toISOString() } : { from: this.from };
  }

  private readonly look = async (): Promise<void> => {
    this.wrong = this.from === "since" && this.day === "" ? t("places.dayMissing") : "";
    if (this.wrong === "") await this.doing(async () => void (this.outlook = await this.api.preview(this.moves, this.reach)));
    await this.updateComplete;
    this.querySelector<HTMLElement>("h3")?.focus();
  };

  private readonly act = (): Promise<void> => this.doing(async () => {
    await this.api.arrange(this.command, this.moves, this.reach);
    this.dispatchEvent(new CustomEvent("done", { detail: t("places.done", { count: this.moves.length }) }));
  });

  private async doing(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    await work().then(() => (this.wrong = ""), (problem: Error) => {
      this.wrong = problemWords(problem);
      if (problem instanceof Problem && problem.status < 500) this.command = newCommand();
    });
    this.busy = false;
  }

  private get api(): MembershipApi {
    return new MembershipApi(app.api.http, this.view.id);
  }
}
