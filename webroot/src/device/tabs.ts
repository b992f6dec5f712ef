// The tabs of one browser: who does a thing that only one may do, and word of what changed. Only opaque names are
// said, since a tab of another person may hear.

export type Word =
  /** A record changed. */
  | { readonly is: "changed"; readonly name: string }
  /** I want to write this; whoever writes it now, store it and let go. */
  | { readonly is: "wanted"; readonly name: string }
  | { readonly is: "outbox"; readonly tag: string; readonly states?: Readonly<Record<string, unknown>> }
  /** Somebody signed in or out; with whose tag, if in. */
  | { readonly is: "session"; readonly tag?: string }
  /** That person made this command. */
  | { readonly is: "made"; readonly tag: string; readonly command: string }
  /** Somebody left quickly: every page of this browser goes, and stores nothing more where all is wiped. */
  | { readonly is: "exit"; readonly wipe: boolean }
  /** This device keeps no longer what that person reads. */
  | { readonly is: "switchedOff"; readonly tag: string }
  | { readonly is: "wiped"; readonly tag: string };

export interface Hold {
  release(): void;
  /** Another tab took it. */
  onLost: () => void;
}
/** As much of navigator.locks as is used. */
export interface Locks {
  request(name: string, options: LockOptions, held: (lock: unknown) => Promise<void>): Promise<unknown>;
}
/** As much of a BroadcastChannel as is used. */
export interface Channel {
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  postMessage(word: unknown): void;
}

export class Tabs {
  private readonly listeners = new Set<(word: Word) => void>();

  constructor(private readonly locks: Locks, private readonly channel: Channel) {
    channel.addEventListener("message", ({ data }) => {
      for (const listener of this.listeners) listener(data as Word);
    });
  }

  say(word: Word): void {
    this.channel.postMessage(word);
  }

  listen(listener: (word: Word) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * The right to do alone what `name` stands for.
   *
   * @param how waits for its turn, gives up at once if another tab has it, or takes it away
   * @returns undefined when another tab has it, or when waiting was ended by `signal`
   */
  hold(name: string, how: "wait" | "try" | "take", signal?: AbortSignal): Promise<Hold | undefined> {
    return new Promise((resolve, reject) => {
      let hold: Hold | undefined;
      const options: LockOptions = { ifAvailable: how === "try", steal: how === "take", ...(signal === undefined ? {} : { signal }) };
      const held = (lock: unknown): Promise<void> => {
        if (lock === null) return Promise.resolve(resolve(undefined));
        return new Promise((release) => resolve((hold = { release, onLost: () => {} })));
      };
      this.locks.request(`parley.${name}`, options, held).catch((error: unknown) => {
        if (!(error instanceof DOMException && error.name === "AbortError")) reject(error as Error);
        else if (hold === undefined) resolve(undefined);
        else hold.onLost();
      });
    });
  }
}
