import { html, nothing, type TemplateResult } from "lit";
import { messages, t } from "./i18n.ts";

/** Who runs this server, and who else stands where something can be seen; what is left out nobody has said. */
export interface Operator {
  readonly name?: string;
  readonly place?: string;
  readonly jurisdiction?: string;
  readonly contact?: string;
  readonly signIn?: string;
  readonly mail?: string;
  readonly copies?: string;
}

/** The rows of a list of facts. */
export function whoRuns(operator: Operator | undefined): TemplateResult {
  const { name, place, jurisdiction, contact, signIn, mail, copies } = operator ?? {};
  const row = (word: string, said: string | undefined, always = false): TemplateResult | typeof nothing =>
    said === undefined && !always ? nothing : html`<dt>${word}</dt><dd><bdi>${said ?? t("about.unnamed")}</bdi></dd>`;
  return html`${row(t("about.operator"), name, true)}${row(t("about.place"), place, true)}
    ${row(t("about.jurisdiction"), jurisdiction === undefined ? undefined : stateName(jurisdiction))}${row(t("about.contact"), contact)}
    ${row(t("about.signInBy"), signIn)}${row(t("about.mailBy"), mail)}${row(t("about.copiesBy"), copies)}`;
}

/** What is not visible, what is and to whom, in this order. */
export const notVisible = ["about.cannot1", "about.cannot2", "about.cannot3"] as const;
export const visible = ["about.can1", "about.can5", "about.can4", "about.can6", "about.can2", "about.can3"] as const;

/** "AT" as this reader's language calls it. */
function stateName(code: string): string {
  try {
    return new Intl.DisplayNames([messages.locale], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
