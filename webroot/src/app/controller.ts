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
