import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { announce } from "../app/announcer.ts";
import { app } from "../app/app.ts";
import { exact } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { failed, problemWords, waiting } from "../app/states.ts";
import type { Time } from "../app/types.ts";

interface Mine { readonly made?: Time; readonly path?: string }
const mine = "/api/me/calendar";

/** The secret address at which my telephone's calendar reads when I have sessions: made, shown once, renewed, ended. */
@customElement("parley-calendar-address")
export class ParleyCalendarAddress extends Light {
  @state() private now?: Mine;
  @state() private problem?: Error | undefined;
  @state() private wrong = "";
  @state() private ended = false;
  @state() private busy = false;

  override firstUpdated(): void {
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await app.api.http.get<Mine>(mine).then((now) => (this.now = now), (problem: Error) => (this.problem = problem));
  };

  override render(): TemplateResult {
    return html`<section class="section stack" aria-labelledby="calendar-address"><h2 id="calendar-address">${t("calendar.address.title")}</h2>
      <p>${t("calendar.address.what")}</p>
      ${this.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.wrong}</p></div>`}
      ${this.ended ? html`<div class="note calm" role="status"><p>${t("calendar.address.ended")}</p></div>` : nothing}
      ${this.problem ? failed(this.problem, this.load) : this.now === undefined ? waiting() : this.body(this.now)}</section>`;
  }

  private body({ made, path }: Mine): TemplateResult {
    if (made === undefined) return html`<p><button class="button" ?disabled=${this.busy} @click=${() => void this.change("")}>${t("calendar.address.make")}</button></p>`;
    return html`${path === undefined ? html`<p>${t("calendar.address.since", { time: exact(made) })}</p>` : this.address(location.origin + path)}
      <div class="row"><button class="button" ?disabled=${this.busy} @click=${() => void this.change("")}>${t("calendar.address.renew")}</button>
        <button class="button" ?disabled=${this.busy} @click=${() => void this.change("/end")}>${t("calendar.address.end")}</button></div>
      <p class="quiet small">${t("calendar.address.renewWhat")}</p>`;
  }

  private address(address: string): TemplateResult {
    return html`<div class="note calm stack tight" role="status"><p><label for="my-calendar">${t("calendar.address.made")}</label></p>
      <input class="input" id="my-calendar" dir="ltr" readonly .value=${address} @focus=${(event: Event) => (event.target as HTMLInputElement).select()}>
      <p class="small">${t("calendar.address.secret")}</p>
      <div class="row"><button class="button primary" @click=${() => void this.copy(address)}>${t("calendar.address.copy")}</button>
        <a class="button" href=${address.replace(/^https?:/, "webcal:")}>${t("calendar.address.open")}</a></div></div>`;
  }

  private async copy(address: string): Promise<void> {
    await navigator.clipboard.writeText(address).then(() => announce(t("calendar.address.copied")), () => this.querySelector<HTMLInputElement>("#my-calendar")?.focus());
  }

  private async change(how: "" | "/end"): Promise<void> {
    this.busy = true;
    this.wrong = "";
    this.ended = false;
    const asked = how === "" ? app.api.http.post<Mine>(mine, {}) : app.api.http.put<Mine>(mine + how, {});
    await asked.then((now) => {
      this.now = now;
      this.ended = how !== "";
    }, (problem: Error) => (this.wrong = problemWords(problem)));
    this.busy = false;
  }
}
