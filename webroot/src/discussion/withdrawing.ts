import { html, render } from "lit";
import { t } from "../app/i18n.ts";

/** Says what withdrawing does and what it cannot undo; the button names the act. */
export function askToWithdraw(withdraw: () => void): void {
  const host = document.createElement("div");
  document.querySelector("parley-app")?.append(host);
  render(html`<dialog aria-labelledby="withdraw-title" @close=${() => host.remove()}>
    <div class="dialog-head"><h2 id="withdraw-title">${t("contribution.withdrawTitle")}</h2>
      <form method="dialog"><button class="plain">${t("app.close")}</button></form></div>
    <form method="dialog" class="dialog-body stack">
      <p>${t("contribution.withdrawWhat")}</p>
      <p>${t("contribution.withdrawCannot")}</p>
      <div class="row">
        <button class="button danger" @click=${withdraw}>${t("contribution.withdraw")}</button>
        <button class="button" autofocus>${t("contribution.withdrawNot")}</button>
      </div>
    </form></dialog>`, host);
  host.querySelector("dialog")?.showModal();
}
