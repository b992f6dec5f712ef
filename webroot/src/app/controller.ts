// Ties a Lit element to a store: the element renders again when the store changes.
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Store } from "./store.ts";

/** Follows whatever store `which` names at each update, so an element whose room changes follows the new one. */
export class Watch<S extends Store> implements ReactiveController {
  private followed: S | undefined;
  private end: (() => void) | undefined;

  constructor(private readonly host: ReactiveControllerHost, private readonly which: () => S | undefined) {
    host.addController(this);
  }

  get store(): S | undefined {
    return this.which();
  }

  hostConnected(): void {
    this.follow();
  }

  hostUpdate(): void {
    this.follow();
  }

  hostDisconnected(): void {
    this.end?.();
    this.end = undefined;
    this.followed = undefined;
  }

  private follow(): void {
    const store = this.which();
    if (store === this.followed) return;
    this.end?.();
    this.followed = store;
    this.end = store?.onChange(() => this.host.requestUpdate());
  }
}

/** Does something at an interval, as long as the element stands in the page. */
export class Every implements ReactiveController {
  private timer: number | undefined;

  constructor(host: ReactiveControllerHost, private readonly ms: number, private readonly tick: () => void) {
    host.addController(this);
  }

  hostConnected(): void {
    this.timer = window.setInterval(this.tick, this.ms);
  }

  hostDisconnected(): void {
    window.clearInterval(this.timer);
  }
}

/** How often screen readers may be told what changed. */
export const politeMs = 5_000;
