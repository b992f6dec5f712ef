// Where the reader's eye is: nothing that arrives may move what is being read.
import type { ParleyStretch } from "./parley-stretch.ts";

/** Remembers what stands at the top of the window, so that it can stand there again after an update. */
export class Anchor {
  private el: Element | undefined;
  private top = 0;

  hold(container: ParentNode, head: number): void {
    // What came while an update is drawn is drawn with it.
    if (this.el?.isConnected) return;
    this.el = undefined;
    const stretch = firstBelow(container.querySelectorAll("parley-stretch"), head);
    const el = (stretch && firstBelow(stretch.querySelectorAll(".contribution"), head)) ?? stretch;
    const top = el?.getBoundingClientRect().top;
    if (top === undefined || top >= innerHeight) return;
    this.el = el;
    this.top = top;
  }

  /** Nothing moves while the beginning of the page is still in sight. */
  restore(): void {
    const { el } = this;
    this.el = undefined;
    if (!el?.isConnected || scrollY === 0) return;
    const moved = el.getBoundingClientRect().top - this.top;
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
  }
}

/** The first that ends below a line. They stand below each other: in a long thread not each is measured. */
function firstBelow(all: NodeListOf<Element>, line: number): Element | undefined {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (all[middle]!.getBoundingClientRect().bottom <= line) low = middle + 1;
    else high = middle;
  }
  return all[low];
}

/** How far up to the head of the page text is covered. */
export function headHeight(): number {
  return document.querySelector(".masthead")?.getBoundingClientRect().bottom ?? 0;
}

export function reveal(el: Element | null | undefined, block: ScrollLogicalPosition = "start"): void {
  el?.scrollIntoView({ block, behavior: "instant" });
}

/** Draws what comes near the window, and tells which contributions have been on screen to their end. */
export class Eye {
  private readonly far = new IntersectionObserver((entries) => this.approach(entries), { rootMargin: "200% 0px" });
  private readonly observer = new IntersectionObserver((entries) => this.look(entries));
  private readonly near = new Set<Element>();
  private readonly unseen = new Set<Element>();
  private readonly known = new WeakSet<Element>();

  constructor(private readonly seen: (id: string) => void) {
    document.addEventListener("visibilitychange", this.lookAgain);
  }

  follow(stretches: Iterable<Element>): void {
    for (const each of stretches) {
      if (this.known.has(each)) continue;
      this.known.add(each);
      this.far.observe(each);
    }
  }

  /** Watches the end of each contribution: a long one is seen when its last line is. */
  drawn(stretch: ParleyStretch): void {
    if (!this.near.has(stretch)) return;
    for (const el of stretch.querySelectorAll(".contribution[id]")) {
      const end = el.lastElementChild;
      if (end === null || this.known.has(end)) continue;
      this.known.add(end);
      this.unseen.add(end);
      this.observer.observe(end);
    }
  }

  close(): void {
    document.removeEventListener("visibilitychange", this.lookAgain);
    this.far.disconnect();
    this.observer.disconnect();
  }

  private approach(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const stretch = target as ParleyStretch;
      if (!isIntersecting) this.leave(stretch);
      else {
        this.near.add(stretch);
        stretch.near();
        void stretch.updateComplete.then(() => this.drawn(stretch));
      }
    }
  }

  private leave(stretch: Element): void {
    this.near.delete(stretch);
    for (const end of this.unseen) {
      if (end.isConnected && !stretch.contains(end)) continue;
      this.observer.unobserve(end);
      this.unseen.delete(end);
      this.known.delete(end);
    }
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
