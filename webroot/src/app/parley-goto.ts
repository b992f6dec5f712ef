import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "./app.ts";
import { actsOn, found, goalsOf, type Goal } from "./goals.ts";
import { t } from "./i18n.ts";
import { Light } from "./light.ts";

/** Go to or do: threads, rooms, pages, and what can be pressed on this page, found by typing. */
@customElement("parley-goto")
export class ParleyGoto extends Light {
  @state() private typed = "";
  @state() private chosen = 0;
  private acts: readonly Goal[] = [];

  open(): void {
    this.typed = "";
    this.chosen = 0;
    const page = document.querySelector("main");
    this.acts = page === null ? [] : actsOn(page);
    const dialog = this.querySelector("dialog");
    if (dialog?.open) return;
    if (app.forums.state !== "ready") void app.forums.reload().then(() => this.requestUpdate());
    this.requestUpdate();
    dialog?.showModal();
    this.querySelector("input")?.focus();
  }

  private goals(): Goal[] {
    const place = app.router.place;
    const here = "room" in place ? place.room : undefined;
    const rooms = app.rooms.read().sort((a, b) => Number(b.id === here) - Number(a.id === here));
    return found(goalsOf({ forums: app.forums.list, rooms, acts: this.acts, inRoom: here !== undefined }), this.typed);
  }

  override render(): TemplateResult {
    const goals = this.goals();
    return html`<dialog class="goto" aria-labelledby="goto-title" @keydown=${(e: KeyboardEvent) => this.steer(e, goals)}>
      <div class="dialog-head"><h2 id="goto-title">${t("nav.goTo")}</h2>
        <form method="dialog"><button class="plain">${t("app.close")}</button></form></div>
      <div class="dialog-body stack">
        <div class="field"><label for="goto-field">${t("nav.goToField")}</label>
          <input id="goto-field" class="input" type="text" autocomplete="off" role="combobox" aria-expanded="true" aria-controls="goto-list"
            aria-activedescendant=${goals.length > 0 ? `goal-${this.chosen}` : ""} .value=${this.typed} @input=${this.typing}></div>
        <p class="quiet small" role="status">${goals.length === 0 ? t("nav.goToNothing") : t("nav.goToCount", { count: goals.length })}</p>
        <ul id="goto-list" role="listbox" aria-label=${t("nav.goTo")}>${goals.map((goal, i) => html`
          <li id="goal-${i}" role="option" class="goal" aria-selected=${i === this.chosen} @click=${() => this.go(goal)}>
            <span class="title" dir="auto">${goal.words}</span>${goal.within ? html` <span class="quiet small" dir="auto">${goal.within}</span>` : ""}</li>`)}</ul>
      </div>
    </dialog>`;
  }

  private readonly typing = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value;
    this.chosen = 0;
  };

  private steer(event: KeyboardEvent, goals: Goal[]): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const goal = goals[this.chosen];
    if (step !== 0 && goals.length > 0) this.chosen = (this.chosen + step + goals.length) % goals.length;
    else if (event.key === "Enter" && goal && event.target instanceof HTMLInputElement) this.go(goal);
    else return;
    event.preventDefault();
    void this.updateComplete.then(() => this.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }));
  }

  private go(goal: Goal): void {
    this.querySelector("dialog")?.close();
    if (goal.address !== undefined) app.router.go(goal.address);
    // Once the dialog has given the focus back, so that what opens now may have it.
    else requestAnimationFrame(() => goal.act?.());
  }
}
