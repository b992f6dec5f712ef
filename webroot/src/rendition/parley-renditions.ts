import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { Watch } from "../app/controller.ts";
import { languageName, t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { address } from "../app/places.ts";
import type { Id, Language } from "../app/types.ts";
import { paperLanguages } from "../paper/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import { renditionsOf } from "./feeds.ts";
import type { RenditionHead } from "./types.ts";
import { others, statusWords } from "./words.ts";

/** The languages a paper can be read in, and into which one may put it. */
@customElement("parley-renditions")
export class ParleyRenditions extends Light {
  @property({ attribute: false }) feed!: RoomFeed;
  @property() paper: Id = "";
  private readonly all = new Watch(this, () => renditionsOf(this.feed, this.paper));

  override render(): TemplateResult | typeof nothing {
    const page = this.all.store?.page;
    if (page === undefined || (page.renditions.length === 0 && page.mayRender.length === 0)) return nothing;
    const there = page.renditions.map(({ language }) => language);
    const missing = others(paperLanguages, page.language).filter((each) => !there.includes(each) && page.mayRender.includes(each));
    return html`<section class="section"><h2>${t("rendition.title")}</h2>
      ${page.renditions.length === 0 ? html`<p class="quiet">${t("rendition.none")}</p>` : html`<ul class="contents">${page.renditions.map((head) => this.entry(head))}</ul>`}
      ${missing.length > 0 ? html`<p class="small">${t("rendition.begin")} ${missing.map((language, i) => html`${i === 0 ? "" : " · "}<a href=${this.to(language)}>${languageName(language)}</a>`)}</p>` : nothing}</section>`;
  }

  private entry(head: RenditionHead): TemplateResult {
    return html`<li><a class="entry" href=${this.to(head.language)}><span class="title">${languageName(head.language)}</span><span class="beneath">${statusWords(head)}</span></a></li>`;
  }

  private to(language: Language): string {
    const { forum, room } = this.feed;
    return address({ page: "rendition", forum, room, paper: this.paper, language });
  }
}
