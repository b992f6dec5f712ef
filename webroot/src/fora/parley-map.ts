import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { list } from "../app/format.ts";
import { bounds, layout, towards, type Direction, type Places } from "./layout.ts";
import type { Fora, Row } from "./rows.ts";
import { partyId, seatsOf, webOf, type Knot, type Tie, type Web } from "./web.ts";

const directions: Readonly<Record<string, Direction>> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };
const zooms = [0.5, 0.75, 1, 1.4, 2] as const;

/**
 * The web of fora to look at: what the table says, drawn. Tells `opened` with the id of a row, `party` with a code.
 * Places come from all rows, so that a filter hides and never rearranges.
 */
@customElement("parley-map")
export class ParleyMap extends Light {
  @property({ attribute: false }) web!: Fora;
  @property({ attribute: false }) rows: readonly Row[] = [];
  @state() private at = "";
  @state() private zoom = 2;
  private drawn?: { of: Fora; graph: Web; places: Places };

  override render(): TemplateResult {
    const { graph, places } = this.drawing();
    const shown = new Set(this.rows.flatMap((row) => [row.id, ...seatsOf(row).map(partyId)]));
    const knots = graph.knots.filter(({ id }) => shown.has(id));
    const ties = graph.ties.filter(({ from, to }) => shown.has(from) && shown.has(to));
    const { x, y, width, height } = bounds(graph.knots, places);
    const stop = shown.has(this.at) ? this.at : knots.find(({ id }) => this.rows.some((row) => row.id === id))?.id;
    return html`<div class="map-bar">
        <p class="quiet small">${t("fora.mapHelp")}</p>
        <button class="button" aria-label=${t("fora.zoomOut")} ?disabled=${this.zoom === 0} @click=${() => this.zoom--}>−</button>
        <button class="button" aria-label=${t("fora.zoomIn")} ?disabled=${this.zoom === zooms.length - 1} @click=${() => this.zoom++}>+</button></div>
      <div class="scroller map-frame">
        <svg class="map zoom-${this.zoom}" viewBox="${x} ${y} ${width} ${height}" role="group" aria-label=${t("fora.map")} @keydown=${this.key}>
          <defs><marker id="map-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z"></path></marker></defs>
          <g aria-hidden="true">${ties.map((tie) => this.line(tie, graph, places))}</g>
          ${knots.map((knot) => this.knot(knot, places, knot.id === stop))}
        </svg></div>
      <p class="map-said" role="status">${this.at !== "" && shown.has(this.at) ? this.told(this.at) : nothing}</p>
      <ul class="map-legend small quiet"><li class="proposed">${t("fora.kind.proposed")}</li><li class="reference">${t("fora.kind.reference")}</li><li class="party">${t("forum.party")}</li></ul>`;
  }

  private drawing(): { graph: Web; places: Places } {
    if (this.drawn?.of !== this.web) {
      const graph = webOf(this.web);
      this.drawn = { of: this.web, graph, places: layout(graph) };
    }
    return this.drawn;
  }

  private line({ from, to, kind }: Tie, graph: Web, places: Places): SVGTemplateResult {
    const [one, other] = [places.get(from)!, places.get(to)!];
    const near = from === this.at || to === this.at;
    const seat = kind === "seat" || kind === "optionalSeat";
    const box = graph.knots.find(({ id }) => id === to)!;
    const end = seat ? other : edge(one, other, box);
    return svg`<line class="tie ${kind} ${near ? "near" : ""}" x1=${one.x} y1=${one.y} x2=${end.x} y2=${end.y} marker-end=${seat || kind === "beside" ? nothing : "url(#map-arrow)"}></line>`;
  }

  private knot(knot: Knot, places: Places, stop: boolean): SVGTemplateResult {
    const { x, y } = places.get(knot.id)!;
    const row = this.row(knot.id);
    const kind = row === undefined ? "party" : row.reference ? "reference" : "proposed";
    return svg`<g class="knot ${kind}" data-knot=${knot.id} role=${row === undefined ? "button" : "link"} tabindex=${stop ? 0 : -1} aria-label=${this.told(knot.id)}
        @focus=${() => (this.at = knot.id)} @click=${() => this.open(knot.id)}>
      <rect x=${x - knot.width / 2} y=${y - knot.height / 2} width=${knot.width} height=${knot.height} rx=${row === undefined ? knot.height / 2 : 6}></rect>
      <foreignObject x=${x - knot.width / 2} y=${y - knot.height / 2} width=${knot.width} height=${knot.height}><div class="knot-words" dir="auto">${row === undefined ? this.name(knot.id) : `${row.number} · ${textOf(row.name)}`}</div></foreignObject></g>`;
  }

  /** All that the drawing says of a knot, in words. */
  private told(id: string): string {
    const row = this.row(id);
    if (row === undefined) return t("fora.mapParty", { party: this.name(id), count: this.rows.filter((each) => seatsOf(each).some((code) => partyId(code) === id)).length });
    const parties = list(seatsOf(row).map((code) => this.name(partyId(code))));
    const links = row.links.map(({ kind, to }) => {
      const other = this.row(to);
      return `${t(`fora.link.${kind}`)} ${other === undefined ? t("fora.allOthers") : textOf(other.name)}`;
    });
    return [`${row.number} · ${textOf(row.name)}`, parties, t(row.reference ? "fora.kind.reference" : "fora.kind.proposed"), ...links].filter((each) => each !== "").join(" — ");
  }

  private row(id: string): Row | undefined {
    return this.web.fora.find((row) => row.id === id);
  }

  private name(id: string): string {
    const party = this.web.parties.find(({ code }) => partyId(code) === id);
    return party === undefined ? id : textOf(party.name);
  }

  private readonly key = (event: KeyboardEvent): void => {
    const direction = directions[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey || this.at === "") return;
    if (event.key === "Enter" || event.key === " ") this.open(this.at);
    else if (event.key === "+" && this.zoom < zooms.length - 1) this.zoom++;
    else if (event.key === "-" && this.zoom > 0) this.zoom--;
    else if (direction !== undefined) this.go(direction);
    else return;
    event.preventDefault();
    // Single keys of the page (j, k, …) are not meant here.
    event.stopPropagation();
  };

  private go(direction: Direction): void {
    const { graph, places } = this.drawing();
    const shown = (id: string): boolean => this.querySelector(`[data-knot="${id}"]`) !== null;
    const visible = { ...graph, knots: graph.knots.filter(({ id }) => shown(id)) };
    const next = towards(this.at, direction, visible, places);
    if (next !== undefined) this.querySelector<SVGElement>(`[data-knot="${next}"]`)?.focus();
  }

  private open(id: string): void {
    const party = this.web.parties.find(({ code }) => partyId(code) === id);
    this.at = id;
    this.dispatchEvent(party === undefined ? new CustomEvent("opened", { detail: id }) : new CustomEvent("party", { detail: party.code }));
  }
}

/** Where the line from one knot meets the box of the other, so that an arrow can be seen. */
function edge(from: { x: number; y: number }, to: { x: number; y: number }, box: Knot): { x: number; y: number } {
  const [dx, dy] = [from.x - to.x, from.y - to.y];
  const scale = Math.min(box.width / 2 / Math.max(1, Math.abs(dx)), box.height / 2 / Math.max(1, Math.abs(dy)), 1);
  return { x: to.x + dx * scale, y: to.y + dy * scale };
}
