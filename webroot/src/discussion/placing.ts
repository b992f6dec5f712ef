// Where the reader's eye is: nothing that arrives may move what is being read.

/** Remembers what stands at the top of the window, so that it can stand there again after an update. */
export class Anchor {
  private el: Element | undefined;
  private top = 0;

  hold(container: ParentNode, head: number): void {
    this.el = undefined;
    const all = container.querySelectorAll(".contribution");
    // They stand below each other: in a long thread not each is measured.
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (all[middle]!.getBoundingClientRect().bottom <= head) low = middle + 1;
      else high = middle;
    }
    const top = all[low]?.getBoundingClientRect().top;
    if (top === undefined || top >= innerHeight) return;
    this.el = all[low];
    this.top = top;
  }

  /** Nothing moves while the beginning of the page is still in sight. */
  restore(): void {
    if (this.el === undefined || !this.el.isConnected || scrollY === 0) return;
    const moved = this.el.getBoundingClientRect().top - this.top;
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
  }
}

/** How far up to the head of the page text is covered. */
export function headHeight(): number {
  return document.querySelector(".masthead")?.getBoundingClientRect().bottom ?? 0;
}

export function reveal(el: Element | null | undefined, block: ScrollLogicalPosition = "start"): void {
  el?.scrollIntoView({ block, behavior: "instant" });
}

/** Tells which contributions have been on screen to their end. */
export class Eye {
  private readonly observer: IntersectionObserver;
  private readonly unseen = new Set<Element>();
  private readonly known = new Set<Element>();

  constructor(private readonly seen: (id: string) => void) {
    this.observer = new IntersectionObserver((entries) => this.look(entries));
    document.addEventListener("visibilitychange", this.lookAgain);
  }

  /** Watches the end of each contribution: a long one is seen when its last line is. */
  watch(contributions: Iterable<Element>): void {
    for (const el of contributions) {
      const end = el.lastElementChild;
      if (end === null || this.known.has(end)) continue;
      this.known.add(end);
      this.unseen.add(end);
      this.observer.observe(end);
    }
  }

  close(): void {
    document.removeEventListener("visibilitychange", this.lookAgain);
    this.observer.disconnect();
  }

  /** What came while the window was covered counts when it is looked at. */
  private readonly lookAgain = (): void => {
    if (document.visibilityState !== "visible") return;
    for (const end of this.unseen) {
      this.observer.unobserve(end);
      this.observer.observe(end);
    }
  };

  private look(entries: readonly IntersectionObserverEntry[]): void {
    if (document.visibilityState !== "visible") return;
    for (const { isIntersecting, target } of entries) {
      const id = target.closest(".contribution")?.id;
      if (!isIntersecting || id === undefined) continue;
      this.unseen.delete(target);
      this.observer.unobserve(target);
      this.seen(id.slice(2));
    }
  }
}
