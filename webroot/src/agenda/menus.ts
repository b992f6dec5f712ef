// Menus made of <details>: only one is open, and a choice, a press elsewhere or Escape closes it.
import type { ReactiveController, ReactiveControllerHost } from "lit";

export class Menus implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("click", this.press);
    this.host.addEventListener("keydown", this.escape);
  }

  hostDisconnected(): void {
    document.removeEventListener("click", this.press);
    this.host.removeEventListener("keydown", this.escape);
  }

  private readonly press = (event: Event): void => {
    const at = event.target as Element;
    for (const menu of this.host.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
      if (!menu.contains(at) || at.closest(".sheet button, .sheet a") !== null) menu.open = false;
    }
  };

  private readonly escape = (event: KeyboardEvent): void => {
    const open = this.host.querySelector<HTMLDetailsElement>("details.menu[open]");
    if (event.key !== "Escape" || open === null) return;
    event.preventDefault();
    open.open = false;
    open.querySelector("summary")?.focus();
  };
}
