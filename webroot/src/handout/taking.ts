// Takes several files away as one. Each is fetched by itself, so a line that breaks costs one file and not all of them.
import { Store } from "../app/store.ts";
import { archive, filed, type Filed } from "./archive.ts";

/** A file; without a path it is known to have gone already. What is needed ends it all when it is not there. */
export interface Wanted { readonly name: string; readonly path?: string; readonly isNeeded?: boolean }
export type Stage = "none" | "fetching" | "broken" | "done";
type Fetch = (path: string) => Promise<Response>;

const triesMax = 3;
/** Withdrawn, purged, or not to be read any more. */
export const hasGone = (status: number): boolean => status === 404 || status === 409 || status === 410;

export class Taking extends Store {
  stage: Stage = "none";
  done = 0;
  total = 0;
  /** What went meanwhile, by the names that it would have had. */
  missing: readonly string[] = [];
  private readonly fetched = new Map<string, Filed>();

  /** @param patience waits before a file that cannot be printed just now is asked for again */
  constructor(private readonly fetch: Fetch, private readonly patience: () => Promise<unknown>) {
    super();
  }

  /**
   * @param about how many there will be, until it is known
   * @param said what stands in the file that names what is not included
   * @returns all of it; undefined if something could not be fetched: what was is kept, to go on from
   */
  async take(all: () => Promise<readonly Wanted[] | undefined>, about: number, said: (missing: readonly string[]) => string): Promise<Blob | undefined> {
    this.total = about;
    this.missing = [];
    this.move("fetching", 0);
    const wanted = await all();
    if (wanted === undefined) {
      this.move("broken", 0);
      return undefined;
    }
    this.total = wanted.length;
    const files: Filed[] = [];
    for (const each of wanted) {
      const file = each.path === undefined ? "gone" : (this.fetched.get(each.path) ?? (await this.one(each.name, each.path)));
      if (file === undefined || (file === "gone" && each.isNeeded === true)) {
        this.move("broken", files.length);
        return undefined;
      }
      if (file === "gone") this.missing = [...this.missing, each.name];
      else {
        if (each.path !== undefined) this.fetched.set(each.path, file);
        files.push(file);
      }
      this.move("fetching", files.length + this.missing.length);
    }
    // Next time they may say something else, and whoever reads them may be another.
    this.fetched.clear();
    if (this.missing.length > 0) files.push(await filed("not-included.txt", new Blob([said(this.missing)], { type: "text/plain;charset=utf-8" })));
    this.move("done", wanted.length);
    return archive(files);
  }

  private async one(name: string, path: string): Promise<Filed | "gone" | undefined> {
    for (let tries = 0; tries < triesMax; tries++) {
      const answer = await this.fetch(path).catch(() => undefined);
      if (answer?.ok === true) return answer.blob().then((body) => filed(name, body)).catch(() => undefined);
      if (answer !== undefined && hasGone(answer.status)) return "gone";
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
