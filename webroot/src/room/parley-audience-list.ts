import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { Doing } from "../agenda/doing.ts";
import { app } from "../app/app.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { failed } from "../app/states.ts";
import { icon } from "../app/icons.ts";
import type { Audience, AudiencePage, ForumView, Id, RoomKind } from "../app/types.ts";
import { bylineParts, partyName, ruleName } from "../forum/words.ts";
import { decided, didRead, mayEnd, readsToo, running } from "../oversight/glasses.ts";
import { endGlass } from "../oversight/breaking.ts";
import { askToRemove } from "../oversight/removing.ts";
import type { Glass } from "../oversight/types.ts";
import { audienceSentence } from "./audience.ts";

type Reader = AudiencePage["people"][number];

interface Subject {
  forum: string;
  room: string;
  kind: RoomKind;
  named: ForumView | undefined;
}

export function showAudience(subject: Subject): void {
  const list = document.createElement("parley-audience-list") as ParleyAudienceList;
  document.querySelector("parley-app")?.append(list);
  list.show(subject);
}

/** Exactly who reads in this room, observers and sponsors first, and what may be done outside. */
@customElement("parley-audience-list")
export class ParleyAudienceList extends Light {
  @state() private page?: AudiencePage | undefined;
  @state() private problem?: Error | undefined;
  /** The glass of which it is asked whether it is to end. */
  @state() private asked?: Id | undefined;
  private readonly doing = new Doing(this);
  private subject!: Subject;

  show(subject: Subject): void {
    this.subject = subject;
    void this.updateComplete.then(() => this.querySelector("dialog")?.showModal());
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await app.api.audience(this.subject.forum, this.subject.room).then(
      (page) => (this.page = page),
      (problem: Error) => (this.problem = problem),
    );
  };

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="audience-title" @close=${() => this.remove()}>
      <div class="dialog-head"><h2 id="audience-title">${t("audience.title")}</h2>
        <form method="dialog"><button class="plain">${t("app.close")}</button></form></div>
      <div class="dialog-body stack">${this.body()}</div>
    </dialog>`;
  }

  private body(): TemplateResult {
    if (this.problem) return failed(this.problem, this.load);
    if (!this.page) return html`<p aria-busy="true">${t("app.loading")}</p>`;
    const { audience, people } = this.page;
    return html`
      <p>${audienceSentence(audience, this.subject.named)}</p>
      ${people.length === 0 ? this.counts() : html`<ul class="audience-list">${watchersFirst(people).map((person) => this.person(person))}</ul>`}
      ${this.glasses(audience)}
      <h3>${t("audience.insideTitle")}</h3>
      <p>${t(`rule.insideLong.${audience.rule.inside}`)}</p>
      <h3>${t("audience.outsideTitle")} <span class="quiet small">${ruleName(audience.rule)}</span></h3>
      <p>${t(`rule.outsideLong.${audience.rule.outsideUse}`)}</p>
      <p>${t(`rule.listLong.${audience.rule.participantList}`)}</p>
      <p>${t(`rule.existenceLong.${audience.rule.existence}`)}</p>`;
  }

  /** Who reads without being here, first of all; whoever may lock the room ends it alone. */
  private glasses(audience: Audience): TemplateResult | typeof nothing {
    const { glasses = [] } = audience;
    if (glasses.length === 0) return nothing;
    const now = running(audience);
    const ends = mayEnd(app.rooms.find(this.subject.room)?.view);
    const purges = app.rooms.find(this.subject.room)?.view?.you.rights.includes("purge") === true;
    return html`<h3 id="audience-glasses" tabindex="-1">${t("glass.title")}</h3>${this.doing.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.doing.wrong}</p></div>`}
      <ul class="plain-list stack tight">${[...glasses].reverse().map((glass) => html`<li class=${now.includes(glass) ? "" : "quiet"}>
        ${now.includes(glass) ? readsToo(glass) : didRead(glass)} <span class="quiet small">${decided(glass, this.subject.named)}</span>
        ${now.includes(glass) && ends ? this.ending(glass) : nothing}
        ${purges && glass.reason !== "" ? html`<p><button class="plain muted" @click=${() => askToRemove(this.subject, "reason", glass.id, () => void this.load())}>${icon("close")}${t("glass.removeReason")}</button></p>` : nothing}</li>`)}</ul>`;
  }

  /** Opening it again would need the co-chairs again, so it is asked once. */
  private ending({ id, name }: Glass): TemplateResult {
    if (this.asked !== id) return html`<p><button class="button" data-begins=${id} @click=${() => this.ask(id, "[data-keeps]")}>${t("glass.endBegin")}</button></p>`;
    return html`<div class="note" role="group" aria-label=${t("glass.endBegin")}><p>${t("glass.endWhat", { name })}</p><div class="row">
      <button class="button danger" ?disabled=${this.doing.busy} @click=${() => void this.end(id)}>${t("glass.end")}</button>
      <button class="button" data-keeps @click=${() => this.ask(undefined, `[data-begins="${id}"]`)}>${t("glass.keep")}</button></div></div>`;
  }

  /** The button that was pressed goes, so the other one is where the keyboard stands. */
  private ask(glass: Id | undefined, then: string): void {
    this.asked = glass;
    this.focusOn(then);
  }

  private focusOn(what: string): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(what)?.focus());
  }

  private async end(glass: string): Promise<void> {
    await this.doing.run(glass, (command) => endGlass(this.subject.forum, this.subject.room, glass, command));
    await this.load();
    this.focusOn("#audience-glasses");
  }

  private person(person: Reader): TemplateResult {
    const { name, rest } = bylineParts(person, this.subject.named);
    return html`<li><bdi class="name">${name}</bdi><span class="quiet">${rest.join(" · ")}</span></li>`;
  }

  private counts(): TemplateResult {
    const { audience } = this.page!;
    const watchers = [
      audience.observers > 0 ? t("audience.observers", { count: audience.observers }) : "",
      audience.sponsors > 0 ? t("audience.sponsors", { count: audience.sponsors }) : "",
      audience.staff > 0 ? t("audience.staff", { count: audience.staff }) : "",
    ].filter((each) => each !== "");
    return html`<ul class="audience-list">
      ${watchers.map((words) => html`<li>${words}</li>`)}
      ${audience.parties.map(({ code, people }) => html`<li><span class="name">${partyName(code, this.subject.named)}</span><span class="quiet">${t("audience.people", { count: people })}</span></li>`)}
    </ul><p class="quiet small">${t("audience.countsOnly")}</p>`;
  }
}

/** The server gives them so; the page relies on it nowhere. */
function watchersFirst(people: readonly Reader[]): Reader[] {
  const watches = (person: Reader): number => ("capacity" in person && (person.capacity === "observer" || person.capacity === "sponsor") ? 0 : 1);
  return [...people].sort((a, b) => watches(a) - watches(b));
}
