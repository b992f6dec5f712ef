// The way into the three steps: offered once on this device to whoever has just come, without standing in the way.
import { html, nothing, type TemplateResult } from "lit";
import { t } from "../app/i18n.ts";
import { toured, tourIsOver } from "../app/look.ts";
import type { Place } from "../app/places.ts";

export async function beginTour(): Promise<void> {
  tourIsOver();
  const { showTour } = await import("./parley-tour.ts");
  showTour();
}

/** Where one arrives: one's forums, or the room that an invitation leads to. */
export function tourOffer(place: Place, redraw: () => void): TemplateResult | typeof nothing {
  if (toured() || (place.page !== "forums" && place.page !== "room")) return nothing;
  const decline = () => {
    tourIsOver();
    redraw();
    document.querySelector<HTMLElement>("main")?.focus();
  };
  return html`<aside class="offer" aria-label=${t("tour.title")}><div class="inner">
    <span>${t("tour.offer")}</span>
    <span class="row"><button class="button" @click=${() => void beginTour().then(redraw)}>${t("tour.begin")}</button>
    <button class="plain" @click=${decline}>${t("tour.notNow")}</button></span>
  </div></aside>`;
}
