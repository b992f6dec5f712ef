// Takes several files away as one. Each is fetched by itself, so a line that breaks costs one file and not all of them.
import { Store } from "../app/store.ts";
import { archive, type Filed } from "./archive.ts";

export interface Wanted { readonly name: string; readonly path: string }
export type Stage = "none" | "fetching" | "broken" | "done";
type Fetch = (path: string) => Promise<Response>;

const triesMax = 3;

export class Taking extends Store {
  stage: Stage = "none";
  done = 0;
  total = 0;
  private readonly fetched = new Map<string, Uint8Array>();

  /** @param patience waits before a file that cannot be printed just now is asked for again */
  constructor(private readonly fetch: Fetch, private readonly patience: () => Promise<unknown>) {
    super();
  }

  /** @returns all of it; undefined if something could not be fetched: what was is kept, to go on from */
  async take(wanted: readonly Wanted[]): Promise<Blob | undefined> {
    this.total = wanted.length;
    this.move("fetching", 0);
    const files: Filed[] = [];
    for (const { name, path } of wanted) {
      const bytes = this.fetched.get(path) ?? (await this.one(path));
      if (bytes === undefined) {
        this.move("broken", files.length);
        return undefined;
      }
      this.fetched.set(path, bytes);
      files.push({ name, bytes });
      this.move("fetching", files.length);
    }
    // Next time they may say something else, and whoever reads them may be another.
    this.fetched.clear();
    this.move("done", files.length);
    return new Blob([archive(files)], { type: "application/zip" });
  }

  private async one(path: string): Promise<Uint8Array | undefined> {
    for (let tries = 0; tries < triesMax; tries++) {
      const answer = await this.fetch(path).catch(() => undefined);
      if (answer?.ok === true) return answer.arrayBuffer().then((buffer) => new Uint8Array(buffer), () => undefined);
      // The printer is busy with others.
      if (answer?.status !== 503) return undefined;
      await this.patience();
    }
    return undefined;
  }

  private move(stage: Stage, done: number): void {
    this.stage = stage;
    this.done = done;
    this.changed();
  }
}

/** 01-AFG-WG1-2026-3-Rev.1.pdf: a symbol as the name of a file, in its place. */
export function fileName(place: number, symbol: string, extension: string): string {
  const plain = symbol.replace(/[^A-Za-z0-9.]+/g, "-").replace(/^-+|-+$/g, "");
  return `${String(place).padStart(2, "0")}-${plain === "" ? "paper" : plain}.${extension}`;
}
