import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { list } from "../app/format.ts";
import { t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import type { ForumView, Person } from "../app/types.ts";
import type { PeoplePage } from "./types.ts";
import { roomTitle } from "../forum/words.ts";
import { mistakeOf, summary, type Mistake } from "./form.ts";
import "./parley-interpreter.ts";

/** Changes in which working groups somebody sits, or removes them; says first who is affected and what they lose. */
@customElement("parley-change-person")
export class ParleyChangePerson extends Light {
  @property({ attribute: false }) view!: ForumView;
  @property({ attribute: false }) page!: PeoplePage;
  @property({ attribute: false }) person!: Person;
  @state() private wanted: ReadonlySet<string> = new Set();
  @state() private horizon: "now" | "all" = "now";
  @state() private removing = false;
  @state() private mistakes: readonly Mistake[] = [];
  @state() private busy = false;

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("person")) this.wanted = new Set(this.person.groups);
  }

  override firstUpdated(): void {
    this.querySelector("dialog")?.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="change-title" @close=${() => this.dispatchEvent(new Event("cancel"))}>
      <div class="dialog-head"><h2 id="change-title"><bdi>${this.person.name}</bdi></h2>
        <form method="dialog"><button class="plain">${t("app.close")}</button></form></div>
      <div class="dialog-body stack">${summary(this.mistakes)}${this.removing ? this.removal() : this.groups()}</div>
    </dialog>`;
  }

  private groups(): TemplateResult {
    const joins = this.page.groups.filter(({ id }) => this.wanted.has(id) && !this.person.groups.includes(id));
    const leaves = this.page.groups.filter(({ id }) => !this.wanted.has(id) && this.person.groups.includes(id));
    const names = (groups: typeof joins): string => list(groups.map((group) => textOf(group.name)));
    return html`<fieldset class="field"><legend>${t("forum.groups")}</legend>
        ${this.page.groups.filter((group) => group.all !== true).map((group) => html`<label class="choice"><input type="checkbox" .checked=${this.wanted.has(group.id)} @change=${() => this.toggle(group.id)}><span>${textOf(group.name)}</span></label>`)}</fieldset>
      <div class="note" role="status">
        ${joins.length + leaves.length === 0 ? html`<p>${t("organise.nothingChanges")}</p>` : nothing}
        ${joins.length > 0 ? html`<p>${t("organise.willJoin", { name: this.person.name, groups: names(joins) })}</p>${this.fromWhen()}` : nothing}
        ${leaves.length > 0 ? html`<p>${t("organise.willLeave", { name: this.person.name, groups: names(leaves) })}</p>${this.rooms(leaves.map(({ id }) => id))}` : nothing}</div>
      <div class="row"><button class="button primary" ?disabled=${this.busy || joins.length + leaves.length === 0} @click=${() => this.save(joins.map(({ id }) => id), leaves.map(({ id }) => id))}>${t("organise.saveGroups")}</button>
        ${this.view.you.rights.includes("suspend") ? html`<button class="button" ?disabled=${this.busy} @click=${this.person.suspended === true ? this.restore : this.suspend}>${t(this.person.suspended === true ? "organise.restore" : "organise.suspend")}</button>` : nothing}
        ${this.view.you.rights.includes("remove") ? html`<button class="button danger" @click=${() => (this.removing = true)}>${t("organise.removeFromForum")}</button>` : nothing}</div>
      ${this.person.roles.includes("interpreter") ? html`<parley-interpreter forum=${this.view.id} .person=${this.person}></parley-interpreter>` : nothing}`;
  }

  private fromWhen(): TemplateResult {
    const choice = (value: "now" | "all", words: string): TemplateResult => html`<label class="choice">
      <input type="radio" name="horizon" .checked=${this.horizon === value} @change=${() => (this.horizon = value)}><span>${words}</span></label>`;
    return html`<fieldset class="field"><legend>${t("organise.horizon")}</legend>
      ${choice("now", t("organise.horizonNow"))}${choice("all", t("organise.horizonAll"))}</fieldset>`;
  }

  private removal(): TemplateResult {
    return html`<h3>${t("organise.removeFromForum")}</h3>
      <p>${t("organise.removeWho", { name: this.person.name, forum: textOf(this.view.name) })}</p>
      ${this.rooms([...this.person.groups])}
      <p>${t("organise.removeStays")}</p>
      <p>${t("organise.removeCannot")}</p>
      <div class="row"><button class="button danger" ?disabled=${this.busy} @click=${this.removeNow}>${t("organise.removeNow", { name: this.person.name })}</button>
        <button class="button" @click=${() => (this.removing = false)}>${t("organise.keepSeated")}</button></div>`;
  }

  /** The rooms that close, as far as I may know of them. */
  private rooms(groups: readonly string[]): TemplateResult {
    const lost = this.view.rooms.filter((room) => groups.includes(room.group));
    return html`<p>${t("organise.roomsLost")}</p>
      <ul class="plain-list">${lost.map((room) => html`<li>${roomTitle(room)} <span class="quiet">· ${t(`kind.${room.kind}`)}</span></li>`)}
        <li class="quiet">${t("organise.roomsUnknown")}</li></ul>`;
  }

  private toggle(group: string): void {
    const wanted = new Set(this.wanted);
    if (!wanted.delete(group)) wanted.add(group);
    this.wanted = wanted;
  }

  private async save(joins: readonly string[], leaves: readonly string[]): Promise<void> {
    await this.doing(async () => {
      for (const group of leaves) await app.api.removeFromGroup(this.view.id, group, this.person.participant);
      for (const group of joins) await app.api.seatInGroup(this.view.id, group, this.person.participant, this.horizon);
    }, t("organise.groupsSaved", { name: this.person.name }));
  }

  private readonly removeNow = (): Promise<void> =>
    this.doing(() => app.api.remove(this.view.id, this.person.participant), t("organise.removed", { name: this.person.name }), t("organise.removalWaits", { name: this.person.name }));

  private readonly suspend = (): Promise<void> =>
    this.doing(() => app.api.suspend(this.view.id, this.person.participant), t("organise.isSuspended", { name: this.person.name }));

  private readonly restore = (): Promise<void> =>
    this.doing(() => app.api.restore(this.view.id, this.person.participant), t("organise.isRestored", { name: this.person.name }), t("organise.restoreWaits", { name: this.person.name }));

  /** `waits` is said where the co-chairs of two parties must agree first. */
  private async doing(work: () => Promise<unknown>, done: string, waits = done): Promise<void> {
    this.busy = true;
    this.mistakes = [];
    await work().then(
      (outcome) => this.dispatchEvent(new CustomEvent("done", { detail: isWaiting(outcome) ? waits : done })),
      (problem: Error) => (this.mistakes = [mistakeOf(problem)]),
    );
    this.busy = false;
  }
}

function isWaiting(outcome: unknown): boolean {
  return typeof outcome === "object" && outcome !== null && "approval" in outcome;
}
