// Reads a zip file as far as it is needed. Nothing is written anywhere, names lead nowhere, and what unpacks to more
// than it may is let go in the middle.
export type Unread = "document-unknown" | "document-broken" | "document-locked" | "document-active" | "document-too-much";

export class Unreadable extends Error {
  constructor(readonly code: Unread) {
    super(code);
  }
}

export const fileMax = 20_000_000;
const entriesMax = 3_000;
const partMax = 12_000_000;

interface Entry { readonly method: number; readonly size: number; readonly at: number; readonly isLocked: boolean }

export class Zip {
  private constructor(private readonly bytes: Uint8Array, private readonly entries: ReadonlyMap<string, Entry>) {}

  static open(bytes: Uint8Array): Zip {
    if (bytes.length > fileMax) throw new Unreadable("document-too-much");
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (view.byteLength >= 8 && view.getUint32(0) === 0xd0cf11e0) throw new Unreadable(isEncrypted(bytes) ? "document-locked" : "document-unknown");
    if (view.byteLength < 22 || view.getUint32(0) !== 0x504b0304) throw new Unreadable("document-unknown");
    try {
      return new Zip(bytes, directory(view));
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable("document-broken");
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** A part as text; undefined if there is none. */
  async text(name: string): Promise<string | undefined> {
    const entry = this.entries.get(name);
    if (entry === undefined) return undefined;
    if (entry.isLocked) throw new Unreadable("document-locked");
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    try {
      const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
      const packed = this.bytes.subarray(start, start + entry.size);
      const plain = entry.method === 0 ? packed : entry.method === 8 ? await inflated(packed) : undefined;
      if (plain === undefined || plain.length > partMax) throw new Unreadable(plain === undefined ? "document-broken" : "document-too-much");
      return new TextDecoder("utf-8", { fatal: true }).decode(plain);
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable("document-broken");
    }
  }
}

/** A password makes of a Word file another kind of file, in which this name stands. */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let i = 0; i + name.length <= bytes.length; i += 2) if (name.every((each, k) => bytes[i + k] === each)) return true;
  return false;
}

function directory(view: DataView): Map<string, Entry> {
  let end = view.byteLength - 22;
  while (end >= 0 && view.getUint32(end) !== 0x504b0506) end--;
  if (end < 0) throw new Unreadable("document-broken");
  const count = view.getUint16(end + 10, true);
  if (count > entriesMax) throw new Unreadable("document-too-much");
  let at = view.getUint32(end + 16, true);
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at) !== 0x504b0102) throw new Unreadable("document-broken");
    const [name, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const called = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, name));
    if (entries.has(called) || /(^|[\\/])\.\.([\\/]|$)|^[\\/]/.test(called)) throw new Unreadable("document-broken");
    entries.set(called, { method: view.getUint16(at + 10, true), size: view.getUint32(at + 20, true), at: view.getUint32(at + 42, true), isLocked: (view.getUint16(at + 8, true) & 1) === 1 });
    at += 46 + name + extra + comment;
  }
  return entries;
}

async function inflated(packed: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > partMax) {
      void reader.cancel().catch(() => {});
      throw new Unreadable("document-too-much");
    }
    pieces.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
