// Something observable: plain readonly properties, and "changed" at most once a microtask.
export class Store extends EventTarget {
  private telling = false;

  protected changed(): void {
    if (this.telling) return;
    this.telling = true;
    queueMicrotask(() => {
      this.telling = false;
      this.dispatchEvent(new Event("changed"));
    });
  }

  /** Returns what ends it. */
  onChange(listener: () => void): () => void {
    this.addEventListener("changed", listener);
    return () => this.removeEventListener("changed", listener);
  }
}
