// Break-glass: one named person reads one room for some hours. Asked for, and ended before its time.
import { html, nothing, render, type TemplateResult } from "lit";
import { Doing } from "../agenda/doing.ts";
import { announce } from "../app/announcer.ts";
import { app } from "../app/app.ts";
import type { CommandId } from "../app/commands.ts";
import { t } from "../app/i18n.ts";
import { problemWords } from "../app/states.ts";
import type { Id } from "../app/types.ts";
import type { PersonNamed } from "./types.ts";

const hours = [1, 4, 12, 24, 48, 72] as const;
const usual = 24;

/** Which room, as it is called where it is asked for. */
export interface Window { readonly forum: Id; readonly room: Id; readonly title: string }

const glasses = ({ forum, room }: Pick<Window, "forum" | "room">): string => `/api/forums/${encodeURIComponent(forum)}/rooms/${encodeURIComponent(room)}/glasses`;

export function endGlass(forum: Id, room: Id, glass: Id, command: CommandId): Promise<unknown> {
  return app.api.http.put(`${glasses({ forum, room })}/${encodeURIComponent(glass)}/end`, { command });
}

/** Who is to read, for how long and why; what is written stays when it fails. */
export function askToBreak(of: Window): void {
  const host = document.createElement("div");
  document.querySelector("parley-app")?.append(host);
  let [wrong, said] = ["", ""];
  // asked again unanswered, it is the same question
  const doing = new Doing({ requestUpdate: () => draw() });
  let people: readonly PersonNamed[] | undefined;
  const ask = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (doing.busy) return;
    const form = new FormData(event.target as HTMLFormElement);
    const [reader, reason] = [String(form.get("reader")), String(form.get("reason")).trim()];
    wrong = reader === "" ? t("glass.whoMissing") : reason === "" ? t("glass.reasonMissing") : "";
    if (wrong !== "") return draw();
    const deed = { reader, hours: Number(form.get("hours")), reason };
    await doing.run(JSON.stringify(deed), async (command) => {
      const { approval } = await app.api.http.post<{ approval?: Id }>(glasses(of), { command, ...deed });
      announce((said = t(approval === undefined ? "glass.done" : "glass.waits")));
    });
    wrong = doing.wrong;
    draw();
  };
  const form = (): TemplateResult => html`
    <p>${t("glass.what")}</p><p class="quiet">${t("glass.two")}</p>
    <form class="stack" novalidate @submit=${ask}>
      <div class="field"><label for="glass-reader">${t("glass.who")}</label><select class="input" id="glass-reader" name="reader">
        <option value="">${t("rooms.choose")}</option>${(people ?? []).map(({ participant, name }) => html`<option value=${participant}>${name}</option>`)}</select></div>
      <div class="field"><label for="glass-hours">${t("glass.hours")}</label><select class="input" id="glass-hours" name="hours">
        ${hours.map((count) => html`<option value=${count} ?selected=${count === usual}>${t("glass.hoursOf", { count })}</option>`)}</select></div>
      <div class="field"><label for="glass-reason">${t("glass.reason")}</label>
        <input class="input" id="glass-reason" name="reason" maxlength="500" autocomplete="off" aria-describedby="glass-reason-what"><p class="quiet small" id="glass-reason-what">${t("glass.reasonWhat")}</p></div>
      <p><button class="button primary" ?disabled=${doing.busy}>${t("glass.ask")}</button></p></form>`;
  const draw = (): void => {
    render(html`<dialog aria-labelledby="glass-title" @close=${() => host.remove()}>
      <div class="dialog-head"><h2 id="glass-title">${t("glass.open", { room: of.title })}</h2>
        <form method="dialog"><button class="plain">${t("app.close")}</button></form></div>
      <div class="dialog-body stack">
        ${wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${wrong}</p></div>`}
        ${said === "" ? form() : html`<div class="note calm" role="status"><p>${said}</p></div>`}
      </div></dialog>`, host);
  };
  draw();
  host.querySelector("dialog")?.showModal();
  void app.api.http.get<{ people: readonly PersonNamed[] }>(glasses(of)).then((page) => (people = page.people), (problem: Error) => (wrong = problemWords(problem))).then(draw);
}
