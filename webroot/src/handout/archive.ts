// Files put into one, to be taken away together. The same files are the same bytes: no time, no name of a system in it.
export interface Filed { readonly name: string; readonly bytes: Uint8Array }

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
/** The first day that the format can say. */
const noDate = 0x21;

/** A zip (APPNOTE 6.3.4) whose files are stored as they are: Word and PDF are packed already. Names are plain ASCII. */
export function archive(files: readonly Filed[]): Uint8Array<ArrayBuffer> {
  const entries = files.map(({ name, bytes }) => ({ name: new TextEncoder().encode(name), bytes, sum: crc(bytes) }));
  const size = entries.reduce((sum, { name, bytes }) => sum + 30 + 46 + 2 * name.length + bytes.length, 22);
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  const starts: number[] = [];
  let at = 0;
  const put = (part: Uint8Array): void => {
    out.set(part, at);
    at += part.length;
  };
  /** What the head of a file and its line in the directory have in common. */
  const facts = ({ name, bytes, sum }: (typeof entries)[number], from: number): void => {
    view.setUint16(from, 20, true);
    view.setUint16(from + 8, noDate, true);
    view.setUint32(from + 10, sum, true);
    view.setUint32(from + 14, bytes.length, true);
    view.setUint32(from + 18, bytes.length, true);
    view.setUint16(from + 22, name.length, true);
  };
  for (const entry of entries) {
    starts.push(at);
    view.setUint32(at, 0x04034b50, true);
    facts(entry, at + 4);
    at += 30;
    put(entry.name);
    put(entry.bytes);
  }
  const directory = at;
  entries.forEach((entry, n) => {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true);
    facts(entry, at + 6);
    view.setUint32(at + 42, starts[n]!, true);
    at += 46;
    put(entry.name);
  });
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return out;
}

function crc(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = table[(c ^ byte) & 0xff]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
