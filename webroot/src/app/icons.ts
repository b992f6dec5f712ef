// The icons of the first load (Lucide), drawn in the colour of the words beside them. An icon never
// stands without its word, so all are hidden from screen readers.
import { html, type SVGTemplateResult, type TemplateResult } from "lit";
import landmark from "lucide-static/icons/landmark.svg";
import lock from "lucide-static/icons/lock-keyhole.svg";
import door from "lucide-static/icons/door-open.svg";
import pen from "lucide-static/icons/pen-line.svg";
import back from "lucide-static/icons/arrow-left.svg";
import on from "lucide-static/icons/arrow-right.svg";
import down from "lucide-static/icons/arrow-down.svg";
import up from "lucide-static/icons/arrow-up.svg";
import close from "lucide-static/icons/x.svg";
import menu from "lucide-static/icons/menu.svg";
import person from "lucide-static/icons/circle-user-round.svg";
import people from "lucide-static/icons/users-round.svg";
import language from "lucide-static/icons/languages.svg";
import search from "lucide-static/icons/corner-down-right.svg";
import find from "lucide-static/icons/search.svg";
import help from "lucide-static/icons/circle-question-mark.svg";
import reply from "lucide-static/icons/reply.svg";
import quote from "lucide-static/icons/text-quote.svg";
import withdraw from "lucide-static/icons/undo-2.svg";
import link from "lucide-static/icons/link.svg";
import signOut from "lucide-static/icons/log-out.svg";
import exit from "lucide-static/icons/door-closed.svg";
import live from "lucide-static/icons/circle-check.svg";
import broken from "lucide-static/icons/cloud-off.svg";
import waiting from "lucide-static/icons/refresh-cw.svg";
import add from "lucide-static/icons/plus.svg";
import mask from "lucide-static/icons/circle-dashed.svg";
import history from "lucide-static/icons/history.svg";
import external from "lucide-static/icons/external-link.svg";

const drawings = {
  plenary: landmark, caucus: lock, sideRoom: door, draftingGroup: pen, pen, back, on, down, up, close, menu, person,
  people, language, search, find, help, reply, quote, withdraw, link, signOut, exit, live, broken, waiting, add, mask, history,
  external,
};

export type IconName = keyof typeof drawings;

const turning: ReadonlySet<string> = new Set(["back", "on", "reply", "search", "signOut", "external"]);

export function icon(name: IconName): TemplateResult {
  return drawn(drawings[name], turning.has(name));
}

/** An icon that only one feature needs is imported there and drawn by this. */
export function drawn(drawing: SVGTemplateResult, turns = false): TemplateResult {
  return html`<svg class="icon ${turns ? "turns" : ""}" viewBox="0 0 24 24" fill="none" stroke="currentColor"
    stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${drawing}</svg>`;
}
