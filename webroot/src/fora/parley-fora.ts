import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { Watch } from "../app/controller.ts";
import { list } from "../app/format.ts";
import { t, textOf } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import { failed, waiting } from "../app/states.ts";
import "./parley-empty.ts";
import "./parley-map.ts";
import { everything, linksTo, matching, type Filter, type Fora, type Row, type Seat } from "./rows.ts";

/** The web of fora, to read: a table of all, and each with what it is about. */
@customElement("parley-fora")
export class ParleyFora extends Light {
  @state() private web?: Fora | undefined;
  @state() private problem?: Error | undefined;
  @state() private filter: Filter = everything;
  /** The table comes first: it is what reads well everywhere, and to everybody. */
  @state() private drawn = false;
  private readonly session = new Watch(this, () => app.session);

  override firstUpdated(): void {
    void this.load();
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await app.api.fora<Fora>().then(
      (web) => (this.web = web),
      (problem: Error) => (this.problem = problem),
    );
    await this.updateComplete;
    this.stands();
  };

  override render(): TemplateResult {
    return html`<div class="column wide">
      <header class="page-head"><h1 tabindex="-1">${t("fora.title")}</h1><p class="lead">${t("fora.lead")}</p>
        ${this.session.store?.me === undefined ? nothing : html`<p class="row"><a class="button" href="/open">${t(this.session.store.me.operator ? "opening.own" : "opening.proposeOwn")}</a><a class="plain" href="/proposals">${t("proposals.title")}</a></p>`}</header>
      ${this.problem ? failed(this.problem, this.load) : this.web ? this.body(this.web) : waiting()}
    </div>`;
  }

  private body(web: Fora): TemplateResult {
    const rows = matching(web.fora, this.filter);
    return html`
      <dl class="goals">${web.vocabulary.goals.map((goal) => html`<div><dt>${goal.id} · ${textOf(goal.name)}</dt><dd>${textOf(goal.wording)}</dd></div>`)}</dl>
      ${this.filters(web)}
      <p role="status" class="quiet">${t("fora.shown", { count: rows.length })}</p>
      <div class="row" role="group" aria-label=${t("fora.view")}>
        <button class="button" aria-pressed=${!this.drawn} @click=${() => (this.drawn = false)}>${t("fora.asTable")}</button>
        <button class="button" aria-pressed=${this.drawn} @click=${() => (this.drawn = true)}>${t("fora.asMap")}</button></div>
      ${rows.length === 0 ? html`<p><button class="button" @click=${() => (this.filter = everything)}>${t("fora.showAll")}</button></p>` : html`
      ${this.drawn ? html`<parley-map .web=${web} .rows=${rows} @opened=${(event: CustomEvent<string>) => this.show(event.detail)} @party=${this.ofParty}></parley-map>` : this.table(web, rows)}
      <section class="section"><h2>${t("fora.each")}</h2><ul class="cards">${rows.map((row) => this.card(web, row))}</ul></section>`}
      <parley-empty .web=${web} .issue=${this.filter.issue} .party=${this.filter.party} ?may=${this.session.store?.me !== undefined}></parley-empty>
      <section class="section"><h2>${t("fora.source")}</h2>
        <p>${list(web.source.authors.map(textOf))}: ${textOf(web.source.title)}, ${textOf(web.source.published)}.</p>
        <p class="quiet">${textOf(web.source.note)}</p></section>`;
  }

  private filters(web: Fora): TemplateResult {
    const tracks = (["T1", "T1_5", "T2"] as const).map((value) => ({ value, words: t(`fora.track.${value}`) }));
    return html`<form class="filters" aria-label=${t("fora.filter")} @submit=${(e: Event) => e.preventDefault()}>
      ${this.select("issue", t("fora.issue"), web.vocabulary.issues.map(({ id, name }) => ({ value: id, words: textOf(name) })))}
      ${this.select("goal", t("fora.goal"), web.vocabulary.goals.map(({ id, name }) => ({ value: id, words: `${id} · ${textOf(name)}` })))}
      ${this.select("track", t("fora.track"), tracks)}
      ${this.select("kind", t("fora.kind"), (["proposed", "reference"] as const).map((value) => ({ value, words: t(`fora.kind.${value}`) })))}
      <div class="field"><label for="by-words">${t("fora.words")}</label><input class="input" type="search" id="by-words" dir="auto" .value=${this.filter.words} @input=${(e: Event) => (this.filter = { ...this.filter, words: (e.target as HTMLInputElement).value })}></div>
      ${this.select("party", t("forum.party"), web.parties.map(({ code, name }) => ({ value: code, words: textOf(name) })))}
    </form>`;
  }

  private select(name: keyof Filter, label: string, options: readonly { value: string; words: string }[]): TemplateResult {
    return html`<div class="field"><label for="by-${name}">${label}</label>
      <select class="input" id="by-${name}" @change=${(e: Event) => (this.filter = { ...this.filter, [name]: (e.target as HTMLSelectElement).value })}>
        <option value="" ?selected=${this.filter[name] === ""}>${t("fora.all")}</option>
        ${options.map(({ value, words }) => html`<option value=${value} ?selected=${value === this.filter[name]}>${words}</option>`)}</select></div>`;
  }

