import { html, nothing, type TemplateResult } from "lit";

/** About eight lines on a phone; what is longer scrolls, and can be reached so that no mouse is needed for it. */
const longCharacters = 240;

/** The words that a comment is about, as they are or as they would change. */
export function quotation(words: string, { inside = words as unknown, language = "" } = {}): TemplateResult {
  const isLong = words.length > longCharacters;
  return html`<blockquote class=${isLong ? "comment-quote long" : "comment-quote"} dir="auto" lang=${language || nothing} tabindex=${isLong ? 0 : nothing}>${inside}</blockquote>`;
}
