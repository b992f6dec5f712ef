// Which page stands at which address.
import { html, type TemplateResult } from "lit";
import { t } from "./i18n.ts";
import type { Place } from "./places.ts";
import { gone } from "./states.ts";
import type { Session } from "../identity/session.ts";
import "../identity/parley-landing.ts";
import "../forum/parley-forums.ts";
import "../forum/parley-forum.ts";
import "../room/parley-room.ts";

/** Pages off the way of reading and writing are fetched when somebody goes there. */
const later = {
  "parley-organise": () => import("../membership/parley-organise.ts"),
  "parley-fora": () => import("../fora/parley-fora.ts"),
  "parley-about": () => import("./parley-about.ts"),
  "parley-me": () => import("../identity/parley-me.ts"),
};

function fetched(tag: keyof typeof later): void {
  if (customElements.get(tag) === undefined) void later[tag]();
}

export function pageOf(place: Place, session: Session | undefined): TemplateResult {
  const open = place.page === "fora" || place.page === "about";
  return !open && session?.state === "signedOut" ? html`<parley-landing></parley-landing>` : page(place);
}

function page(place: Place): TemplateResult {
  switch (place.page) {
    case "forums":
      return html`<parley-forums></parley-forums>`;
    case "forum":
      return html`<parley-forum .forum=${place.forum}></parley-forum>`;
    case "group":
      return html`<parley-forum .forum=${place.forum} .group=${place.group}></parley-forum>`;
    case "room":
      return room(place.forum, place.room);
    case "thread":
      return room(place.forum, place.room, place.thread, place.at);
    case "organise":
      fetched("parley-organise");
      return html`<parley-organise .forum=${place.forum}></parley-organise>`;
    case "me":
      fetched("parley-me");
      return html`<parley-me></parley-me>`;
    case "fora":
      fetched("parley-fora");
      return html`<parley-fora></parley-fora>`;
    case "about":
      fetched("parley-about");
      return html`<parley-about></parley-about>`;
    case "unknown":
      return gone(t("app.unknownAddress"));
  }
}

/** One element for a room and its threads, so that going between them redraws only the middle. */
function room(forum: string, id: string, thread?: string, at?: string): TemplateResult {
  return html`<parley-room .forum=${forum} .room=${id} .thread=${thread} .at=${at}></parley-room>`;
}
