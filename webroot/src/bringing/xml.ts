// XML of files from elsewhere: without a document type there are no entities, and so nothing that grows or leads out.
import { Unreadable, type Zip } from "./zip.ts";

const depthMax = 200;
const elementsMax = 400_000;

const policy = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: { createHTML(xml: string): string }): { createHTML(xml: string): string } } }).trustedTypes
  ?.createPolicy("parley-file", { createHTML: (xml) => xml }) ?? { createHTML: (xml: string) => xml };

/** The root of a part; undefined if there is none. */
export async function root(zip: Zip, name: string): Promise<Element | undefined> {
  const xml = await zip.text(name);
  return xml === undefined ? undefined : parsed(xml);
}

export function parsed(xml: string): Element {
  if (xml.trim() === "" || /<!(DOCTYPE|ENTITY)/i.test(xml)) throw new Unreadable("document-broken");
  guard(xml);
  const doc = new DOMParser().parseFromString(policy.createHTML(xml), "application/xml");
  const top = doc.documentElement as Element | null;
  if (top === null || top.tagName === "parsererror" || doc.getElementsByTagName("parsererror").length > 0) throw new Unreadable("document-broken");
  return top;
}

/** Before a tree is made of it: as deep and as large as a written text gets. */
function guard(xml: string): void {
  let depth = 0;
  let elements = 0;
  for (const [, closing, empty] of xml.matchAll(/<(\/?)[^\s<>!?\/"'](?:[^<>"']|"[^"<]*"|'[^'<]*')*?(\/?)>/g)) {
    if (closing === "/") depth--;
    else {
      elements++;
      if (empty !== "/") depth++;
    }
    if (depth > depthMax || elements > elementsMax) throw new Unreadable("document-too-much");
  }
}

export function child(el: Element | undefined, name: string): Element | undefined {
  return el === undefined ? undefined : [...el.children].find((each) => each.tagName === name);
}

export function attr(el: Element | undefined, name: string): string | undefined {
  return el?.getAttribute(name) ?? undefined;
}
