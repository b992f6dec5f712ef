// Footnotes of pasted texts: the reference in the text becomes the note with its words, the
// list at the foot goes. Word, LibreOffice and Google Docs each write them in a way of their own.

import { NOTE_MAX } from "./noting.ts";

export interface Notes {
  /** How many are longer than a footnote may be: their words stand in brackets. */
  tooLong: number;
  /** The words of the note this element refers to, if it refers to one. */
  of(reference: Element): string | undefined;
  /** Whether this element is (part of) the list of notes at the foot. */
  holds(el: Element): boolean;
}

const reference = /^#(_ftn\d+|_edn\d+|sdfootnote\d+sym|sdendnote\d+sym|ftnt\d+|fn:?\d+)$/;

export function collectNotes(body: HTMLElement): Notes {
  const words = new Map<Element, string>();
  const feet = new Set<Element>();
  for (const a of body.querySelectorAll("a[href^='#']")) {
    const id = reference.exec(a.getAttribute("href") ?? "")?.[1];
    const foot = id === undefined ? null : footOf(body, id, a);
    if (foot === null) continue;
    words.set(a, noteText(foot));
    feet.add(foot);
  }
  return {
    tooLong: [...words.values()].filter((each) => each.length > NOTE_MAX).length,
    of: (el) => words.get(el),
    holds: (el) => feet.has(el),
  };
}

function footOf(body: HTMLElement, id: string, from: Element): Element | null {
  for (const found of body.querySelectorAll(`[id="${CSS.escape(id)}"], [name="${CSS.escape(id)}"]`)) {
    if (found === from || found.contains(from)) continue;
    if (found.tagName !== "A" && found.tagName !== "SPAN") return found;
    return found.closest("p, li, div");
  }
  return null;
}

/** The note without its own number, which stood first. */
function noteText(foot: Element): string {
  const copy = foot.cloneNode(true) as Element;
  for (const a of copy.querySelectorAll("a[href^='#']")) a.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").replace(/^\s*[[(]?\d*[\])]?\s*/, "").trim();
}
