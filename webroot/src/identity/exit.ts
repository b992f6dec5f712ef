// Quick exit: somebody comes into the room. The page is blank at once and gone a moment later; the session ends
// behind it, so that nobody who presses "back" reads on. What was written stays, encrypted, unless this device is set
// to wipe it.
/** Longer than writing a sentence to the disk takes, shorter than it takes to walk around a table. */
const storeMs = 200;
const pressMs = 3_000;
const presses = 3;
const blank = "about:blank";

export interface ExitTools {
  /** Where it leads; "" for an empty page. */
  readonly page: () => string;
  readonly leave: () => Promise<void>;
  readonly conceal: () => void;
  readonly go: (url: string) => void;
  readonly after: (ms: number) => Promise<void>;
}

/** Goes; nothing brings the page back. */
export async function exit(tools: ExitTools): Promise<void> {
  tools.conceal();
  // Whatever goes wrong behind the blank page, it is left.
  await Promise.race([tools.leave().catch(() => {}), tools.after(storeMs)]);
  tools.go(tools.page() || blank);
}

/** Nothing of the page stays on the screen, nor comes back to it with "back". */
export function conceal(): void {
  document.title = "Parley";
  document.documentElement.hidden = true;
  document.body.replaceChildren();
  addEventListener("pageshow", () => location.replace("/"));
}

/** Shift, pressed three times with nothing in between: works in a text, in a dialog, in every alphabet. */
export class ThreeShifts {
  private at: number[] = [];

  /** @returns whether this press was the third */
  pressed(key: string, at: number, repeat = false): boolean {
    if (key !== "Shift") this.at = [];
    if (key !== "Shift" || repeat) return false;
    this.at = [...this.at.filter((each) => at - each < pressMs), at];
    return this.at.length >= presses;
  }
}

export function listenForExit(leave: () => void): void {
  const shifts = new ThreeShifts();
  addEventListener("keydown", (event) => {
    if (shifts.pressed(event.key, event.timeStamp, event.repeat)) leave();
  }, { capture: true });
  // A press of the pointer in between: somebody was selecting text.
  addEventListener("pointerdown", () => shifts.pressed("", 0), { capture: true });
}
