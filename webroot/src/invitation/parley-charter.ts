import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { messages, t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { capacityWord, partyName, roleWords, ruleName } from "../forum/words.ts";
import { notVisible, visible, whoRuns, type Operator } from "../app/operator.ts";
import { choices, summary, type Mistake } from "../membership/form.ts";
import type { Capacity, Text } from "../app/types.ts";
import type { RoomAhead, SeatAhead } from "./types.ts";
import { audienceSentence } from "../room/audience.ts";
import { kindSign } from "../room/kind.ts";

interface Server { operator?: Operator }

/** Two screens: the charter with one's capacity, then who will see what, who runs this server, and what nothing prevents. */
@customElement("parley-charter")
export class ParleyCharter extends Light {
  @property({ attribute: false }) ahead!: SeatAhead;
  @property({ attribute: false }) mistakes: readonly Mistake[] = [];
  @property({ type: Boolean }) busy = false;
  @state() private read = false;
  @state() private capacity: Capacity = "personal";
  @state() private server: Server = {};

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("ahead")) this.capacity = this.ahead.capacities[0]!;
  }

  override firstUpdated(): void {
    // Without an answer the page says that the operator has not been named.
    void app.api.about<Server>().then((server) => (this.server = server), () => undefined);
  }

  override render(): TemplateResult {
    return this.read ? this.seen() : this.charter();
  }

  /** The wording that is shown, so that it is known which one was accepted. */
  private get language(): string {
    const { charter } = this.ahead;
    return charter[messages.locale] !== undefined ? messages.locale : charter["en"] !== undefined ? "en" : Object.keys(charter)[0]!;
  }

  private charter(): TemplateResult {
    const { ahead } = this;
    return html`<header class="page-head"><p class="over">${t("invitation.charterOver")}</p>
        <h1 tabindex="-1">${textOf(ahead.forum)}</h1><p class="lead">${textOf(ahead.issue)}</p></header>
      <dl class="facts"><dt>${t("organise.name")}</dt><dd><bdi>${ahead.name}</bdi></dd>
        ${ahead.party === undefined ? nothing : html`<dt>${t("forum.party")}</dt><dd>${partyName(ahead.party, ahead)}</dd>`}
        <dt>${t("forum.role")}</dt><dd>${roleWords(ahead.roles) || t("role.participant")}</dd></dl>
      <section class="section"><h2>${t("forum.charter")}</h2>
        <div class="prose charter" lang=${this.language}>${paragraphs(ahead.charter, this.language)}</div></section>
      <form class="section stack" @submit=${this.accept}>
        ${ahead.capacities.length === 1 ? html`<p>${t("invitation.capacityFixed", { capacity: capacityWord(ahead.capacities[0]!) })}</p>`
          : choices(t("invitation.capacity"), "capacity", "radio", ahead.capacities.map((each) => ({ value: each, on: each === this.capacity, words: html`${t(`invitation.capacity.${each as "personal" | "official"}`)}` })))}
        <p><button class="button primary large">${t("invitation.accept")}</button></p>
        <p class="quiet small">${t("invitation.acceptNot")}</p></form>`;
  }

  private readonly accept = (event: SubmitEvent): void => {
    event.preventDefault();
    this.capacity = (new FormData(event.target as HTMLFormElement).get("capacity") as Capacity | null) ?? this.capacity;
    this.read = true;
    void this.updateComplete.then(() => {
      scrollTo(0, 0);
      this.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    });
  };

  private seen(): TemplateResult {
    return html`<header class="page-head"><p class="over">${textOf(this.ahead.forum)}</p><h1 tabindex="-1">${t("invitation.seesTitle")}</h1></header>
      ${summary(this.mistakes)}
      <section><h2 class="unseen">${t("forum.rooms")}</h2><ul class="rooms-ahead">${this.ahead.rooms.map((room) => this.room(room))}</ul>
        <p>${this.ahead.readsAll ? t("invitation.readsAll") : t("invitation.readsNow")}</p></section>
      <section class="section"><h2>${t("about.who")}</h2><dl class="facts">${whoRuns(this.server.operator)}</dl></section>
      <section class="section"><h2>${t("about.cannotTitle")}</h2>${points(notVisible)}</section>
      <section class="section"><h2>${t("about.canTitle")}</h2>${points(visible)}</section>
      <section class="section"><h2>${t("about.neverTitle")}</h2>${points(["about.never1", "about.never2", "about.never3", "about.never4"])}</section>
      <p class="section row"><button class="button primary large" ?disabled=${this.busy} @click=${this.enter}>${t("invitation.enter")}</button>
        <button class="plain" @click=${() => (this.read = false)}>${t("invitation.backToCharter")}</button></p>`;
  }

  private room(room: RoomAhead): TemplateResult {
    return html`<li class="card stack"><h3>${textOf(room.group)}</h3><p class="small">${kindSign(room.kind)} · ${ruleName(room.audience.rule)}</p>
      <p>${audienceSentence({ ...room.audience, youAppearAs: room.youAppearAs }, this.ahead)}</p>
      <ul class="chips">${room.audience.parties.map(({ code, people }) => html`<li class="chip">${partyName(code, this.ahead)} · ${t("audience.people", { count: people })}</li>`)}
        ${room.audience.observers > 0 ? html`<li class="chip">${t("audience.observers", { count: room.audience.observers })}</li>` : nothing}
        ${room.audience.sponsors > 0 ? html`<li class="chip">${t("audience.sponsors", { count: room.audience.sponsors })}</li>` : nothing}
        ${room.audience.staff > 0 ? html`<li class="chip">${t("audience.staff", { count: room.audience.staff })}</li>` : nothing}</ul></li>`;
  }

  private readonly enter = (): void => {
    this.dispatchEvent(new CustomEvent("enter", { detail: { capacity: this.capacity, language: this.language } }));
  };
}

type Point = (typeof notVisible)[number] | (typeof visible)[number] | `about.never${1 | 2 | 3 | 4}`;

function points(names: readonly Point[]): TemplateResult {
  return html`<ul class="points">${names.map((name) => html`<li>${t(name)}</li>`)}</ul>`;
}

function paragraphs(text: Text, language: string): TemplateResult[] {
  return (text[language] ?? "").split(/\n+/).filter((line) => line.trim() !== "").map((line) => html`<p>${line}</p>`);
}
