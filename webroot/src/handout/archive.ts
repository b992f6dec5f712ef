// Files put into one, to be taken away together. The same files are the same bytes: no time, no name of a system in it.
// What is in the files stays outside the page's own memory: a browser keeps a Blob where it likes, on the disk too.
export interface Filed { readonly name: string; readonly body: Blob; readonly sum: number }

/** A file as it was fetched, with its check sum; of its bytes nothing is kept here. */
export async function filed(name: string, body: Blob): Promise<Filed> {
  return { name, body, sum: crc(new Uint8Array(await body.arrayBuffer())) };
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
/** The first day that the format can say. */
const noDate = 0x21;

/** A zip (APPNOTE 6.3.4) whose files are stored as they are: Word and PDF are packed already. Names are plain ASCII. */
export function archive(files: readonly Filed[]): Blob {
  const entries = files.map(({ name, body, sum }) => ({ name: new TextEncoder().encode(name), body, sum }));
  const parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const entry of entries) {
    const head = facts(entry, 30, 4);
    head.view.setUint32(0, 0x04034b50, true);
    const line = facts(entry, 46, 6);
    line.view.setUint32(0, 0x02014b50, true);
    line.view.setUint16(4, 20, true);
    line.view.setUint32(42, at, true);
    directory.push(line.bytes);
    parts.push(head.bytes, entry.body);
    at += head.bytes.length + entry.body.size;
  }
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, directory.reduce((sum, { length }) => sum + length, 0), true);
  end.setUint32(16, at, true);
  return new Blob([...parts, ...directory, new Uint8Array(end.buffer)], { type: "application/zip" });
}

/** What the head of a file and its line in the directory have in common, and the name behind. */
function facts({ name, body, sum }: { name: Uint8Array; body: Blob; sum: number }, length: number, from: number): { view: DataView; bytes: Uint8Array<ArrayBuffer> } {
  const bytes = new Uint8Array(length + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(from, 20, true);
  view.setUint16(from + 8, noDate, true);
  view.setUint32(from + 10, sum, true);
  view.setUint32(from + 14, body.size, true);
  view.setUint32(from + 18, body.size, true);
  view.setUint16(from + 22, name.length, true);
  bytes.set(name, length);
  return { view, bytes };
}

function crc(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = table[(c ^ byte) & 0xff]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
