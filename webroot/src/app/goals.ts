// Where "go to" may lead, and what can be done from there: only from what this tab already holds, so that nothing is
// asked of the server as one types, and nobody learns what was looked for.
import { roomTitle } from "../forum/words.ts";
import type { ForumSummary, RoomView } from "./types.ts";
import { t, textOf } from "./i18n.ts";
import { address, type Place } from "./places.ts";

export interface Goal {
  readonly words: string;
  readonly within?: string;
  /** Where it leads … */
  readonly address?: string;
  /** … or what it does. */
  readonly act?: () => void;
}
export interface Known {
  readonly forums: readonly ForumSummary[];
  /** The rooms this tab has read lately, the one it is in first. */
  readonly rooms: readonly RoomView[];
  readonly inRoom: boolean;
  readonly acts: readonly Goal[];
}

/** As many as one looks through; typing finds the others. */
const shownMax = 40;
const everywhere = [
  ["nav.forums", "/"], ["nav.fora", "/fora"], ["calendar.title", "/calendar"], ["nav.search", "/search"],
  ["nav.settings", "/me"], ["nav.about", "/about"],
] as const;

export function goalsOf({ forums, rooms, inRoom, acts }: Known): Goal[] {
  const here = inRoom ? rooms.slice(0, 1) : [];
  return [
    ...here.flatMap((room) => [...threadsOf(room), ...partsOf(room)]),
    ...forums.flatMap((forum): Goal[] => [
      { words: textOf(forum.name), address: address({ page: "forum", forum: forum.id }) },
      ...forum.rooms.map((room) => ({
        words: roomTitle(room),
        within: `${textOf(forum.name)} · ${t(`kind.${room.kind}`)}`,
        address: address({ page: "room", forum: forum.id, room: room.id }),
      })),
    ]),
    ...everywhere.map(([key, to]) => ({ words: t(key), address: to })),
    // Behind all that only leads somewhere: who presses Enter before typing does nothing by it.
    ...acts,
    ...rooms.slice(here.length).flatMap((room) => threadsOf(room)),
  ];
}

function threadsOf(room: RoomView): Goal[] {
  return room.threads.map((thread) => ({
    words: thread.title ?? t("thread.untitled"), within: roomTitle(room),
    address: address({ page: "thread", forum: room.forum, room: room.id, thread: thread.id }),
  }));
}

function partsOf({ forum, id: room, ...view }: RoomView): Goal[] {
  const at = (words: string, place: Place): Goal => ({ words, within: roomTitle(view), address: address(place) });
  return [
    at(t("agenda.sessions"), { page: "sessions", forum, room }),
    at(t("paper.papers"), { page: "papers", forum, room }),
    at(t("paper.positions"), { page: "positions", forum, room }),
    at(t("translation.languages"), { page: "languages", forum, room }),
    at(t("conduct.title"), { page: "conduct", forum, room }),
  ];
}

/** What holds each of the words that were typed, in any order; what begins with them comes first. */
export function found(goals: readonly Goal[], typed: string): Goal[] {
  const wanted = folded(typed).split(/\s+/).filter((each) => each !== "");
  const rank = (goal: Goal): number => {
    const words = folded(goal.words);
    const all = `${words} ${folded(goal.within ?? "")}`;
    if (!wanted.every((each) => all.includes(each))) return -1;
    return wanted.every((each) => words.startsWith(each) || words.includes(` ${each}`)) ? 2 : wanted.every((each) => words.includes(each)) ? 1 : 0;
  };
  const ranked = goals.map((goal) => ({ goal, rank: rank(goal) })).filter((each) => each.rank >= 0);
  return ranked.sort((a, b) => b.rank - a.rank).slice(0, shownMax).map((each) => each.goal);
}

/** Without case and accents: who looks for "Helene" finds "Hélène". */
function folded(words: string): string {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase().trim();
}

/** What may be pressed on this page, by the words that stand on it: so it is exactly what I may do here. What cannot be
 *  undone is pressed where its warning stands, and nowhere else. */
export function actsOn(page: ParentNode): Goal[] {
  const repeated = "li, table, form, dialog, details, [role=toolbar], parley-contribution, parley-editor, [role=alert]";
  const acts = new Map<string, Goal>();
  for (const button of page.querySelectorAll<HTMLElement>("button, a.button")) {
    const words = wordsOn(button);
    if (words === "" || acts.has(words) || button.closest(repeated) !== null || !mayPress(button)) continue;
    acts.set(words, { words, within: t("nav.onThisPage"), act: () => press(button, words) });
  }
  return [...acts.values()];
}

/** What was shown and no other: a page that changed meanwhile may have made another button of it. */
function press(button: HTMLElement, words: string): void {
  if (!button.isConnected || wordsOn(button) !== words || !mayPress(button)) return;
  button.focus();
  button.click();
}

function mayPress(button: HTMLElement): boolean {
  return !button.matches(".danger, [disabled], [aria-disabled=true]") && button.checkVisibility();
}

function wordsOn(button: HTMLElement): string {
  return (button.getAttribute("aria-label") ?? button.textContent ?? "").trim().replace(/\s+/g, " ");
}
