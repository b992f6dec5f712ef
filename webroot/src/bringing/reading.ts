// A file that somebody brings in, read where it lies: on this device. Nothing of it is sent before it is put into a text,
// so names, comments and earlier words in the file reach nobody.
import type { Doc } from "../app/types.ts";
import { textSchema } from "../draft/schema.ts";
import { docx } from "./docx.ts";
import { gathered, nothingLeft, type Left } from "./gathering.ts";
import { odt } from "./odt.ts";
import { fileMax, Unreadable, Zip } from "./zip.ts";

export interface Brought { readonly doc: Doc; readonly left: Left }

/** @throws Unreadable */
export async function read(file: Blob): Promise<Brought> {
  if (file.size > fileMax) throw new Unreadable("document-too-much");
  const zip = Zip.open(new Uint8Array(await file.arrayBuffer()));
  if (zip.names.some((name) => /vbaProject|^Basic\/|^Scripts\/|^customUI\//i.test(name))) throw new Unreadable("document-active");
  if ((await zip.text("META-INF/manifest.xml"))?.includes("encryption-data") === true) throw new Unreadable("document-locked");
  const left = nothingLeft();
  const pieces = (await docx(zip, left)) ?? (await odt(zip, left));
  if (pieces === undefined) throw new Unreadable("document-unknown");
  const doc = gathered(pieces);
  try {
    textSchema.nodeFromJSON(doc).check();
  } catch {
    throw new Unreadable("document-broken");
  }
  return { doc, left };
}
