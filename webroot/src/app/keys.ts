// The keyboard: one list, shown in the help as it is; a page takes part by listening through Keys.
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { singleKeys } from "./look.ts";

export interface Shortcut {
  id: ShortcutId;
  /** As pressed, in order; "Ctrl+k" is one press. */
  keys: readonly string[];
}

export const shortcuts = [
  { id: "help", keys: ["?"] },
  { id: "goTo", keys: ["Ctrl+k"] },
  { id: "search", keys: ["/"] },
  { id: "forums", keys: ["g", "f"] },
  { id: "room", keys: ["g", "r"] },
  { id: "agenda", keys: ["g", "a"] },
  { id: "papers", keys: ["g", "p"] },
  { id: "next", keys: ["j"] },
  { id: "previous", keys: ["k"] },
  { id: "nextNew", keys: ["n"] },
  { id: "reply", keys: ["r"] },
  { id: "quote", keys: ["q"] },
  { id: "edit", keys: ["e"] },
  { id: "newThread", keys: ["c"] },
  { id: "send", keys: ["Ctrl+Enter"] },
  { id: "back", keys: ["Escape"] },
  { id: "exit", keys: ["Shift", "Shift", "Shift"] },
] as const;

export type ShortcutId = (typeof shortcuts)[number]["id"];

const waitForSecondMs = 1200;
let first: { key: string; at: number } | undefined;

/** Listens for the whole page; called once by the shell. */
export function listenToKeys(): void {
  document.addEventListener("keydown", (event) => {
    const id = shortcutOf(event);
    if (id !== undefined && !document.dispatchEvent(new CustomEvent(eventOf(id), { cancelable: true }))) {
      event.preventDefault();
    }
  });
}

function shortcutOf(event: KeyboardEvent): ShortcutId | undefined {
  // A dialog has the keyboard to itself; Esc closes it and goes no further.
  if (event.defaultPrevented || event.isComposing || event.altKey || document.querySelector("dialog[open]")) return undefined;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && !event.shiftKey) return "goTo";
  if (event.ctrlKey || event.metaKey || isWriting(event)) return undefined;
  if (event.key === "Escape") return "back";
  if (!singleKeys()) return undefined;
  return ofSingleKeys(letterOf(event), event.timeStamp);
}

function ofSingleKeys(key: string, at: number): ShortcutId | undefined {
  const second = first !== undefined && at - first.at < waitForSecondMs ? first.key : undefined;
  first = undefined;
  for (const { id, keys } of shortcuts) {
    if (second === undefined ? keys.length === 1 && keys[0] === key : keys[0] === second && keys[1] === key) return id;
  }
  if (key === "g") first = { key, at };
  return undefined;
}

/** The Latin letter of the key, so that shortcuts work on a Cyrillic or Arabic layout too. */
function letterOf(event: KeyboardEvent): string {
  if (event.key === "?" || (event.shiftKey && event.code === "Slash")) return "?";
  // Where the Cyrillic layout has its full stop.
  if (event.code === "Slash" && event.key === ".") return "/";
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  return !/^[a-z]$/i.test(event.key) && letter !== undefined ? letter.toLowerCase() : event.key;
}

function isWriting(event: KeyboardEvent): boolean {
  const at = event.composedPath()[0];
  if (!(at instanceof HTMLElement)) return false;
  return at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
}

function eventOf(id: ShortcutId): string {
  return `parley-key-${id}`;
}

/** Lets an element answer shortcuts while it is on the page. */
export class Keys implements ReactiveController {
  private readonly listeners: [string, EventListener][];

  constructor(host: ReactiveControllerHost, answers: Partial<Record<ShortcutId, () => void>>) {
    this.listeners = Object.entries(answers).map(([id, answer]) => [
      eventOf(id as ShortcutId),
      (event) => {
        if (event.defaultPrevented) return;
        event.preventDefault();
        answer();
      },
    ]);
    host.addController(this);
  }

  hostConnected(): void {
    for (const [name, listener] of this.listeners) document.addEventListener(name, listener);
  }

  hostDisconnected(): void {
    for (const [name, listener] of this.listeners) document.removeEventListener(name, listener);
  }
}
