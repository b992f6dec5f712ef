// Word writes a list as paragraphs that carry "mso-list: l0 level1 lfo1" and a painted sign. From
// sign and level the lists are built again.

import { STYLE } from "./inert.ts";

export function isWordListItem(el: Element): boolean {
  return /mso-list:\s*l\d+\s+level\d+/i.test(el.getAttribute(STYLE) ?? "");
}

/** Replaces each run of marked paragraphs below `root` (data-list, data-level, data-sign) by real lists. */
export function rebuildLists(root: HTMLElement): void {
  let open: HTMLElement[] = [];
  for (const p of [...root.querySelectorAll<HTMLElement>("p")]) {
    const level = Number(p.dataset["level"] ?? 0);
    if (level === 0) {
      open = [];
      continue;
    }
    const joins = open.length > 0 && p.previousElementSibling === open[0];
    if (!joins) open = [];
    open = nest(p, level, open);
    for (const name of ["list", "level", "sign"]) delete p.dataset[name];
  }
}

/** Puts the paragraph into the list of its level, opening and closing lists on the way; gives those now open. */
function nest(p: HTMLElement, level: number, open: HTMLElement[]): HTMLElement[] {
  const tag = isNumber(p.dataset["sign"] ?? "") ? "ol" : "ul";
  let lists = open.slice(0, level);
  if (lists.length === level && lists[level - 1]!.tagName.toLowerCase() !== tag) lists = lists.slice(0, level - 1);
  if (lists.length === 0) {
    const first = p.ownerDocument.createElement(tag);
    p.before(first);
    lists = [first];
  }
  // A level that Word skipped is not invented: deeper means one deeper than what is open.
  if (level > lists.length) {
    const parent = lists[lists.length - 1]!;
    const within = parent.lastElementChild;
    if (within !== null) lists = [...lists, within.appendChild(p.ownerDocument.createElement(tag))];
  }
  const item = p.ownerDocument.createElement("li");
  lists[lists.length - 1]!.append(item);
  item.append(p);
  return lists;
}

/** "1.", "a)", "iv.", "(2)", "١." number; "·", "o", "§", "–" do not. */
function isNumber(sign: string): boolean {
  return /^[([]?(\p{Nd}+|[a-z]|[ivxlc]+|\p{L})([.)\]])/iu.test(sign) || /^[([]\p{Nd}+/u.test(sign);
}

/** The sign that Word painted before the item. */
export function signOf(el: Element): string {
  for (const span of el.querySelectorAll(`[${STYLE}]`)) {
    if (/mso-list:\s*ignore/i.test(span.getAttribute(STYLE) ?? "")) return span.textContent?.trim() ?? "";
  }
  return "";
}
