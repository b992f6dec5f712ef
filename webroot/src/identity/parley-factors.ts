import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { moment } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { failed, waiting } from "../app/states.ts";
import type { Factor, Factors } from "./types.ts";

const addable = [
  { kind: "code", add: "factors.addCode", what: "factors.addCodeWhat" },
  { kind: "passkey", add: "me.passkey", what: "me.passkeyWhat" },
  { kind: "recovery", add: "factors.addRecovery", what: "factors.addRecoveryWhat" },
] as const;

/** What I sign in with beside a password: which there are, and a way to each of the others. */
@customElement("parley-factors")
export class ParleyFactors extends Light {
  @state() private mine?: Factors | undefined;
  @state() private problem?: Error | undefined;

  override firstUpdated(): void {
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await app.api.factors().then((mine) => (this.mine = mine), (problem: Error) => (this.problem = problem));
  };

  override render(): TemplateResult {
    return html`<section class="section stack" aria-labelledby="own-factors"><h2 id="own-factors">${t("me.signIn")}</h2>
      <p>${t("factors.what")}</p>
      ${this.problem ? failed(this.problem, this.load) : this.mine === undefined ? waiting() : this.list(this.mine)}</section>`;
  }

  private list({ asked, known, factors }: Factors): TemplateResult {
    return html`${asked ? html`<div class="note ${known && factors.length === 0 ? "" : "calm"}"><p>${t("factors.asked")}</p></div>` : nothing}
      ${!known ? html`<p class="quiet">${t("factors.unknown")}</p>`
        : factors.length === 0 ? html`<p>${t("factors.none")}</p>`
        : html`<ul class="contents devices">${factors.map((each) => this.one(each))}</ul>`}
      ${addable.filter(({ kind }) => kind === "passkey" || !factors.some((each) => each.kind === kind)).map(({ kind, add, what }) => html`<div class="stack tight"><p>${t(what)}</p>
        <p><a class="button" href="/sign-in?factor=${kind}&amp;return=%2Fme">${t(add)}</a></p></div>`)}`;
  }

  private one(factor: Factor): TemplateResult {
    const name = t(`factors.${factor.kind}`);
    return html`<li class="note calm"><p><strong>${name}</strong>${factor.label === undefined ? nothing : html` · <bdi>${factor.label}</bdi>`}</p>
      <p class="quiet small">${t("factors.since", { time: moment(factor.since) })}</p>
      <p><a class="button" href="/sign-in?remove=${encodeURIComponent(factor.factor)}&amp;return=%2Fme" aria-label=${t("factors.removeOne", { name })}>${t("factors.remove")}</a></p></li>`;
  }
}
