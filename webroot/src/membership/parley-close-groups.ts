import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { newCommand } from "../app/commands.ts";
import { languageName, messages, t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { problemWords } from "../app/states.ts";
import type { ForumView, Id } from "../app/types.ts";
import { MembershipApi } from "./api.ts";
import { lines } from "./form.ts";
import type { PeoplePage } from "./types.ts";

/** Closes a working group, with a report to all who sit in the forum or without one. */
@customElement("parley-close-groups")
export class ParleyCloseGroups extends Light {
  @property({ attribute: false }) view!: ForumView;
  @property({ attribute: false }) page!: PeoplePage;
  @state() private closing: Id = "";
  @state() private wrong = "";
  @state() private busy = false;

  override render(): TemplateResult | typeof nothing {
    const open = this.page.groups.filter((group) => group.all !== true && group.closed !== true);
    if (open.length === 0) return nothing;
    return html`<section class="section"><h2>${t("closing.title")}</h2><p class="quiet">${t("closing.what")}</p>
      <ul class="plain-list stack">${open.map((group) => html`<li><span class="row"><span class="title">${textOf(group.name)} · ${group.symbol}</span>
        <button class="button" aria-expanded=${this.closing === group.id} @click=${() => (this.closing = this.closing === group.id ? "" : group.id)}>${t("closing.close")}</button></span>
        ${this.closing === group.id ? this.form(group.id, textOf(group.name)) : nothing}</li>`)}</ul></section>`;
  }

  private form(group: Id, name: string): TemplateResult {
    return html`<form class="stack note" @submit=${(event: SubmitEvent) => void this.close(event, group, name)}>
      <p>${t("closing.rooms")}</p><p>${t("closing.report")}</p>
      ${lines({ name: "report", label: t("closing.words", { language: languageName(messages.locale) }), help: t("organise.optional"), mistakes: [] })}
      ${this.wrong === "" ? nothing : html`<p class="wrong" role="alert">${this.wrong}</p>`}
      <div class="row"><button class="button danger" ?disabled=${this.busy}>${t("closing.now", { name })}</button><button type="button" class="plain" @click=${() => (this.closing = "")}>${t("app.cancel")}</button></div></form>`;
  }

  private async close(event: SubmitEvent, group: Id, name: string): Promise<void> {
    event.preventDefault();
    const words = (new FormData(event.target as HTMLFormElement).get("report") as string).trim();
    this.busy = true;
    await new MembershipApi(app.api.http, this.view.id).close(newCommand(), group, words === "" ? {} : { [messages.locale]: words }).then(
      () => {
        this.closing = "";
        this.dispatchEvent(new CustomEvent("done", { detail: t("closing.closed", { name }) }));
      },
      (problem: Error) => (this.wrong = problemWords(problem)),
    );
    this.busy = false;
  }
}
