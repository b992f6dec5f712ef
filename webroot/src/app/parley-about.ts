import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "./app.ts";
import { t } from "./i18n.ts";
import { Light } from "./light.ts";
import { notVisible, visible, whoRuns, type Operator } from "./operator.ts";
import { failed, waiting } from "./states.ts";

/** GET /api/about: what this server says of itself; all but the version may be unset. */
interface About {
  version: string;
  demonstration?: boolean;
  operator?: Operator;
  nodes?: number;
}

const never = ["about.never1", "about.never2", "about.never3", "about.never4"] as const;

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
    const points = (names: readonly (typeof notVisible[number] | typeof visible[number] | typeof never[number])[]): TemplateResult =>
      html`<ul class="points">${names.map((name) => html`<li>${t(name)}</li>`)}</ul>`;
    return html`<div class="column narrow">
      <header class="page-head"><h1 tabindex="-1">${t("nav.about")}</h1><p class="lead">${t("about.lead")}</p></header>
      <section class="section"><h2>${t("about.who")}</h2>${this.problem ? failed(this.problem, this.load) : this.about ? this.who(this.about) : waiting()}</section>
      <section class="section reading"><h2>${t("about.cannotTitle")}</h2>${points(notVisible)}</section>
      <section class="section reading"><h2>${t("about.canTitle")}</h2>${points(visible)}</section>
      <section class="section reading"><h2>${t("about.neverTitle")}</h2>${points(never)}</section>
      <section class="section"><h2>${t("about.software")}</h2><p><a href="/api/openapi.yaml" target="_blank">${t("about.openapi")}</a> · <a href="/api/asyncapi.yaml" target="_blank">${t("about.asyncapi")}</a></p></section>
    </div>`;
  }

  private who(about: About): TemplateResult {
    return html`${about.demonstration === true ? html`<div class="note"><p>${t("about.demonstration")}</p></div>` : nothing}
      <dl class="facts">
        ${whoRuns(about.operator)}
        <dt>${t("about.version")}</dt><dd class="number">${about.version}</dd>
      </dl>`;
  }
}
