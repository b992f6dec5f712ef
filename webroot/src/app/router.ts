// Going from place to place without leaving the page: history, scroll and focus as a browser would keep them.
import { address, placeOf, type Place } from "./places.ts";
import { Store } from "./store.ts";

export type { Place };
export interface Arrived { readonly place: Place; readonly restored: boolean }
interface Kept { readonly depth: number; readonly scroll?: number }

export class Router extends Store {
  place: Place = placeOf(location.pathname, location.hash);
  private scroller: Element | null = null;
  private scroll: number | undefined;

  constructor() {
    super();
    history.scrollRestoration = "manual";
    if (kept() === undefined) history.replaceState({ depth: 0 } satisfies Kept, "");
    addEventListener("popstate", () => this.arrive(kept()?.scroll));
    document.addEventListener("click", (event) => this.follow(event));
    document.title = "Parley";
  }

  go(to: Place | string, how: { replace?: boolean } = {}): void {
    const url = typeof to === "string" ? to : address(to);
    this.keepScroll();
    const depth = (kept()?.depth ?? 0) + (how.replace ? 0 : 1);
    if (how.replace) history.replaceState({ depth } satisfies Kept, "", url);
    else history.pushState({ depth } satisfies Kept, "", url);
    this.arrive(undefined);
  }

  /** To where I came from, or to `fallback` when I came from outside. */
  back(fallback: Place): void {
    if ((kept()?.depth ?? 0) === 0) return this.go(fallback, { replace: true });
    this.keepScroll();
    history.back();
  }

  addressOf(place: Place): string {
    return address(place);
  }

  /**
   * The page stands: puts focus on its heading, or takes the reader back to where they were in it.
   *
   * @param heading focusable, with tabindex -1
   */
  settle(heading: HTMLElement, scroller: Element | null = document.scrollingElement): void {
    this.scroller = scroller;
    heading.focus({ preventScroll: true });
    scroller?.scrollTo(0, this.scroll ?? 0);
  }

  private arrive(scroll: number | undefined): void {
    this.place = placeOf(location.pathname, location.hash);
    this.scroll = scroll;
    // A room's name in a title would stand in the history and on a shared screen.
    document.title = "Parley";
    this.changed();
    const detail: Arrived = { place: this.place, restored: scroll !== undefined };
    this.dispatchEvent(new CustomEvent("arrived", { detail }));
  }

  private keepScroll(): void {
    const scroll = this.scroller?.scrollTop;
    if (scroll !== undefined) history.replaceState({ depth: kept()?.depth ?? 0, scroll } satisfies Kept, "");
  }

  private follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (link === undefined || link.origin !== location.origin || link.target !== "" || link.hasAttribute("download")) return;
    if (placeOf(link.pathname).page === "unknown") return;
    event.preventDefault();
    this.go(link.pathname + link.search + link.hash);
  }
}

function kept(): Kept | undefined {
  return (history.state ?? undefined) as Kept | undefined;
}
