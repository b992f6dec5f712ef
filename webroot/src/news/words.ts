import { html, nothing, type TemplateResult } from "lit";
import { t } from "../app/i18n.ts";
import type { PaperNews, SessionNews } from "./types.ts";

/** "New version · New comments: 3", for a list. */
export function paperNews(news: PaperNews | undefined): string {
  if (news === undefined) return "";
  return joined([
    { seen: "", revised: t("news.version"), unseen: t("contribution.new") }[news.words],
    news.comments > 0 ? t("news.comments", { count: news.comments }) : "",
  ]);
}

export function sessionNews(news: SessionNews | undefined): string {
  if (news === undefined) return "";
  return joined([
    news.items.length > 0 ? t("news.items", { count: news.items.length }) : "",
    news.amendments > 0 ? t("news.amendments", { count: news.amendments }) : "",
  ]);
}

function joined(all: readonly string[]): string {
  return all.filter((each) => each !== "").join(" · ");
}

/** In a list, beside what has it. */
export function newsTag(words: string): TemplateResult | typeof nothing {
  return words === "" ? nothing : html`<span class="fresh">${words}</span>`;
}

/** On the page itself. */
export function newsNote(words: string): TemplateResult | typeof nothing {
  return words === "" ? nothing : html`<p class="note calm no-print"><strong>${t("news.since")}</strong> ${words}</p>`;
}
