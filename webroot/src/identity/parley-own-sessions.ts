import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { failed, problemWords, waiting } from "../app/states.ts";
import type { Device, OwnSession, SessionsEnded } from "./types.ts";

/** Where I am signed in; each can be ended from here, all others at once, or everything. */
@customElement("parley-own-sessions")
export class ParleyOwnSessions extends Light {
  @state() private sessions?: readonly OwnSession[] | undefined;
  @state() private problem?: Error | undefined;
  @state() private said: { words: string; danger: boolean } | undefined;
  @state() private asking = false;

  override firstUpdated(): void {
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await app.api.ownSessions().then((sessions) => (this.sessions = sessions), (problem: Error) => (this.problem = problem));
  };

  override render(): TemplateResult {
    return html`<section class="section stack" aria-labelledby="own-sessions"><h2 id="own-sessions">${t("devices.title")}</h2>
      <p>${t("devices.what")}</p>
      ${this.said === undefined ? nothing : html`<div class="note ${this.said.danger ? "danger" : "calm"}" role=${this.said.danger ? "alert" : "status"}><p>${this.said.words}</p></div>`}
      ${this.problem ? failed(this.problem, this.load) : this.sessions === undefined ? waiting() : this.list(this.sessions)}
      ${this.everything()}</section>`;
  }

  private list(sessions: readonly OwnSession[]): TemplateResult {
    const others = sessions.filter(({ here }) => !here).length;
    return html`<ul class="contents devices">${sessions.map((each) => this.one(each))}</ul>
      ${others === 0 ? html`<p class="quiet">${t("devices.onlyHere")}</p>`
        : html`<p><button class="button" @click=${() => void this.end(() => app.api.endOtherSessions())}>${t("devices.endOthers", { count: others })}</button></p>`}`;
  }

  private one(session: OwnSession): TemplateResult {
    return html`<li class="note ${session.here ? "calm" : ""}"><p><strong>${deviceWords(session.device)}</strong> ${session.here ? html`<span class="tag">${t("devices.here")}</span>` : nothing}</p>
      <p class="quiet small">${t("devices.times", { began: moment(session.began), seen: moment(session.seen) })}</p>
      ${session.here ? nothing : html`<p><button class="button" aria-label=${t("devices.endOne", { device: deviceWords(session.device) })}
        @click=${() => void this.end(() => app.api.endSession(session.session))}>${t("devices.end")}</button></p>`}</li>`;
  }

  /** Said before it is done: it cannot be taken back, and costs words that were not sent. */
  private everything(): TemplateResult {
    return html`<h3>${t("devices.everything")}</h3>
      <p>${t("devices.everythingWhat")}</p>
      ${this.asking ? html`<div class="note danger"><p>${t("devices.everythingLoses")}</p>
        <div class="row"><button class="button danger" @click=${() => void this.endAll()}>${t("devices.everythingNow")}</button>
        <button class="button" @click=${() => (this.asking = false)}>${t("app.cancel")}</button></div></div>`
        : html`<p><button class="button danger" @click=${() => (this.asking = true)}>${t("devices.everything")}</button></p>`}`;
  }

  private async endAll(): Promise<void> {
    await app.session.endEverything().catch((problem: Error) => (this.said = { words: problemWords(problem), danger: true }));
  }

  private async end(ending: () => Promise<SessionsEnded>): Promise<void> {
    this.said = undefined;
    await ending().then(
      ({ count, signInEnded }) => (this.said = signInEnded ? { words: t("devices.ended", { count }), danger: false } : { words: t("devices.endedHereOnly", { count }), danger: true }),
      (problem: Error) => (this.said = { words: problemWords(problem), danger: true }),
    );
    await this.load();
  }
}

/** "Firefox, Windows, computer", as far as it is known. */
export function deviceWords({ kind, browser, system }: Device): string {
  if (kind === "unknown") return browser === "" ? t("devices.unknown") : browser;
  return t("devices.device", { browser: browser === "" ? t("devices.someBrowser") : browser, system, kind: t(`devices.${kind}`) });
}
