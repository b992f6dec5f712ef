// Reads foreign HTML into a document in which nothing runs, loads or is styled.

/** Where the style attribute is kept: under its own name the browser would try to apply it, against our policy. */
export const STYLE = "data-style";

interface Policy {
  createHTML(html: string): string;
}

// Pages with require-trusted-types-for need a policy to parse a string; the document is inert, and clean() copies no attribute.
const policy: Policy = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes?.createPolicy(
  "parley-paste",
  { createHTML: (html) => html },
) ?? { createHTML: (html) => html };

export function inert(html: string): Document {
  return new DOMParser().parseFromString(policy.createHTML(disarmed(html)), "text/html");
}

/** Within tags only, so that words are never changed. */
export function disarmed(html: string): string {
  return html
    .replace(/<(style|script|xml)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style\s*=/gi, `$1${STYLE}=`).replace(/(\s)(on[a-z]+\s*=)/gi, "$1data-$2"));
}
