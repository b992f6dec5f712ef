// The pages' own files, for a device whose owner reads without a line. It keeps code, styles and words of the pages
// only: what people write is never here (device/shelf.ts seals that), and no answer of the interface passes through.

interface Waiting extends Event { waitUntil(done: Promise<unknown>): void }
interface Fetching extends Event { readonly request: Request; respondWith(answer: Promise<Response>): void }
interface Worker {
  addEventListener(type: "install" | "activate", listener: (event: Waiting) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
}
declare const self: Worker;
/** Put in by the build: a name for this version, and what belongs to it. */
declare const VERSION: string;
declare const FILES: readonly string[];

const shell = "/index.html";
const patienceMs = 6_000;
const ours = /^\/(assets|messages)\//;
/** Signing in needs the server: nothing stands in for it. */
const servers = /^\/(api|sign-in|sign-out|\.well-known)(\/|$)/;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll([shell, ...FILES])).then(() => self.skipWaiting()));
});

// The version before stays as well: a tab that was opened under it may still fetch a piece of it.
self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then(async (names) => {
    const before = names.filter((name) => name !== VERSION).at(-1);
    await Promise.all(names.filter((name) => name !== VERSION && name !== before).map((name) => caches.delete(name)));
    await self.clients.claim();
  }));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || servers.test(pathname)) return;
  if (ours.test(pathname)) event.respondWith(once(request));
  else if (request.mode === "navigate") event.respondWith(page(request));
});

/** The names of these change with what is in them, so what was fetched once stays right. */
async function once(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  // After it was switched off this worker lives on until its last tab is gone; it keeps nothing more.
  if (answer.ok && (await caches.has(VERSION))) await (await caches.open(VERSION)).put(request, answer.clone());
  return answer;
}

/** A page asked for as a page takes no signal: a slow line is left to itself, and the shell shown meanwhile. */
async function page(request: Request): Promise<Response> {
  const slow = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs, undefined));
  const answer = fetch(request);
  const first = await Promise.race([answer.catch(() => undefined), slow]);
  return first ?? (await caches.match(shell)) ?? answer;
}

export {};
