// Dragging an item by its handle with pointer events: finger, pen and mouse alike. A line shows where it would go;
// Escape puts it back. Nothing moves before it is let go, so that what others do meanwhile cannot mislead it.
import type { ReactiveController, ReactiveControllerHost } from "lit";

interface Drag {
  readonly pointer: number;
  readonly handle: HTMLElement;
  readonly item: HTMLElement;
  readonly list: HTMLElement;
  readonly fromY: number;
  y: number;
  moving: boolean;
}

/** A press that moves less is a press. */
const beginsPx = 6;
const edgePx = 96;
const stepPx = 8;

export class Dragging implements ReactiveController {
  private drag: Drag | undefined;

  /** @param drop an item, and the one it is to stand behind; null for the first place */
  constructor(host: ReactiveControllerHost, private readonly drop: (item: string, after: string | null) => void) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.end();
  }

  readonly begin = (event: PointerEvent): void => {
    const handle = (event.target as Element).closest<HTMLElement>(".handle");
    const item = handle?.closest<HTMLElement>("[data-item]");
    if (!handle || !item || event.button !== 0 || this.drag !== undefined) return;
    this.drag = { pointer: event.pointerId, handle, item, list: item.parentElement!, fromY: event.clientY, y: event.clientY, moving: false };
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", this.move);
    handle.addEventListener("pointerup", this.up);
    handle.addEventListener("pointercancel", this.end);
    // Not every browser gives the focus to what is pressed.
    document.addEventListener("keydown", this.escape, true);
  };

  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || this.drag?.moving !== true) return;
    event.preventDefault();
    event.stopPropagation();
    this.end();
  };

  private readonly move = (event: PointerEvent): void => {
    const drag = this.drag;
    if (drag === undefined || event.pointerId !== drag.pointer) return;
    if (!drag.moving && Math.abs(event.clientY - drag.fromY) < beginsPx) return;
    drag.y = event.clientY;
    if (!drag.moving) requestAnimationFrame(this.scroll);
    drag.moving = true;
    drag.item.classList.add("dragged");
    this.point(drag);
  };

  /** Shows where it would go. */
  private point(drag: Drag): void {
    const before = this.beforeAt(drag.y);
    for (const each of others(drag)) each.classList.toggle("drop-before", each === before);
    drag.list.classList.toggle("drop-last", before === undefined);
  }

  /** Held near an edge of the window, the page moves on under it. */
  private readonly scroll = (): void => {
    const drag = this.drag;
    if (drag === undefined) return;
    const by = drag.y < edgePx ? -stepPx : drag.y > window.innerHeight - edgePx ? stepPx : 0;
    if (by !== 0) {
      window.scrollBy(0, by);
      this.point(drag);
    }
    requestAnimationFrame(this.scroll);
  };

  private readonly up = (event: PointerEvent): void => {
    const drag = this.drag;
    if (drag === undefined || event.pointerId !== drag.pointer) return;
    const { moving, item } = drag;
    const before = this.beforeAt(event.clientY);
    const rest = others(drag);
    const at = before === undefined ? rest.length : rest.indexOf(before);
    this.end();
    if (moving) this.drop(item.dataset["item"]!, at === 0 ? null : rest[at - 1]!.dataset["item"]!);
  };

  /** The first of the others whose middle lies below; undefined behind the last. */
  private beforeAt(y: number): HTMLElement | undefined {
    return others(this.drag!).find((each) => {
      const { top, height } = each.getBoundingClientRect();
      return y < top + height / 2;
    });
  }

  private readonly end = (): void => {
    const drag = this.drag;
    if (drag === undefined) return;
    this.drag = undefined;
    drag.handle.removeEventListener("pointermove", this.move);
    drag.handle.removeEventListener("pointerup", this.up);
    drag.handle.removeEventListener("pointercancel", this.end);
    document.removeEventListener("keydown", this.escape, true);
    if (drag.handle.hasPointerCapture(drag.pointer)) drag.handle.releasePointerCapture(drag.pointer);
    drag.item.classList.remove("dragged");
    drag.list.classList.remove("drop-last");
    for (const each of others(drag)) each.classList.remove("drop-before");
  };
}

function others({ list, item }: Pick<Drag, "list" | "item">): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(":scope > [data-item]")].filter((each) => each !== item);
}