  private table(web: Fora, rows: readonly Row[]): TemplateResult {
    return html`<div class="scroller wide-only" tabindex="0" role="region" aria-label=${t("fora.table")}><table>
      <caption class="unseen">${t("fora.table")}</caption>
      <thead><tr><th scope="col">${t("fora.number")}</th><th scope="col">${t("fora.forum")}</th><th scope="col">${t("forum.parties")}</th><th scope="col">${t("fora.issue")}</th>
        <th scope="col">${t("fora.goals")}</th><th scope="col">${t("fora.track")}</th><th scope="col">${t("fora.status")}</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr><td class="number">${row.number}</td><th scope="row"><a href="#${row.id}" @click=${this.jump}>${textOf(row.name)}</a></th>
        <td>${this.parties(web, row)}</td><td>${issueOf(web, row)}</td><td>${row.goals.join(", ")}</td><td>${trackOf(row)}</td><td>${textOf(row.statusAsProposed)}</td></tr>`)}</tbody>
    </table></div>`;
  }

  private parties(web: Fora, row: Row): string {
    const named = (seat: Seat): string => nameOf(web, seat.party);
    const all = row.parties.map((seat) => (seat.namedBy === "source" ? named(seat) : `[${named(seat)}]`));
    return [...all, ...row.optionalSeats.map((seat) => `(${named(seat)})`)].join(", ");
  }

  private card(web: Fora, row: Row): TemplateResult {
    const of = (id: string): TemplateResult | string => {
      const other = web.fora.find((each) => each.id === id);
      return other === undefined ? t("fora.allOthers") : html`<a href="#${other.id}" @click=${this.jump}>${other.number} · ${textOf(other.name)}</a>`;
    };
    const back = linksTo(row, web.fora);
    return html`<li class="card" id=${row.id} tabindex="-1">
      <p class="quiet small">${row.number} · ${issueOf(web, row)} · ${row.goals.join(", ")}</p>
      <h3>${textOf(row.name)}</h3>
      <p class="summary">${textOf(row.summary)}</p>
      <dl class="facts small">
        <dt>${t("forum.parties")}</dt><dd>${this.parties(web, row)}${row.partiesNote ? html`<br><span class="quiet">${textOf(row.partiesNote)}</span>` : nothing}</dd>
        <dt>${t("fora.track")}</dt><dd>${trackOf(row)}</dd>
        <dt>${t("fora.status")}</dt><dd>${textOf(row.statusAsProposed)}</dd>
        ${row.laterDevelopments.length === 0 ? nothing : html`<dt>${t("fora.later")}</dt><dd>${row.laterDevelopments.map((each) => html`<p>${each.date}: ${textOf(each.text)}</p>`)}</dd>`}
        ${row.links.length + back.length === 0 ? nothing : html`<dt>${t("fora.links")}</dt><dd><ul>
          ${row.links.map(({ kind, to }) => html`<li>${t(`fora.link.${kind}`)} ${of(to)}</li>`)}
          ${back.map(({ kind, from }) => html`<li>${t(`fora.linkBack.${kind}`)} ${of(from.id)}</li>`)}</ul></dd>`}
        ${row.keptApartFrom.length === 0 ? nothing : html`<dt>${t("fora.apart")}</dt><dd>${row.keptApartFrom.map(of)}</dd>`}
      </dl>${this.session.store?.me === undefined ? nothing : html`<p><a class="button" href=${address({ page: "opening", row: row.id })}>${this.beginning(row, this.session.store.me.operator)}</a></p>`}</li>`;
  }

  /** Beside what is official or historical, a dialogue of experts begins. */
  private beginning({ reference }: Row, operator: boolean): string {
    if (reference) return t(operator ? "fora.openBeside" : "fora.proposeBeside");
    return t(operator ? "opening.openThis" : "opening.proposeThis");
  }

  private readonly jump = (event: Event): void => {
    event.preventDefault();
    this.show((event.currentTarget as HTMLAnchorElement).hash.slice(1));
  };

  private show(id: string): void {
    const card = this.querySelector<HTMLElement>(`#${id}`);
    card?.scrollIntoView({ block: "start" });
    card?.focus({ preventScroll: true });
  }

  /** A party on the map shows its own fora, and once more all. */
  private readonly ofParty = ({ detail }: CustomEvent<string>): void => {
    this.filter = { ...this.filter, party: this.filter.party === detail ? "" : detail };
  };
}

function nameOf(web: Fora, code: string): string {
  const party = web.parties.find((each) => each.code === code);
  return party === undefined ? code : textOf(party.name);
}

function issueOf(web: Fora, row: Row): string {
  const issue = web.vocabulary.issues.find(({ id }) => id === row.issue);
  return issue === undefined ? row.issue : textOf(issue.name);
}

/** Official by the source, or our suggestion and marked as such. */
function trackOf(row: Row): string {
  const track = row.track.value === undefined ? t("fora.trackNone") : t(`fora.track.${row.track.value}`);
  const whose = row.track.suggestedBy === "parley" ? t("fora.suggested", { track }) : track;
  return row.reference ? t("fora.reference", { track: whose }) : whose;
}
