import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { exact } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { Problem } from "../app/problem.ts";
import { empty, failed, gone, waiting } from "../app/states.ts";

interface Letter { id: string; at: string; from: string; to: string; subject: string; text: string }

/** The demonstration's mailbox: every letter that was sent, on this machine only. */
@customElement("parley-mailbox")
export class ParleyMailbox extends Light {
  @state() private letters?: readonly Letter[] | undefined;
  @state() private problem?: Error | undefined;

  override firstUpdated(): void {
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await app.api.mailbox<{ letters: Letter[] }>().then(({ letters }) => (this.letters = letters), (problem: Error) => (this.problem = problem));
    await this.updateComplete;
    this.stands();
  };

  override render(): TemplateResult {
    if (this.problem instanceof Problem && this.problem.status === 404) return gone(t("app.unknownAddress"));
    return html`<div class="column narrow">
      <header class="page-head"><h1 tabindex="-1">${t("mailbox.title")}</h1><p class="lead">${t("mailbox.lead")}</p>
        <p class="row"><button class="button" @click=${this.load}>${icon("waiting")}${t("mailbox.look")}</button></p></header>
      ${this.problem ? failed(this.problem, this.load) : this.letters === undefined ? waiting() : this.letters.length === 0 ? empty(t("mailbox.empty")) : nothing}
      <ul class="stack">${this.letters?.map((letter) => this.letter(letter))}</ul></div>`;
  }

  private letter(letter: Letter): TemplateResult {
    return html`<li class="card stack letter"><h2>${letter.subject}</h2>
      <dl class="facts small"><dt>${t("mailbox.to")}</dt><dd><bdi>${letter.to}</bdi></dd><dt>${t("mailbox.from")}</dt><dd><bdi>${letter.from}</bdi></dd>
        <dt>${t("mailbox.at")}</dt><dd><time datetime=${letter.at}>${exact(letter.at)}</time></dd></dl>
      ${letter.text.split(/\n\n+/).map((paragraph) => html`<p dir="auto">${linked(paragraph)}</p>`)}</li>`;
  }
}

/** A link of ours leads there; anything else stays words. */
function linked(paragraph: string): TemplateResult | string {
  const address = paragraph.trim();
  return address.startsWith(`${location.origin}/`) && !/\s/.test(address) ? html`<a class="long" href=${address} target="_blank">${address}</a>` : paragraph;
}
