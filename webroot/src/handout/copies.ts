// Links to files that are made when they are asked for: the browser fetches and keeps them by itself.
import { html, type TemplateResult } from "lit";
import file from "lucide-static/icons/file-down.svg";
import { messages, t } from "../app/i18n.ts";
import { myZone } from "../app/format.ts";
import { drawn } from "../app/icons.ts";
import type { Id } from "../app/types.ts";

interface Place { readonly forum: Id; readonly room: Id }

/** @param what such as "papers/…": what is copied, in its room */
export function copies({ forum, room }: Place, what: string, name: string, more: Readonly<Record<string, string>> = {}): TemplateResult {
  const language = messages.locale.slice(0, 2);
  const address = (as: string): string =>
    `/api/forums/${encodeURIComponent(forum)}/rooms/${encodeURIComponent(room)}/${what}/copy?${new URLSearchParams({ as, in: language, ...more }).toString()}`;
  return html`<a class="plain" href=${address("docx")} download="${name}.docx">${drawn(file)}${t("handout.word")}</a>
    <a class="plain" href=${address("odt")} download="${name}.odt">${drawn(file)}${t("handout.odt")}</a>
    <a class="plain" href=${address("pdf")} download="${name}.pdf">${drawn(file)}${t("handout.pdf")}</a>`;
}

/** The same for what tells times: in my zone. */
export function timedCopies(place: Place, what: string, name: string, more: Readonly<Record<string, string>> = {}): TemplateResult {
  return copies(place, what, name, { zone: myZone(), ...more });
}
