import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { newCommand } from "../app/commands.ts";
import { t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { problemWords } from "../app/states.ts";
import type { ForumView, Group } from "../app/types.ts";
import { MembershipApi } from "./api.ts";

/** Leaves a forum or one of its working groups; says first what stays and what cannot be done afterwards. */
@customElement("parley-leave-forum")
export class ParleyLeaveForum extends Light {
  @property({ attribute: false }) view!: ForumView;
  @property({ attribute: false }) group?: Group;
  @state() private asking = false;
  @state() private wrong = "";
  @state() private busy = false;

  override render(): TemplateResult {
    const name = textOf((this.group ?? this.view).name);
    if (!this.asking) return html`<p><button class="plain" @click=${() => (this.asking = true)}>${t(this.group === undefined ? "leave.forum" : "leave.group")}</button></p>`;
    return html`<div class="note danger stack"><p><strong>${t("leave.title", { name })}</strong></p>
      <p>${t("leave.rooms")}</p><p>${t("leave.stays")}</p><p>${t("leave.before")}</p>
      ${this.wrong === "" ? nothing : html`<p class="wrong" role="alert">${this.wrong}</p>`}
      <div class="row"><button class="button danger" ?disabled=${this.busy} @click=${this.leave}>${t("leave.now", { name })}</button><button class="button" @click=${() => (this.asking = false)}>${t("organise.keepSeated")}</button></div></div>`;
  }

  private readonly leave = async (): Promise<void> => {
    this.busy = true;
    await new MembershipApi(app.api.http, this.view.id).leave(newCommand(), this.group === undefined ? {} : { group: this.group.id }).then(
      async () => {
        await app.forums.reloadAll();
        app.router.go(this.group === undefined ? { page: "forums" } : { page: "forum", forum: this.view.id });
      },
      (problem: Error) => (this.wrong = problemWords(problem)),
    );
    this.busy = false;
  };
}
