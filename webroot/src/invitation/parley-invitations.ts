import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { moment } from "../app/format.ts";
import { languageName, t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { empty, failed, problemWords, waiting } from "../app/states.ts";
import type { ForumView } from "../app/types.ts";
import { partyName, seatWords } from "../forum/words.ts";
import type { Told } from "./parley-invite.ts";
import type { InvitationLine, InvitationsPage, Way } from "./types.ts";
import "./parley-invite.ts";

const DAYS = 7;
const renewable: ReadonlySet<InvitationLine["state"]> = new Set(["waiting", "sent", "told", "undelivered", "expired", "askedAnew"]);

/** Who is invited and how each invitation stands: invite, send again, make a code, take back, print. */
@customElement("parley-invitations")
export class ParleyInvitations extends Light {
  @property({ attribute: false }) view!: ForumView;
  @state() private page?: InvitationsPage | undefined;
  @state() private problem?: Error | undefined;
  @state() private inviting = false;
  @state() private said = "";
  @state() private wrong = "";
  @state() private told: readonly Told[] = [];
  @state() private busy = false;

  override firstUpdated(): void {
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await app.api.invitations(this.view.id).then((page) => (this.page = page), (problem: Error) => (this.problem = problem));
  };

  override render(): TemplateResult {
    return html`<section class="section invitations"><h2>${t("invitations.title")}</h2>
      ${this.problem ? failed(this.problem, this.load) : this.page === undefined ? waiting() : this.body(this.page)}</section>`;
  }

  private body(page: InvitationsPage): TemplateResult {
    const asking = page.invitations.filter(({ state }) => state === "askedAnew").length;
    return html`
      ${this.said === "" ? nothing : html`<div class="note calm" role="status"><p>${this.said}</p></div>`}
      ${this.wrong === "" ? nothing : html`<div class="note danger" role="alert"><p>${this.wrong}</p></div>`}
      ${asking > 0 ? html`<div class="note"><p>${t("invitations.asking", { count: asking })}</p></div>` : nothing}
      ${this.told.length > 0 ? this.codes() : nothing}
      <div class="row tasks"><button class="button" aria-expanded=${this.inviting} @click=${() => (this.inviting = !this.inviting)}>${icon("add")}${t("invitations.invite")}</button>
        ${page.invitations.length > 0 ? html`<button class="button" @click=${() => print()}>${t("invitations.print")}</button>` : nothing}</div>
      ${this.inviting ? html`<parley-invite .view=${this.view} .may=${page.may} .letters=${page.letters} @done=${this.done} @cancel=${() => (this.inviting = false)}></parley-invite>` : nothing}
      ${page.invitations.length === 0 ? empty(t("invitations.none")) : this.table(page)}`;
  }

  /** To be read out or printed; they are shown this once. */
  private codes(): TemplateResult {
    return html`<div class="note codes" role="status"><p><strong>${t("invitations.codesTitle")}</strong></p>
      <p>${t("invitations.codesWhat", { address: `${location.origin}/invitation` })}</p>
      <dl class="facts">${this.told.map(({ name, code }) => html`<dt><bdi>${name}</bdi></dt><dd><code class="number" dir="ltr">${code}</code></dd>`)}</dl>
      <div class="row"><button class="button" @click=${() => print()}>${t("invitations.print")}</button>
        <button class="plain" @click=${() => (this.told = [])}>${t("invitations.codesGone")}</button></div></div>`;
  }

  private table(page: InvitationsPage): TemplateResult {
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${t("invitations.title")}><table class="invited">
      <thead><tr><th scope="col">${t("organise.name")}</th><th scope="col">${t("forum.party")}</th><th scope="col">${t("organise.seat")}</th>
        <th scope="col">${t("invitations.state")}</th><th scope="col"><span class="unseen">${t("organise.change")}</span></th></tr></thead>
      <tbody>${page.invitations.map((line) => this.line(page, line))}</tbody></table></div>`;
  }

  private line(page: InvitationsPage, line: InvitationLine): TemplateResult {
    const groups = page.may.groups.filter(({ id }) => line.groups.includes(id)).map(({ symbol }) => symbol).join(", ");
    return html`<tr><th scope="row"><bdi>${line.name}</bdi><br><span class="quiet small"><bdi>${line.email}</bdi> · ${languageName(line.language)}</span></th>
      <td>${line.party === undefined ? "–" : partyName(line.party, this.view)}</td>
      <td>${seatWords(line)}${groups === "" ? nothing : html`<br><span class="quiet small">${groups}</span>`}</td>
      <td class="state-${line.state}">${t(`invitations.state.${line.state}`)}${renewable.has(line.state) ? html`<br><span class="quiet small">${t("invitations.until", { time: moment(line.until) })}</span>` : nothing}</td>
      <td class="deeds">${renewable.has(line.state) ? this.deeds(page, line) : nothing}</td></tr>`;
  }

  private deeds(page: InvitationsPage, line: InvitationLine): TemplateResult {
    const deed = (words: string, work: () => Promise<void>): TemplateResult =>
      html`<button class="plain" ?disabled=${this.busy} aria-label="${words}: ${line.name}" @click=${() => void this.doing(work)}>${words}</button>`;
    return html`${page.letters ? deed(t("invitations.sendAgain"), () => this.renew(line, "letter")) : nothing}
      ${deed(t("invitations.makeCode"), () => this.renew(line, "code"))}
      ${deed(t("invitations.revoke"), async () => {
        await app.api.revokeInvitation(this.view.id, line.invitation);
        this.said = t("invitations.revoked", { name: line.name });
      })}`;
  }

  private async renew(line: InvitationLine, way: Way): Promise<void> {
    const { code } = await app.api.renewInvitation(this.view.id, line.invitation, { days: DAYS, way });
    this.told = code === undefined ? this.told : [{ name: line.name, code }];
    this.said = t(code === undefined ? "invitations.sentAgain" : "invitations.codeMade", { name: line.name, count: DAYS });
  }

  private async doing(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    [this.said, this.wrong] = ["", ""];
    await work().then(this.load, (problem: Error) => (this.wrong = problemWords(problem)));
    this.busy = false;
  }

  private readonly done = (event: CustomEvent<{ said: string; told: readonly Told[] }>): void => {
    this.inviting = false;
    [this.said, this.told] = [event.detail.said, event.detail.told];
    void this.load();
  };
}
