import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { Watch } from "../app/controller.ts";
import { parts, t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { Problem } from "../app/problem.ts";
import { failed } from "../app/states.ts";
import { arrived, forget } from "../invitation/kept.ts";

const KEY = "parley.organiser";

/** For whoever comes with the link that a first start printed: the account that is to open forums. */
@customElement("parley-organiser")
export class ParleyOrganiser extends Light {
  @state() private readonly secret = arrived(KEY);
  @state() private problem?: Error | undefined;
  @state() private done = false;
  @state() private busy = false;
  private readonly session = new Watch(this, () => app.session);

  override firstUpdated(): void {
    this.stands();
  }

  override render(): TemplateResult {
    return html`<div class="column narrow stack">${this.screen()}</div>`;
  }

  private screen(): TemplateResult {
    if (this.done) return html`<h1 tabindex="-1">${t("organiser.doneTitle")}</h1><p role="status">${t("organiser.done")}</p><p><a href="/fora">${t("nav.fora")}</a></p>`;
    if (this.secret === undefined || (this.problem instanceof Problem && this.problem.code === "not-found")) {
      return html`<h1 tabindex="-1">${t("organiser.overTitle")}</h1><p>${t("organiser.over")}</p><p><a href="/">${t("app.toForums")}</a></p>`;
    }
    if (this.problem) return failed(this.problem, () => void this.use());
    const me = this.session.store?.me;
    return html`<h1 tabindex="-1">${t("organiser.title")}</h1>
      <p>${t("organiser.what")}</p>
      ${me === undefined
        ? html`<p><button class="button primary" @click=${() => void app.session.signIn("/organiser")}>${t("session.signIn")}</button></p>`
        : html`<p>${parts("organiser.as", { name: html`<bdi class="strong">${me.name}</bdi>` })}</p>
          <p><button class="button primary" ?disabled=${this.busy} @click=${this.use}>${t("organiser.use")}</button></p>`}`;
  }

  private readonly use = async (): Promise<void> => {
    [this.busy, this.problem] = [true, undefined];
    await app.api.organise(this.secret!).then(
      () => {
        forget(KEY);
        this.done = true;
      },
      (problem: Error) => (this.problem = problem),
    );
    this.busy = false;
    await this.updateComplete;
    this.stands();
  };
}
