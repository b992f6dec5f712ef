import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { languageName, messages, t, textOf } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import type { ForumView, Person } from "../app/types.ts";
import type { ManagedRoom, PeoplePage } from "./types.ts";
import { placeWords } from "../forum/words.ts";
import { kindSign } from "../room/kind.ts";
import { choices, line, mistakeOf, summary, type Mistake } from "./form.ts";
import { isSeated } from "./seated.ts";

/** The rooms of the working groups besides their plenaries: caucuses for all parties, side rooms, drafting groups. */
@customElement("parley-side-rooms")
export class ParleySideRooms extends Light {
  @property({ attribute: false }) view!: ForumView;
  @property({ attribute: false }) page!: PeoplePage;
  @state() private opening = false;
  @state() private mistakes: readonly Mistake[] = [];
  @state() private busy = false;

  override render(): TemplateResult {
    const open = this.page.groups.filter((group) => group.closed !== true);
    return html`<section class="section stack"><h2>${t("rooms.title")}</h2>
      <p class="quiet">${t("rooms.what")}</p>
      ${this.opening ? nothing : summary(this.mistakes)}
      <ul class="plain-list stack">${open.map((group) => html`<li class="row"><span class="title">${textOf(group.name)}</span>
        <button class="button" ?disabled=${this.busy} @click=${() => void this.caucuses(group.id)}>${icon("caucus")}${t("rooms.caucuses")}</button></li>`)}</ul>
      ${this.page.rooms.length === 0 ? html`<p class="quiet">${t("rooms.none")}</p>` : html`<ul class="plain-list stack">${this.page.rooms.map((room) => this.one(room))}</ul>`}
      ${this.opening ? this.form(open) : html`<p><button class="button" @click=${() => (this.opening = true)}>${icon("add")}${t("rooms.open")}</button></p>`}
    </section>`;
  }

  private one(room: ManagedRoom): TemplateResult {
    const inside = this.page.people.filter((person) => room.members.includes(person.participant));
    return html`<li><p><strong>${textOf(room.name)}</strong> ${kindSign(room.kind)} ${room.closed ? html`<span class="quiet">· ${t("rooms.closed")}</span>` : nothing}</p>
      <ul class="chips">${inside.map((person) => html`<li class="chip"><bdi>${person.name}</bdi>
        ${room.closed ? nothing : html`<button class="plain" aria-label=${t("rooms.takeOut", { name: person.name })} @click=${() => void this.takeOut(room, person)}>${icon("close")}</button>`}</li>`)}</ul>
      ${room.closed ? nothing : this.adding(room)}
      ${this.view.you.rights.includes("seatAnybody") ? html`<p><button class="plain" @click=${() => void this.break(room)}>${t("glass.begin")}</button></p>` : nothing}</li>`;
  }

  private async break({ id, name }: ManagedRoom): Promise<void> {
    const { askToBreak } = await import("../oversight/breaking.ts");
    askToBreak({ forum: this.view.id, room: id, title: textOf(name) });
  }

  private adding(room: ManagedRoom): TemplateResult {
    const others = this.page.people.filter((person) => isSeated(person) && person.groups.includes(room.group) && !room.members.includes(person.participant));
    if (others.length === 0) return html``;
    return html`<p class="row"><label>${t("rooms.putIn")} <select class="input" @change=${(event: Event) => void this.putIn(room, event.target as HTMLSelectElement)}>
      <option value="">${t("rooms.choose")}</option>${others.map((person) => html`<option value=${person.participant}>${person.name}</option>`)}</select></label></p>`;
  }

  private form(groups: PeoplePage["groups"]): TemplateResult {
    const mistakes = this.mistakes;
    return html`<form class="stack" novalidate @submit=${this.open}>${summary(mistakes)}
      <div class="field"><label for="room-group">${t("forum.group")}</label><select class="input" id="room-group" name="group">${groups.map((group) => html`<option value=${group.id}>${textOf(group.name)}</option>`)}</select></div>
      ${choices(t("rooms.kind"), "kind", "radio", (["sideRoom", "draftingGroup"] as const).map((kind, i) => ({ value: kind, on: i === 0, words: t(`kind.${kind}`) })))}
      ${line({ name: "room-name", label: t("organise.groupName", { language: languageName(messages.locale) }), mistakes })}
      ${choices(t("organise.members"), "members", "checkbox", this.page.people.filter(isSeated).map((person) => ({ value: person.participant, on: false,
        words: html`<bdi>${person.name}</bdi> <span class="quiet">· ${placeWords(person, this.view)}</span>` })))}
      <div class="row"><button class="button primary" ?disabled=${this.busy}>${t("rooms.open")}</button>
        <button type="button" class="plain" @click=${() => (this.opening = false)}>${t("app.cancel")}</button></div></form>`;
  }

  private readonly open = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const name = (form.get("room-name") as string).trim();
    const members = form.getAll("members") as string[];
    this.mistakes = [
      ...(name === "" ? [{ field: "room-name", words: t("rooms.nameMissing") }] : []),
      ...(members.length === 0 ? [{ field: "", words: t("rooms.membersMissing") }] : []),
    ];
    if (this.mistakes.length > 0) return;
    const made = { kind: form.get("kind"), name: { [messages.locale]: name }, preset: "chathamHouse", members };
    await this.doing(() => app.api.openRoom(this.view.id, form.get("group") as string, made), t("rooms.opened", { name }));
  };

  private async caucuses(group: string): Promise<void> {
    await this.doing(() => app.api.openCaucuses(this.view.id, group), t("rooms.caucusesOpened"));
  }

  private async putIn(room: ManagedRoom, select: HTMLSelectElement): Promise<void> {
    const person = this.page.people.find(({ participant }) => participant === select.value);
    if (person !== undefined) await this.doing(() => app.api.putIn(this.view.id, room.id, [person.participant], false), t("rooms.isIn", { name: person.name, room: textOf(room.name) }));
  }

  private async takeOut(room: ManagedRoom, person: Person): Promise<void> {
    await this.doing(() => app.api.takeOut(this.view.id, room.id, person.participant), t("rooms.isOut", { name: person.name, room: textOf(room.name) }));
  }

  private async doing(work: () => Promise<unknown>, done: string): Promise<void> {
    this.busy = true;
    this.mistakes = [];
    await work().then(
      () => {
        this.opening = false;
        this.dispatchEvent(new CustomEvent("done", { detail: done }));
      },
      (problem: Error) => (this.mistakes = [mistakeOf(problem, { name: "room-name" })]),
    );
    this.busy = false;
  }
}
