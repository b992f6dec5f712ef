// The head of every page: the neutral name, the few ways, the state of the line in words, who I am.
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { app } from "./app.ts";
import { languageName, messages, t, tag } from "./i18n.ts";
import { icon, type IconName } from "./icons.ts";
import { Light } from "./light.ts";
import { Watch } from "./controller.ts";
import { exit } from "../identity/exit.ts";
import { leave } from "../identity/leave.ts";
import type { Live } from "../push/live.ts";

@customElement("parley-masthead")
export class ParleyMasthead extends Light {
  private readonly session = new Watch(this, () => app.session);
  private readonly live = new Watch(this, () => app.live);
  private readonly router = new Watch(this, () => app.router);

  constructor() {
    super();
    new Watch(this, () => messages);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("click", this.closeMenus);
    this.addEventListener("keydown", this.escape);
  }

  override disconnectedCallback(): void {
    document.removeEventListener("click", this.closeMenus);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const signedIn = this.session.store?.state !== "signedOut";
    return html`<header class="masthead"><div class="inner">
      <a class="wordmark" href="/">Parley</a>
      <nav aria-label=${t("nav.main")}>
        ${signedIn ? this.way("/", t("nav.forums"), "forums") : nothing}
        ${this.way("/fora", t("nav.fora"), "fora")}
        ${signedIn ? this.way("/search", t("nav.search"), "search") : nothing}
        ${signedIn ? html`<button class="plain muted" @click=${() => this.ask("parley-goto")}>${t("nav.goTo")} <kbd>Ctrl K</kbd></button>` : nothing}
      </nav>
      <span class="gap"></span>
      ${signedIn ? this.line() : nothing}
      <button class="button exit" title=${t("exit.keys")} @click=${() => void exit(app.exit)}>${icon("exit")}<span>${t("exit.button")}</span></button>
      ${this.languages(signedIn)}
      ${signedIn ? this.mine() : html`<button class="button" @click=${() => void app.session.signIn()}>${t("session.signIn")}</button>`}
    </div></header>`;
  }

  private way(address: string, words: string, page: string): TemplateResult {
    const here = this.router.store?.place.page === page;
    return html`<a class="plain" href=${address} aria-current=${here ? "page" : nothing}>${words}</a>`;
  }

  private line(): TemplateResult {
    const state = this.live.store?.state ?? "idle";
    const broken = state === "offline" || state === "reconnecting";
    return html`<span class="line-state ${broken ? "broken" : ""}" role="status">
      ${icon(lineIcon(state))}<span>${t(`connection.${state}`)}</span></span>`;
  }

  /** On a phone the languages stand in the one menu, once there is one. */
  private languages(signedIn: boolean): TemplateResult | typeof nothing {
    if (messages.available.length < 2) return nothing;
    return html`<details class="menu ${signedIn ? "wide-only" : ""}" name="masthead">
      <summary class="plain muted">${icon("language")}<span class="wide-only">${languageName(messages.language)}</span><span class="unseen">${t("nav.language")}</span></summary>
      <div class="sheet"><ul>${this.languageChoices()}</ul></div>
    </details>`;
  }

  private languageChoices(style = ""): TemplateResult[] {
    return messages.available.map((code) => html`<li class=${style}><button class="plain" lang=${tag(code)} aria-current=${code === messages.language ? "true" : nothing}
      @click=${() => this.speak(code)}>${languageName(code)}</button></li>`);
  }

  private mine(): TemplateResult {
    return html`<details class="menu" name="masthead">
      <summary class="plain muted">${icon("person")}<bdi class="wide-only">${app.session.me?.name ?? t("nav.me")}</bdi><span class="narrow-only">${t("nav.menu")}</span></summary>
      <div class="sheet"><ul>
        <li class="narrow-only"><a class="plain" href="/">${icon("menu")}${t("nav.forums")}</a></li>
        <li class="narrow-only"><a class="plain" href="/fora">${icon("people")}${t("nav.fora")}</a></li>
        <li class="narrow-only"><a class="plain" href="/search">${icon("find")}${t("nav.search")}</a></li>
        <li class="narrow-only"><button class="plain" @click=${() => this.ask("parley-goto")}>${icon("search")}${t("nav.goTo")}</button></li>
        <li><a class="plain" href="/me">${icon("person")}${t("nav.settings")}</a></li>
        <li><button class="plain" @click=${() => this.ask("parley-help")}>${icon("help")}${t("nav.help")}</button></li>
        <li class="narrow-only"><hr></li>
        ${this.languageChoices("narrow-only")}
        <li><hr></li>
        <li><button class="plain" @click=${() => void leave()}>${icon("signOut")}${t("session.signOut")}</button></li>
      </ul></div>
    </details>`;
  }

  private ask(what: string): void {
    this.dispatchEvent(new CustomEvent(what));
  }

  private speak(code: string): void {
    void messages.choose(code).then(() => {
      const me = app.session.me;
      if (app.session.state === "signedIn" && me) return app.session.save({ language: code, undoSeconds: me.undoSeconds, ...(me.zone ? { zone: me.zone } : {}) });
      return undefined;
    });
  }

  private readonly closeMenus = (event: Event): void => {
    for (const menu of this.querySelectorAll<HTMLDetailsElement>("details[open]")) {
      const target = event.target as Element;
      const chosen = menu.contains(target) && target.closest(".sheet")?.contains(target.closest("a, button"));
      if (!menu.contains(target) || chosen) menu.open = false;
    }
  };

  private readonly escape = (event: KeyboardEvent): void => {
    const open = this.querySelector<HTMLDetailsElement>("details[open]");
    if (event.key !== "Escape" || open === null) return;
    event.preventDefault();
    open.open = false;
    open.querySelector("summary")?.focus();
  };
}

function lineIcon(state: Live["state"]): IconName {
  switch (state) {
    case "live":
    case "polling":
    case "idle":
      return "live";
    case "connecting":
    case "reconnecting":
      return "waiting";
    case "offline":
    case "signedOut":
      return "broken";
  }
}
