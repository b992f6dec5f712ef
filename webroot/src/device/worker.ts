// Whether this browser keeps the pages' own files for times without a line.

const address = "/sw.js";

/** Whether it could: not over plain http from another machine, and not where the browser forbids it. */
export function couldKeepPages(): boolean {
  return "serviceWorker" in navigator;
}

/** Returns when the files are here, with these that are only fetched when they are needed. */
export async function keepPages(more: readonly string[]): Promise<void> {
  const worker = navigator.serviceWorker;
  const controlled = new Promise<void>((resolve) => worker.addEventListener("controllerchange", () => resolve(), { once: true }));
  await worker.register(trusted(address), { scope: "/" });
  if (worker.controller === null) await controlled;
  for (const answer of await Promise.all(more.map((path) => fetch(path)))) if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
}

export async function dropPages(): Promise<void> {
  if (!couldKeepPages()) return;
  const registered = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registered.map((each) => each.unregister()));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}
let policy: { createScriptURL(url: string): string } | undefined;

/** Our own address and no other, as browsers with Trusted Types want it said. */
function trusted(url: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (types === undefined) return url;
  policy ??= types.createPolicy("parley-worker", {
    createScriptURL: (given) => {
      if (given !== address) throw new TypeError(given);
      return given;
    },
  });
  return policy.createScriptURL(url);
}
