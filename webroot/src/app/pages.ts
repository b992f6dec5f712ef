// Which page stands at which address.
import { html, type TemplateResult } from "lit";
import { t } from "./i18n.ts";
import { isPaperPlace, type Place } from "./places.ts";
import { failed, gone, waiting } from "./states.ts";
import type { Session } from "../identity/session.ts";
import "../identity/parley-landing.ts";
import "../identity/parley-signed-out.ts";
import "../forum/parley-forums.ts";
import "../forum/parley-forum.ts";
import "../room/parley-room.ts";

/** Pages off the way of reading and writing are fetched when somebody goes there. */
const later = {
  "parley-organise": () => import("../membership/parley-organise.ts"),
  "parley-fora": () => import("../fora/parley-fora.ts"),
  "parley-opening": () => import("../fora/parley-opening.ts"),
  "parley-calendar": () => import("../agenda/parley-calendar.ts"),
  "parley-proposals": () => import("../fora/parley-proposals.ts"),
  "parley-about": () => import("./parley-about.ts"),
  "parley-search": () => import("../search/parley-search.ts"),
  "parley-me": () => import("../identity/parley-me.ts"),
  "parley-invitation": () => import("../invitation/parley-invitation.ts"),
  "parley-organiser": () => import("../identity/parley-organiser.ts"),
  "parley-letters": () => import("../digest/parley-letters.ts"),
  "parley-mailbox": () => import("../mailbox/parley-mailbox.ts"),
  "parley-sessions": () => import("../agenda/parley-sessions.ts"),
  "parley-agenda": () => import("../agenda/parley-agenda.ts"),
  "parley-conduct": () => import("../conduct/parley-conduct.ts"),
  "parley-languages": () => import("../translation/parley-languages.ts"),
  "parley-papers": () => import("../paper/parley-papers.ts"),
  "parley-paper": () => import("../paper/parley-paper.ts"),
  "parley-rendition": () => import("../rendition/parley-rendition.ts"),
  "parley-draft": () => import("../paper/parley-draft.ts"),
  "parley-positions": () => import("../paper/parley-positions.ts"),
};

type Later = keyof typeof later;
const fetching = new Map<Later, "going on" | "failed">();

/** Pages that need no sign-in. */
const forAll: ReadonlySet<Place["page"]> = new Set(["fora", "about", "signedOut", "invitation", "organiser", "mailbox", "letters"]);

/** @param redraw called when a page that had to be fetched is there, or could not be */
export function pageOf(place: Place, session: Session | undefined, redraw: () => void): TemplateResult {
  if (!forAll.has(place.page) && session?.state === "signedOut") return html`<parley-landing></parley-landing>`;
  const tag = laterTag(place);
  return tag === undefined || customElements.get(tag) !== undefined ? page(place) : fetched(tag, redraw);
}

function laterTag(place: Place): Later | undefined {
  const tag = `parley-${place.page}`;
  return tag in later ? (tag as Later) : undefined;
}

/** Fetches the page's code; without a line this fails, and can be tried again. */
function fetched(tag: Later, redraw: () => void): TemplateResult {
  const stand = fetching.get(tag);
  if (stand === undefined) {
    fetching.set(tag, "going on");
    void later[tag]().then(redraw, () => {
      fetching.set(tag, "failed");
      redraw();
    });
  }
  const again = (): void => {
    fetching.delete(tag);
    redraw();
  };
  return html`<div class="column narrow">${stand === "failed" ? failed(undefined, again) : waiting()}</div>`;
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
    case "thread":
    case "sessions":
    case "languages":
    case "conduct":
    case "agenda":
    case "papers":
    case "positions":
    case "paper":
    case "rendition":
    case "draft":
      return room(place);
    case "organise":
      return html`<parley-organise .forum=${place.forum}></parley-organise>`;
    case "me":
      return html`<parley-me></parley-me>`;
    case "invitation":
      return html`<parley-invitation></parley-invitation>`;
    case "organiser":
      return html`<parley-organiser></parley-organiser>`;
    case "letters":
      return html`<parley-letters></parley-letters>`;
    case "mailbox":
      return html`<parley-mailbox></parley-mailbox>`;
    case "search":
      return html`<parley-search></parley-search>`;
    case "opening":
      return html`<parley-opening .row=${place.row} .from=${place.from} .proposal=${place.proposal}></parley-opening>`;
    case "calendar":
      return html`<parley-calendar></parley-calendar>`;
    case "proposals":
      return html`<parley-proposals></parley-proposals>`;
    case "fora":
      return html`<parley-fora></parley-fora>`;
    case "signedOut":
      return html`<parley-signed-out .left=${place.left}></parley-signed-out>`;
    case "about":
      return html`<parley-about></parley-about>`;
    case "unknown":
      return gone(t("app.unknownAddress"));
  }
}

/** One element for a room and all that is in it, so that going between them redraws only the middle. */
function room(place: Extract<Place, { room: string }>): TemplateResult {
  const [thread, session, at] = place.page === "thread" ? [place.thread, undefined, place.at] : place.page === "agenda" ? [undefined, place.session, place.item] : [];
  return html`<parley-room .forum=${place.forum} .room=${place.room} .thread=${thread} .at=${at} .session=${session} .sessions=${place.page === "sessions"} .besides=${place.page === "languages" || place.page === "conduct" ? place.page : undefined} .papers=${isPaperPlace(place) ? place : undefined}></parley-room>`;
}
