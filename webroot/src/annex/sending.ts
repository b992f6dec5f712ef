// A file on its way, in parts: on a bad line only the part that did not arrive is sent again.
import { Problem, Unreachable } from "../app/problem.ts";

export const partBytes = 180_000;
export const partsMax = 48;
const triesMax = 5;
const waitMs = 2_000;

/** Why a file is not sent at all. */
export function tooLarge(bytes: number): boolean {
  return bytes > partBytes * partsMax;
}

export interface Way {
  /** Sends a part, in base64. */
  readonly put: (part: number, data: string) => Promise<unknown>;
  readonly wait: (ms: number) => Promise<void>;
  /** Told how many of how many parts have arrived. */
  readonly arrived: (done: number, of: number) => void;
}

/** @returns in how many parts it went; throws what the last of some tries threw, or a refusal at once. */
export async function send(file: Blob, way: Way): Promise<number> {
  const parts = Math.ceil(file.size / partBytes);
  for (let part = 0; part < parts; part++) {
    way.arrived(part, parts);
    const bytes = new Uint8Array(await file.slice(part * partBytes, (part + 1) * partBytes).arrayBuffer());
    await sendPart(part, base64(bytes), way);
  }
  way.arrived(parts, parts);
  return parts;
}

async function sendPart(part: number, data: string, way: Way): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await way.put(part, data);
      return;
    } catch (error) {
      const passing = error instanceof Unreachable || (error instanceof Problem && error.passing);
      if (!passing || tries === triesMax) throw error;
      await way.wait(waitMs * tries);
    }
  }
}

/** In pieces: all of it at once would be more arguments than a browser takes. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8_192) text += String.fromCharCode(...bytes.subarray(i, i + 8_192));
  return btoa(text);
}
