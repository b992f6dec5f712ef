import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "./app.ts";
import { t } from "./i18n.ts";
import { Light } from "./light.ts";
import { failed, waiting } from "./states.ts";

/** GET /api/about: what this server says of itself; all but the version may be unset. */
interface About {
  version: string;
  demonstration?: boolean;
  operator?: { name?: string; contact?: string; place?: string };
  nodes?: number;
}

/** About this server: who runs it and where, what the operator can and cannot see, what no software prevents. */
@customElement("parley-about")
export class ParleyAbout extends Light {
  @state() private about?: About | undefined;
  @state() private problem?: Error | undefined;

  override firstUpdated(): void {
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await app.api.about<About>().then(
      (about) => (this.about = about),
      (problem: Error) => (this.problem = problem),
    );
    await this.updateComplete;
    this.stands();
  };

  override render(): TemplateResult {
    const points = (names: readonly ("cannot1" | "cannot2" | "cannot3" | "can1" | "can2" | "can3" | "can4" | "can5" | "never1" | "never2" | "never3" | "never4")[]): TemplateResult =>
      html`<ul class="points">${names.map((name) => html`<li>${t(`about.${name}`)}</li>`)}</ul>`;
    return html`<div class="column narrow">
      <header class="page-head"><h1 tabindex="-1">${t("nav.about")}</h1><p class="lead">${t("about.lead")}</p></header>
      <section class="section"><h2>${t("about.who")}</h2>${this.problem ? failed(this.problem, this.load) : this.about ? this.who(this.about) : waiting()}</section>
      <section class="section reading"><h2>${t("about.cannotTitle")}</h2>${points(["cannot1", "cannot2", "cannot3"])}</section>
      <section class="section reading"><h2>${t("about.canTitle")}</h2>${points(["can1", "can5", "can4", "can2", "can3"])}</section>
      <section class="section reading"><h2>${t("about.neverTitle")}</h2>${points(["never1", "never2", "never3", "never4"])}</section>
      <section class="section"><h2>${t("about.software")}</h2><p><a href="/api/openapi.yaml" target="_blank">${t("about.openapi")}</a> · <a href="/api/asyncapi.yaml" target="_blank">${t("about.asyncapi")}</a></p></section>
    </div>`;
  }

  private who(about: About): TemplateResult {
    const { name, contact, place } = about.operator ?? {};
    return html`${about.demonstration === true ? html`<div class="note"><p>${t("about.demonstration")}</p></div>` : nothing}
      <dl class="facts">
        <dt>${t("about.operator")}</dt><dd>${name ?? t("about.unnamed")}</dd>
        <dt>${t("about.place")}</dt><dd>${place ?? t("about.unnamed")}</dd>
        ${contact === undefined ? nothing : html`<dt>${t("about.contact")}</dt><dd><bdi>${contact}</bdi></dd>`}
        <dt>${t("about.version")}</dt><dd class="number">${about.version}</dd>
      </dl>`;
  }
}
