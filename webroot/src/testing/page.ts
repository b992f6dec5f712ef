// As much of a page as an element needs to say what it would show: it is asked to render, never drawn. Imported before
// the elements, which look for these names when they are read.
import { parseHTML } from "linkedom";
import en from "../../../config/messages/en.json";

const { window } = parseHTML("<html><body data-assets=\"{}\"></body></html>");
const { document, HTMLElement, HTMLAnchorElement, customElements, Element, Node } = window;
class Nothing { addEventListener(): void {} postMessage(): void {} }

Object.assign(globalThis, {
  window, document, HTMLElement, HTMLAnchorElement, customElements, Element, Node, Document: Nothing, CSSStyleSheet: Nothing, BroadcastChannel: Nothing,
  location: new URL("http://parley.example/"), history: { state: {}, replaceState: () => undefined }, addEventListener: () => undefined, removeEventListener: () => undefined,
  indexedDB: {}, fetch: () => Promise.resolve({ ok: true, json: () => Promise.resolve(en) }),
});
Object.defineProperty(globalThis, "navigator", { value: { locks: {}, languages: ["en"], onLine: true }, configurable: true });

interface Template { readonly strings: readonly string[]; readonly values: readonly unknown[] }

/** What an element with these properties shows, as one reads it: tags and icons are left out, controls are kept as words. */
export function shows(tag: string, properties: object): string {
  // It is asked once, here, and not drawn when the library would.
  const element = Object.assign(document.createElement(tag), { performUpdate: () => undefined }, properties) as unknown as HTMLElement & { render(): unknown; connectedCallback(): void; disconnectedCallback(): void };
  element.connectedCallback();
  const drawn = textOf(element.render());
  element.disconnectedCallback();
  return drawn;
}

/** The same of what is drawn without an element. */
export function textOf(template: unknown): string {
  return written(template).replace(/<svg[^]*?<\/svg>/g, "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").replace(/ ([.,:;])/g, "$1").trim();
}

function written(value: unknown): string {
  if (value === null || value === undefined || typeof value === "symbol" || typeof value === "function" || typeof value === "boolean") return "";
  if (Array.isArray(value)) return value.map(written).join("");
  const template = value as Template & { _$litDirective$?: unknown };
  if (template._$litDirective$ !== undefined) return written(template.values.at(-1));
  if (template.strings === undefined) return String(value).replaceAll("<", "‹");
  return template.strings.map((piece, index) => piece + (/[.@?]?[\w-]+="?$/.test(piece) ? "…" : written(template.values[index]))).join("");
}
