// The frame of every page: skip link, masthead, what is the matter, the page itself, help, live region.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { app, start } from "./app.ts";
import { announceIn } from "./announcer.ts";
import { exact } from "./format.ts";
import { messages, t } from "./i18n.ts";
import { Keys, listenToKeys } from "./keys.ts";
import { Light } from "./light.ts";
import { pageOf } from "./pages.ts";
import { unreachable } from "./unreachable.ts";
import type { Place } from "./places.ts";
import { Watch } from "./controller.ts";
import "./parley-masthead.ts";
import "../identity/parley-locked.ts";
import { tourOffer } from "../tour/offer.ts";

/** A line that is back within seconds is not worth a word; one that comes and goes is not back. */
const patienceMs = 3_000;

@customElement("parley-app")
export class ParleyApp extends Light {
  @state() private stage: "starting" | "ready" | "failed" | "locked" = "starting";
  @state() private spoken = "";
  private arriving = false;
  private lostAt: number | undefined;
  private looking: number | undefined;

  private readonly session = new Watch(this, () => (this.stage === "ready" ? app.session : undefined));
  private readonly live = new Watch(this, () => (this.stage === "ready" ? app.live : undefined));

  constructor() {
    super();
    new Watch(this, () => (this.stage === "ready" ? app.router : undefined));
    new Watch(this, () => (this.stage === "ready" ? messages : undefined));
    new Watch(this, () => app.shelf);
    new Keys(this, {
      forums: () => app.router.go("/"),
      help: () => void this.dialog("parley-help"),
      goTo: () => void this.dialog("parley-goto"),
      search: () => app.router.go({ page: "search" }),
      back: () => app.router.back(above(app.router.place)),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    listenToKeys();
    announceIn((words) => (this.spoken = words));
    this.addEventListener("page-ready", () => this.settle());
    void this.begin();
  }

  private async begin(): Promise<void> {
    this.stage = "starting";
    const started = await start().then(() => true, () => false);
    if (started) this.ready();
    else this.stage = (await app.locked()) ? "locked" : "failed";
  }

  private ready(): void {
    this.stage = "ready";
    this.arriving = true;
    app.router.addEventListener("arrived", () => {
      this.arriving = true;
      // A page that was already complete says so no second time.
      requestAnimationFrame(() => this.settle());
    });
  }

  /** Puts the reader where the page begins, once what it begins with is there. */
  private settle(): void {
    const heading = this.querySelector<HTMLElement>("main h1");
    if (!this.arriving || heading === null) return;
    this.arriving = false;
    app.router.settle(heading);
  }

  /** Fetched when it is asked for first: most who read never do. */
  private async dialog(tag: "parley-help" | "parley-goto"): Promise<void> {
    await (tag === "parley-help" ? import("./parley-help.ts") : import("./parley-goto.ts"));
    const asked = this.querySelector<Light & { open(): void }>(tag);
    await asked?.updateComplete;
    asked?.open();
  }

  /** Since when the line is lost; forgotten once it has held for a while. */
  override willUpdate(): void {
    // For whoever closes the page by hand or by a test: what was read is not on disk yet.
    this.toggleAttribute("data-storing", app.shelf.storing > 0);
    const { state, since } = this.live.store ?? { state: "idle", since: 0 };
    if (state === "offline" || state === "reconnecting") this.lostAt ??= Date.now();
    else if (Date.now() - since >= patienceMs) this.lostAt = undefined;
    if (this.lostAt === undefined) return;
    window.clearTimeout(this.looking);
    this.looking = window.setTimeout(() => this.requestUpdate(), patienceMs);
  }

  override render(): TemplateResult {
    if (this.stage === "starting") return html`<div class="column" aria-busy="true"></div>`;
    if (this.stage === "locked") return html`<main class="column narrow"><parley-locked @unlocked=${this.ready} @again=${this.begin}></parley-locked></main>`;
    if (this.stage === "failed") return unreachable(this.begin);
    const place = app.router.place;
    return html`
      <a class="button skip" href="#main" @click=${this.skip}>${t("app.skip")}</a>
      <parley-masthead @parley-help=${() => this.dialog("parley-help")} @parley-goto=${() => this.dialog("parley-goto")}></parley-masthead>
      ${this.session.store?.state === "signedIn" ? tourOffer(place, () => this.requestUpdate()) : nothing}
      <main id="main" tabindex="-1">${keyed(`${messages.language} ${this.session.store?.state === "signedOut"}`, pageOf(place, this.session.store, () => this.requestUpdate()))}</main>
      <footer class="colophon"><a href="/about">${t("nav.about")}</a> · <a href="/fora">${t("nav.fora")}</a></footer>
      ${this.strips()}
      <parley-help></parley-help>
      <parley-goto></parley-goto>
      <div class="unseen" role="status" aria-live="polite">${this.spoken}</div>
    `;
  }

  private readonly skip = (event: Event): void => {
    event.preventDefault();
    this.querySelector<HTMLElement>("main")?.focus();
  };

  private strips(): TemplateResult | typeof nothing {
    if (this.session.store?.state === "lapsed") {
      return html`<aside class="strip" aria-label=${t("session.title")}><div class="inner" role="alert">
        <strong>${t("session.lapsed")}</strong><span>${t("session.lapsedKept")}</span>
        <button class="button primary" @click=${() => void app.session.signIn()}>${t("session.signInAgain")}</button>
      </div></aside>`;
    }
    const lost = this.live.store?.state;
    const since = app.shelf.readingSince;
    if ((lost !== "offline" && lost !== "reconnecting") || Date.now() - (this.lostAt ?? Date.now()) < patienceMs) return nothing;
    return html`<aside class="strip" aria-label=${t("connection.title")}><div class="inner">
      <strong>${t(`connection.${lost}`)}</strong><span>${since === undefined ? t("connection.meaning") : t("shelf.since", { time: exact(new Date(since).toISOString()) })}</span>
      <button class="button" @click=${() => app.live.retry()}>${t("connection.retry")}</button>
    </div></aside>`;
  }
}

/** Where Esc and "back" lead when there is no page before this one. */
export function above(place: Place): Place {
  switch (place.page) {
    case "agenda":
      return { page: "sessions", forum: place.forum, room: place.room };
    case "paper":
    case "draft":
    case "positions":
      return { page: "papers", forum: place.forum, room: place.room };
    case "rendition":
      return { page: "paper", forum: place.forum, room: place.room, paper: place.paper };
    case "thread":
    case "sessions":
    case "papers":
    case "languages":
    case "conduct":
      return { page: "room", forum: place.forum, room: place.room };
    case "room":
    case "group":
    case "organise":
      return { page: "forum", forum: place.forum };
    case "forums":
    case "fora":
    case "forum":
    case "about":
    case "me":
    case "invitation":
    case "organiser":
    case "mailbox":
    case "search":
    case "opening":
    case "proposals":
    case "calendar":
    case "letters":
    case "signedOut":
    case "unknown":
      return { page: "forums" };
  }
}
