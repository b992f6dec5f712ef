import assert from "node:assert/strict";
import { test } from "node:test";

const kept = new Map<string, string>();
let loaded: () => void = () => undefined;
let app: unknown;
let reloads: (() => void)[] = [];
let said: { lang?: string; textContent?: string }[] = [];
let forbidden = false;
const store = <T>(work: () => T): T => {
  if (forbidden) throw new DOMException("denied", "SecurityError");
  return work();
};
Object.assign(globalThis, {
  document: {
    readyState: "loading", querySelector: () => ({ sheet: {} }), createElement: () => ({}),
    body: { append: (words: object) => said.push(words) },
  },
  customElements: { get: () => app },
  sessionStorage: {
    getItem: (name: string) => store(() => kept.get(name) ?? null),
    setItem: (name: string, value: string) => store(() => kept.set(name, value)),
    removeItem: (name: string) => store(() => kept.delete(name)),
  },
  addEventListener: (_name: string, then: () => void) => (loaded = then),
  setTimeout: (then: () => void) => reloads.push(then),
});
Object.defineProperty(globalThis, "navigator", { value: { languages: ["fr-CH", "en"] }, configurable: true });
// @ts-expect-error The page has it as a script, which is no module.
await import("./again.ts");

/** A page comes: what it says, and whether it will be fetched again. */
function comes(): { words: string; again: boolean } {
  [said, reloads] = [[], []];
  loaded();
  assert.ok(said.length <= 1);
  return { words: said[0]?.textContent ?? "", again: reloads.length > 0 };
}

test("a page that does not come whole is fetched again some times, and at last that is said instead of an empty page", () => {
  for (let i = 0; i < 8; i++) {
    const page = comes();
    assert.ok(page.again);
    assert.match(page.words, /redemandée/);
  }
  const last = comes();
  assert.ok(!last.again);
  assert.match(last.words, /plus tard/);
  assert.equal(said[0]?.lang, "fr");
  assert.ok(comes().again, "whoever loads it by hand gets as many tries again");
});

test("a whole page says nothing, and forgets what was before", () => {
  app = class {};
  assert.deepEqual(comes(), { words: "", again: false });
  assert.equal(kept.size, 0);
  app = undefined;
});

test("where nothing can be counted it is not fetched for ever, and that is said", () => {
  forbidden = true;
  const page = comes();
  assert.ok(!page.again);
  assert.match(page.words, /plus tard/);
  forbidden = false;
});
