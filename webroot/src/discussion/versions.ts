import { html, render, type TemplateResult } from "lit";
import { app } from "../app/app.ts";
import { exact } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import { problemWords } from "../app/states.ts";
import type { ForumView, Spoken, Version } from "../app/types.ts";
import { prose } from "./doc.ts";

interface Where {
  forum: string;
  room: string;
  named: ForumView | undefined;
  address: (contribution: string) => string;
}

/** Shows every version of a contribution, the newest first, in a dialog that ends when closed. */
export async function showVersions(contribution: Spoken, where: Where): Promise<void> {
  const host = document.createElement("div");
  document.querySelector("parley-app")?.append(host);
  const show = (body: TemplateResult): unknown =>
    render(html`<dialog aria-labelledby="versions-title" @close=${() => host.remove()}>
      <div class="dialog-head"><h2 id="versions-title">${t("contribution.versions")}</h2>
        <form method="dialog"><button class="plain">${t("app.close")}</button></form></div>
      <div class="dialog-body">${body}</div></dialog>`, host);
  show(html`<p aria-busy="true">${t("app.loading")}</p>`);
  host.querySelector("dialog")?.showModal();
  await app.api.versions(where.forum, where.room, contribution.thread, contribution.id).then(
    (versions) => show(list(versions, contribution, where)),
    (problem: Error) => show(html`<p role="alert">${problemWords(problem)}</p>`),
  );
}

function list(versions: readonly Version[], contribution: Spoken, where: Where): TemplateResult {
  const newestFirst = [...versions].sort((a, b) => b.version - a.version);
  return html`<ol class="versions">${newestFirst.map((each) => html`<li>
    <p class="quiet small">${t("contribution.version", { number: each.version })} · <time datetime=${each.at}>${exact(each.at)}</time></p>
    <div class="prose" lang=${contribution.language}>${prose(each.body, where.named, where.address)}</div></li>`)}</ol>`;
}
