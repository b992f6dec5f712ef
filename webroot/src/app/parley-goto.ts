import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "./app.ts";
import { t, textOf } from "./i18n.ts";
import { Light } from "./light.ts";
import { address } from "./places.ts";
import { roomTitle } from "../forum/words.ts";

interface Goal {
  words: string;
  within?: string;
  address: string;
}

/** Go to: the forums and rooms I sit in, and the few pages, found by typing. */
@customElement("parley-goto")
export class ParleyGoto extends Light {
  @state() private typed = "";
  @state() private chosen = 0;

  open(): void {
    this.typed = "";
    this.chosen = 0;
    const dialog = this.querySelector("dialog");
    if (dialog?.open) return;
    if (app.forums.state !== "ready") void app.forums.reload().then(() => this.requestUpdate());
    this.requestUpdate();
    dialog?.showModal();
    this.querySelector("input")?.focus();
  }

  private goals(): Goal[] {
    const fixed: Goal[] = [
      { words: t("nav.forums"), address: "/" },
      { words: t("nav.fora"), address: "/fora" },
      { words: t("nav.search"), address: "/search" },
      { words: t("nav.settings"), address: "/me" },
      { words: t("nav.about"), address: "/about" },
    ];
    const seated = app.forums.list.flatMap((forum): Goal[] => [
      { words: textOf(forum.name), address: address({ page: "forum", forum: forum.id }) },
      ...forum.rooms.map((room) => ({
        words: roomTitle(room),
        within: `${textOf(forum.name)} · ${t(`kind.${room.kind}`)}`,
        address: address({ page: "room", forum: forum.id, room: room.id }),
      })),
    ]);
    const wanted = this.typed.trim().toLocaleLowerCase();
    return [...seated, ...fixed].filter((goal) => `${goal.words} ${goal.within ?? ""}`.toLocaleLowerCase().includes(wanted));
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
        ${goals.length === 0 ? html`<p class="quiet">${t("nav.goToNothing")}</p>` : ""}
        <ul id="goto-list" role="listbox" aria-label=${t("nav.goTo")}>${goals.map((goal, i) => html`
          <li id="goal-${i}" role="option" class="goal" aria-selected=${i === this.chosen} @click=${() => this.go(goal)}>
            <span class="title">${goal.words}</span>${goal.within ? html` <span class="quiet small">${goal.within}</span>` : ""}</li>`)}</ul>
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
    app.router.go(goal.address);
  }
}
