import assert from "node:assert/strict";
import { test } from "node:test";
import { Zip } from "../bringing/zip.ts";
import { archive } from "./archive.ts";
import { fileName, Taking, wantedOf } from "./taking.ts";

const words = (text: string): Uint8Array => new TextEncoder().encode(text);
const wanted = ["a", "b", "c"].map((name) => ({ name: `${name}.pdf`, path: `/${name}` }));

const all = [() => Promise.resolve(wanted), 2] as const;

test("what was put together is read again, in its order, and is the same bytes each time", async () => {
  const files = [{ name: "00-agenda.pdf", bytes: words("agenda") }, { name: "01-AFG-2026-1.pdf", bytes: words("паперы ".repeat(2_000)) }, { name: "02-empty.pdf", bytes: words("") }];
  const bytes = archive(files);
  assert.deepEqual(archive(files), bytes);
  const zip = Zip.open(bytes);
  assert.deepEqual(zip.names, ["00-agenda.pdf", "01-AFG-2026-1.pdf", "02-empty.pdf"]);
  assert.equal(await zip.text("00-agenda.pdf"), "agenda");
  assert.equal(await zip.text("01-AFG-2026-1.pdf"), "паперы ".repeat(2_000));
  // The check sum of the format, of a text whose sum is known.
  const sum = new DataView(archive([{ name: "x", bytes: words("123456789") }]).buffer).getUint32(14, true);
  assert.equal(sum, 0xcbf43926);
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
  assert.equal(await Zip.open(new Uint8Array(await blob!.arrayBuffer())).text("c.pdf"), "file /c");
});

test("what may not be read any more ends it; next time all is asked anew", async () => {
  let status = 404;
  const taking = new Taking(() => Promise.resolve(new Response("x", { status })), () => Promise.reject(new Error("not asked again")));
  assert.equal(await taking.take(...all), undefined);
  status = 200;
  assert.notEqual(await taking.take(...all), undefined);
  status = 404;
  assert.equal(await taking.take(...all), undefined, "nothing is kept of what was taken away");
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
  assert.equal(await taking.take(() => Promise.resolve(undefined), 4), undefined);
  assert.deepEqual([taking.stage, taking.done, taking.total], ["broken", 0, 4]);
});
