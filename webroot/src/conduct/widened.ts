// A private line that was refused because others read here than its writer was shown.
import { html, nothing, type TemplateResult } from "lit";
import type { Doing } from "../agenda/doing.ts";
import { t } from "../app/i18n.ts";
import { Problem } from "../app/problem.ts";
import type { ForumView, Shown } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import "../room/parley-then-now.ts";

export function isWidened({ problem }: Doing): boolean {
  return problem instanceof Problem && problem.code === "audience-changed";
}

/** Who was shown, who reads now, and that this was seen. */
export function widened({ view }: RoomFeed, shown: Shown | undefined, named: ForumView | undefined, seen: () => void): TemplateResult | typeof nothing {
  return shown === undefined || view === undefined ? nothing : html`<parley-then-now .kind=${view.kind} .shown=${shown.audience} .now=${view.audience} .named=${named}></parley-then-now>
    <div class="row"><button type="button" class="button" @click=${seen}>${t("paper.seen")}</button></div>`;
}
