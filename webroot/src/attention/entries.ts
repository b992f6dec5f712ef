// The keyboard in a list: `j` and `k` go through its entries, `n` to the next with something new.
import type { ReactiveControllerHost } from "lit";
import { announce } from "../app/announcer.ts";
import { t } from "../app/i18n.ts";
import { Keys } from "../app/keys.ts";

type Host = HTMLElement & ReactiveControllerHost;

/** Lets the entries of a host be gone through as long as it is on the page. */
export function entryKeys(host: Host): void {
  new Keys(host, {
    next: () => step(host, 1, ".entry"),
    previous: () => step(host, -1, ".entry"),
    nextNew: () => step(host, 1, ".entry.unread", true),
  });
}

/** @param around past the last, the first again */
function step(host: Host, by: 1 | -1, which: string, around = false): void {
  const all = [...host.querySelectorAll<HTMLElement>(".entry")];
  const here = all.findIndex((each) => each.contains(document.activeElement));
  const ahead = by === 1 ? all.slice(here + 1) : all.slice(0, Math.max(0, here)).reverse();
  const next = ahead.find((each) => each.matches(which)) ?? (around ? all.find((each) => each.matches(which)) : undefined);
  if (next) next.focus();
  else if (around) announce(t("thread.nothingNew"));
}
