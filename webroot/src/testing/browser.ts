// As much of a browser as the tabs share: locks and a channel.
import type { Channel, Locks } from "../device/tabs.ts";

interface Request { options: LockOptions; held: (lock: unknown) => Promise<void>; resolve: (value: unknown) => void; reject: (error: unknown) => void }

export class Browser implements Locks {
  private readonly holders = new Map<string, Request>();
  private readonly waiting = new Map<string, Request[]>();
  private readonly channels: { listeners: ((event: MessageEvent) => void)[] }[] = [];

  request(name: string, options: LockOptions, held: (lock: unknown) => Promise<void>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const request: Request = { options, held, resolve, reject };
      const holder = this.holders.get(name);
      if (holder === undefined) this.grant(name, request);
      else if (options.steal) {
        holder.reject(new DOMException("stolen", "AbortError"));
        this.grant(name, request);
      } else if (options.ifAvailable) void held(null).then(resolve);
      else this.queue(name, request);
    });
  }

  channel(): Channel {
    const own = { listeners: [] as ((event: MessageEvent) => void)[] };
    this.channels.push(own);
    return {
      addEventListener: (_, listener) => own.listeners.push(listener),
      postMessage: (data) => {
        const copy: unknown = structuredClone(data);
        for (const each of this.channels) {
          if (each !== own) for (const listener of each.listeners) setImmediate(() => listener({ data: copy } as MessageEvent));
        }
      },
    };
  }

  private queue(name: string, request: Request): void {
    const queue = this.waiting.get(name) ?? [];
    this.waiting.set(name, queue);
    queue.push(request);
    request.options.signal?.addEventListener("abort", () => {
      if (!queue.includes(request)) return;
      queue.splice(queue.indexOf(request), 1);
      request.reject(new DOMException("aborted", "AbortError"));
    });
  }

  private grant(name: string, request: Request): void {
    this.holders.set(name, request);
    void request.held({ name }).then((value) => {
      request.resolve(value);
      if (this.holders.get(name) !== request) return;
      this.holders.delete(name);
      const next = this.waiting.get(name)?.shift();
      if (next !== undefined) this.grant(name, next);
    });
  }
}
