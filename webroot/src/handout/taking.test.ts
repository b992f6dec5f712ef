import assert from "node:assert/strict";
import { test } from "node:test";
import { Zip } from "../bringing/zip.ts";
import { archive, filed } from "./archive.ts";
import { fileName, Taking, wantedOf } from "./taking.ts";

const file = (name: string, text: string): ReturnType<typeof filed> => filed(name, new Blob([text]));
const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());
const said = (missing: readonly string[]): string => `not here: ${missing.join(", ")}`;
const wanted = ["a", "b", "c"].map((name) => ({ name: `${name}.pdf`, path: `/${name}` }));

const all = [() => Promise.resolve(wanted), 2, said] as const;

test("what was put together is read again, in its order, and is the same bytes each time", async () => {
  const files = [await file("00-agenda.pdf", "agenda"), await file("01-AFG-2026-1.pdf", "паперы ".repeat(2_000)), await file("02-empty.pdf", "")];
  const bytes = await bytesOf(archive(files));
  assert.deepEqual(await bytesOf(archive(files)), bytes);
  const zip = Zip.open(bytes);
  assert.deepEqual(zip.names, ["00-agenda.pdf", "01-AFG-2026-1.pdf", "02-empty.pdf"]);
  assert.equal(await zip.text("00-agenda.pdf"), "agenda");
  assert.equal(await zip.text("01-AFG-2026-1.pdf"), "паперы ".repeat(2_000));
  // The check sum of the format, of a text whose sum is known.
  assert.equal((await file("x", "123456789")).sum, 0xcbf43926);
  assert.equal(new DataView((await bytesOf(archive([await file("x", "123456789")]))).buffer as ArrayBuffer).getUint32(14, true), 0xcbf43926);
});

test("a line that breaks costs one file: it goes on where it stood, and a busy printer is asked again", async () => {
  const asked: string[] = [];
  let line = true;
  let busy = 2;
  const taking = new Taking((path) => {
    asked.push(path);
    if (path === "/b" && !line) return Promise.reject(new TypeError("no line"));
    return Promise.resolve(path === "/a" && busy-- > 0 ? new Response("", { status: 503 }) : new Response(`file ${path}`));
  }, () => Promise.resolve());
  line = false;
  assert.equal(await taking.take(...all), undefined);
  assert.deepEqual([taking.stage, taking.done, taking.total], ["broken", 1, 3]);
  assert.deepEqual(asked, ["/a", "/a", "/a", "/b"]);
  line = true;
  const blob = await taking.take(...all);
  assert.deepEqual(asked.slice(4), ["/b", "/c"], "what was fetched is not fetched again");
  assert.equal(taking.stage, "done");
  assert.equal(await Zip.open(await bytesOf(blob!)).text("c.pdf"), "file /c");
});

test("what went meanwhile is named in the file and on the page, and the rest is there", async () => {
  const asked: string[] = [];
  const taking = new Taking((path) => {
    asked.push(path);
    return Promise.resolve(path === "/b" ? new Response("", { status: 409 }) : new Response(`file ${path}`));
  }, () => Promise.reject(new Error("not asked again")));
  const blob = await taking.take(() => Promise.resolve([...wanted, { name: "purged.pdf" }]), 4, said);
  assert.deepEqual([taking.stage, taking.done, taking.total], ["done", 4, 4]);
  assert.deepEqual(taking.missing, ["b.pdf", "purged.pdf"]);
  const zip = Zip.open(await bytesOf(blob!));
  assert.deepEqual(zip.names, ["a.pdf", "c.pdf", "not-included.txt"]);
  assert.equal(await zip.text("not-included.txt"), "not here: b.pdf, purged.pdf");
  assert.deepEqual(asked, ["/a", "/b", "/c"]);
});

test("whoever may not read the agenda any more takes nothing away; next time all is asked anew", async () => {
  let status = 404;
  const taking = new Taking(() => Promise.resolve(new Response("x", { status })), () => Promise.reject(new Error("not asked again")));
  const needed = [() => Promise.resolve(wanted.map((each, at) => ({ ...each, isNeeded: at === 0 }))), 2, said] as const;
  assert.equal(await taking.take(...needed), undefined);
  status = 200;
  assert.notEqual(await taking.take(...needed), undefined);
  status = 404;
  assert.equal(await taking.take(...needed), undefined, "nothing is kept of what was taken away");
  status = 403;
  assert.equal(await taking.take(...all), undefined, "what is refused otherwise has not gone");
});

test("a symbol is the name of a file in the agenda's order", () => {
  assert.equal(fileName(1, "AFG/WG1/2026/3/Rev.1", "pdf"), "01-AFG-WG1-2026-3-Rev.1.pdf");
  assert.equal(fileName(12, "", "docx"), "12-paper.docx");
});

test("a paper is taken away with its versions and annexes, of the same revision and named after it", () => {
  const paper = { place: 3, symbol: "AFG/WG1/2026/3", path: "/papers/p", revision: 1 };
  const files = wantedOf(paper, { versions: ["fa"], annexes: [{ id: "x", kind: "png" }, { id: "y", kind: "jpeg" }] }, { as: "docx", in: "ru" });
  assert.deepEqual(files, [
    { name: "03-AFG-WG1-2026-3.docx", path: "/papers/p/copy?as=docx&in=ru&revision=1" },
    { name: "03-AFG-WG1-2026-3-fa.docx", path: "/papers/p/copy?as=docx&in=ru&revision=1&rendition=fa" },
    { name: "03-AFG-WG1-2026-3-annex-1.png", path: "/papers/p/annexes/x?revision=1" },
    { name: "03-AFG-WG1-2026-3-annex-2.jpg", path: "/papers/p/annexes/y?revision=1" },
  ]);
});

test("where it cannot be known what there is, nothing is fetched, and it can be tried again", async () => {
  const taking = new Taking(() => Promise.reject(new Error("not asked")), () => Promise.resolve());
  assert.equal(await taking.take(() => Promise.resolve(undefined), 4, said), undefined);
  assert.deepEqual([taking.stage, taking.done, taking.total], ["broken", 0, 4]);
});
