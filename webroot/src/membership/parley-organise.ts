import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { Watch } from "../app/controller.ts";
import { t, textOf } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { failed, gone, waiting } from "../app/states.ts";
import { Problem } from "../app/problem.ts";
import type { ForumView, Person } from "../app/types.ts";
import type { PeoplePage } from "./types.ts";
import "../invitation/parley-invitations.ts";
import "./parley-add-person.ts";
import "./parley-change-person.ts";
import "./parley-close-groups.ts";
import "./parley-open-group.ts";
import "./parley-places.ts";
import "./parley-side-rooms.ts";
import "../oversight/parley-approvals.ts";
import "../oversight/parley-log.ts";
import "../token/parley-tokens.ts";
import type { ParleyApprovals } from "../oversight/parley-approvals.ts";
import type { ParleyPlaces } from "./parley-places.ts";
import type { ParleyLog } from "../oversight/parley-log.ts";

type Task = { is: "none" | "openGroup" | "addPerson" } | { is: "change"; person: Person };

/** Organise: who sits in which working group, opening a group, seating and removing people. */
@customElement("parley-organise")
export class ParleyOrganise extends Light {
  @property() forum = "";
  @state() private page?: PeoplePage | undefined;
  @state() private problem?: Error | undefined;
  @state() private task: Task = { is: "none" };
  @state() private done = "";
  private readonly feed = new Watch(this, () => app.forums.view(this.forum));
  private ready = false;

  override firstUpdated(): void {
    void this.load();
  }

  override updated(): void {
    if (this.ready || (this.page === undefined && this.problem === undefined && !this.inviteOnly)) return;
    this.ready = true;
    this.stands();
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await Promise.all([...this.querySelectorAll<ParleyApprovals | ParleyLog | ParleyPlaces>("parley-approvals, parley-log, parley-places")].map((each) => each.load()));
    if (this.inviteOnly) return;
    await app.api.people(this.forum).then(
      (page) => (this.page = page),
      (problem: Error) => (this.problem = problem),
    );
  };

  /** A co-chair invites people of the own party, and does not see this table. */
  private get inviteOnly(): boolean {
    const rights = this.feed.store?.view?.you.rights ?? [];
    return rights.includes("invite") && !rights.includes("seat");
  }

  override render(): TemplateResult {
    const view = this.feed.store?.view;
    if (view !== undefined && this.inviteOnly) return this.around(view, html`${this.oversight(view)}<parley-invitations .view=${view}></parley-invitations>`);
    if (this.feed.store?.state === "gone" || (this.problem instanceof Problem && this.problem.status < 500)) return gone(t("organise.gone"));
    return this.around(view, this.problem ? failed(this.problem, this.load) : this.page && view ? this.body(view, this.page) : waiting());
  }

  private around(view: ForumView | undefined, body: TemplateResult): TemplateResult {
    const forum = view === undefined ? t("forum.one") : textOf(view.name);
    return html`<div class="column wide">
      <a class="plain back" href=${address({ page: "forum", forum: this.forum })}>${icon("back")}${forum}</a>
      <header class="page-head"><h1 tabindex="-1">${t("organise.title")}</h1>
        <p class="lead">${t(this.inviteOnly ? "organise.leadInvite" : "organise.lead")}</p></header>
      ${body}
    </div>`;
  }

  private body(view: ForumView, page: PeoplePage): TemplateResult {
    const may = (right: string): boolean => view.you.rights.includes(right);
    return html`
      ${this.done === "" ? nothing : html`<div class="note calm" role="status"><p>${this.done}</p></div>`}
      <div class="row tasks">
        ${may("openGroup") ? html`<button class="button" aria-expanded=${this.task.is === "openGroup"} @click=${() => this.turn({ is: "openGroup" })}>${icon("add")}${t("organise.openGroup")}</button>` : nothing}
        ${may("seat") ? html`<button class="button" aria-expanded=${this.task.is === "addPerson"} @click=${() => this.turn({ is: "addPerson" })}>${icon("add")}${t("organise.addPerson")}</button>` : nothing}
        ${may("seat") ? html`<a class="button" href=${address({ page: "opening", from: view.id })}>${t("opening.clone")}</a>` : nothing}
      </div>
      ${this.task.is === "openGroup" ? html`<parley-open-group .view=${view} .page=${page} @done=${this.finished} @cancel=${() => this.turn({ is: "none" })}></parley-open-group>` : nothing}
      ${this.task.is === "addPerson" ? html`<parley-add-person .view=${view} .page=${page} @done=${this.finished} @cancel=${() => this.turn({ is: "none" })}></parley-add-person>` : nothing}
      ${view.awaiting > 0 ? this.oversight(view) : nothing}
      <parley-places .view=${view} .page=${page} @done=${this.finished} @change-person=${(event: CustomEvent<Person>) => this.turn({ is: "change", person: event.detail })}></parley-places>
      ${may("openRoom") ? html`<parley-side-rooms .view=${view} .page=${page} @done=${this.finished}></parley-side-rooms>` : nothing}
      ${may("openGroup") ? html`<parley-close-groups .view=${view} .page=${page} @done=${this.finished}></parley-close-groups>` : nothing}
      ${may("invite") ? html`<parley-invitations .view=${view}></parley-invitations>` : nothing}
      ${this.task.is === "change" ? html`<parley-change-person .view=${view} .page=${page} .person=${this.task.person} @done=${this.finished} @cancel=${() => this.turn({ is: "none" })}></parley-change-person>` : nothing}
      ${view.awaiting > 0 ? nothing : this.oversight(view)}
      ${may("connect") ? html`<parley-tokens .view=${view}></parley-tokens>` : nothing}`;
  }

  /** What waits for two, and the log, for those who may know of them. */
  private oversight(view: ForumView): TemplateResult | typeof nothing {
    if (!view.you.rights.includes("readLog")) return nothing;
    return html`${this.done === "" || !this.inviteOnly ? nothing : html`<div class="note calm" role="status"><p>${this.done}</p></div>`}
      <parley-approvals .view=${view} @done=${this.finished}></parley-approvals><parley-log .view=${view}></parley-log>`;
  }

  private turn(task: Task): void {
    this.task = task;
    this.done = "";
  }

  private readonly finished = (event: CustomEvent<string>): void => {
    this.task = { is: "none" };
    this.done = event.detail;
    void this.load();
    void app.forums.view(this.forum).reload();
  };
}
