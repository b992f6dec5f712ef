// Texts begun on this device and not sent: stored as they are typed, one tab writing each at a time.
import type { Clock } from "../app/clock.ts";
import { Store } from "../app/store.ts";
import type { Language } from "../app/types.ts";
import { plainText } from "../discussion/plain.ts";
import type { Tabs } from "../device/tabs.ts";
import type { Vault } from "../device/vault.ts";
import { Draft } from "./draft.ts";
import { nameOf, type DraftText, type Target } from "./target.ts";

export interface StoredDraft { readonly target: Target; readonly text: DraftText; readonly saved: number }
export interface DraftTools { readonly vault: () => Vault; readonly tabs: Tabs; readonly clock: Clock; readonly language: () => Language }
export interface DraftListed { readonly target: Target; readonly saved: number; readonly excerpt: string }

const excerptMax = 120;

export class Drafts extends Store {
  private readonly opened = new Map<string, { draft: Promise<Draft>; holders: number }>();

  constructor(private readonly tools: DraftTools) {
    super();
    tools.tabs.listen((word) => {
      if (word.is === "changed") this.changed();
    });
  }

  /** The draft of this place, with what was written before; close it when its composer goes. */
  open(target: Target): Promise<Draft> {
    const name = nameOf(target);
    const known = this.opened.get(name) ?? { draft: Draft.open(this.tools, target, () => this.left(name)), holders: 0 };
    known.holders++;
    this.opened.set(name, known);
    return known.draft;
  }

  /** All there are, newest first. */
  async all(): Promise<DraftListed[]> {
    await this.flush();
    const stored = await this.tools.vault().all<StoredDraft>("draft");
    return stored
      .map(({ value: { target, saved, text } }) => ({
        target, saved, excerpt: `${text.title ?? ""} ${plainText(text.body)}`.trim().slice(0, excerptMax),
      }))
      .sort((a, b) => b.saved - a.saved);
  }

  async discard(target: Target): Promise<void> {
    const draft = await this.open(target);
    await draft.discard();
    await draft.close();
    this.changed();
  }

  /** Everything typed is on disk when it returns. */
  async flush(): Promise<void> {
    const drafts = await Promise.all([...this.opened.values()].map((each) => each.draft));
    await Promise.all(drafts.map((draft) => draft.flush()));
  }

  /** @returns whether it was the last who used it */
  private left(name: string): boolean {
    const known = this.opened.get(name);
    if (known === undefined || --known.holders > 0) return false;
    this.opened.delete(name);
    return true;
  }
}
