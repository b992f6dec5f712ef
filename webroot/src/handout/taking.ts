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

  /**
   * @param about how many there will be, until it is known
   * @returns all of it; undefined if something could not be fetched: what was is kept, to go on from
   */
  async take(all: () => Promise<readonly Wanted[] | undefined>, about: number): Promise<Blob | undefined> {
    this.total = about;
    this.move("fetching", 0);
    const wanted = await all();
    if (wanted === undefined) {
      this.move("broken", 0);
      return undefined;
    }
    this.total = wanted.length;
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

/** What one paper is taken away as: itself, its versions by language, and what goes with it. */
export interface Parts { readonly place: number; readonly symbol: string; readonly path: string; readonly revision: number }
export interface With { readonly versions: readonly string[]; readonly annexes: readonly { readonly id: string; readonly kind: "pdf" | "png" | "jpeg" }[] }

export function wantedOf({ place, symbol, path, revision }: Parts, { versions, annexes }: With, how: Readonly<Record<string, string>>): Wanted[] {
  const as = how["as"] ?? "pdf";
  const base = fileName(place, symbol, as).slice(0, -as.length - 1);
  const copy = (more: Readonly<Record<string, string>>): string => `${path}/copy?${new URLSearchParams({ ...how, revision: String(revision), ...more }).toString()}`;
  return [
    { name: `${base}.${as}`, path: copy({}) },
    ...versions.map((rendition) => ({ name: `${base}-${rendition}.${as}`, path: copy({ rendition }) })),
    ...annexes.map(({ id, kind }, at) => ({ name: `${base}-annex-${at + 1}.${kind === "jpeg" ? "jpg" : kind}`, path: `${path}/annexes/${encodeURIComponent(id)}?revision=${revision}` })),
  ];
}

/** 01-AFG-WG1-2026-3-Rev.1.pdf: a symbol as the name of a file, in its place. */
export function fileName(place: number, symbol: string, extension: string): string {
  const plain = symbol.replace(/[^A-Za-z0-9.]+/g, "-").replace(/^-+|-+$/g, "");
  return `${String(place).padStart(2, "0")}-${plain === "" ? "paper" : plain}.${extension}`;
}
