import { html, type TemplateResult } from "lit";
import { t } from "../app/i18n.ts";
import { icon } from "../app/icons.ts";
import type { RoomKind } from "../app/types.ts";

/** The sign of a room's kind: icon, word, colour and pattern. */
export function kindSign(kind: RoomKind): TemplateResult {
  return html`<span class="kind-sign kind-${kind}">${icon(kind)}${t(`kind.${kind}`)}</span>`;
}
