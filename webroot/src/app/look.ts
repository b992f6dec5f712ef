// What this device remembers about looks and keys. No words of anybody, so plain localStorage serves.

export type Theme = "system" | "light" | "dark";

const THEME = "parley.theme";
const KEYS = "parley.singleKeys";
const EXIT = "parley.exit";
const WIPE = "parley.exitWipes";
const OWED = "parley.exitOwed";
const TOURED = "parley.toured";

export function theme(): Theme {
  const kept = read(THEME);
  return kept === "light" || kept === "dark" ? kept : "system";
}

export function chooseTheme(value: Theme): void {
  write(THEME, value === "system" ? null : value);
  dressUp();
}

/** Puts the chosen theme on the root; "system" leaves it to the browser. */
export function dressUp(): void {
  const chosen = theme();
  if (chosen === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = chosen;
}

/** Single keys (j, k, n …) may get in the way of speech input and screen readers: they can be switched off. */
export function singleKeys(): boolean {
  return read(KEYS) !== "off";
}

export function switchSingleKeys(on: boolean): void {
  write(KEYS, on ? null : "off");
}

/** Where a quick exit leads from this device, if its owner said so. */
export function ownExit(): string | undefined {
  const kept = read(EXIT);
  return kept?.startsWith("https://") ? kept : undefined;
}

export function chooseExit(page: string | undefined): void {
  write(EXIT, page ?? null);
}

/** Whether a quick exit also wipes what is kept here. */
export function wipesAtExit(): boolean {
  return read(WIPE) === "yes";
}

export function switchWipeAtExit(on: boolean): void {
  write(WIPE, on ? "yes" : null);
}

/** A quick exit of which the server has not said that it heard: it is told before anybody is let in here again. */
export type Owed = "keep" | "wipe";

export function exitOwed(): Owed | undefined {
  const kept = read(OWED);
  return kept === "keep" || kept === "wipe" ? kept : undefined;
}

export function oweExit(owed: Owed | undefined): void {
  write(OWED, owed ?? null);
}

/** Whether the three steps were shown or declined on this device. */
export function toured(): boolean {
  return read(TOURED) === "yes";
}

export function tourIsOver(): void {
  write(TOURED, "yes");
}

// A browser that forbids storage throws at every access; then the default stands for this visit.
function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch (e) {
    if (e instanceof DOMException) return null;
    throw e;
  }
}

function write(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch (e) {
    if (!(e instanceof DOMException)) throw e;
  }
}
