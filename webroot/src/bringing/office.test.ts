// Documents as LibreOffice writes them, brought in; and what we print, there and back. Needs `soffice` (Debian:
// libreoffice-writer-nogui, linkedom is with us); without it they are skipped, and it is said.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { DOMParser } from "linkedom";
import { plainText } from "../discussion/plain.ts";
import type { DocNode } from "../app/types.ts";
import { read, type Brought } from "./reading.ts";

Object.assign(globalThis, { DOMParser });
const skip = spawnSync("soffice", ["--version"]).status === 0 ? false : "there is no LibreOffice here";
const folder = mkdtempSync(join(tmpdir(), "parley-office-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function office(name: string, as: string): Blob {
  const run = spawnSync("soffice", ["--headless", `-env:UserInstallation=file://${folder}/profile`, "--convert-to", as, "--outdir", join(folder, "out"), join(folder, name)], { encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  return new Blob([readFileSync(join(folder, "out", name.replace(/\w+$/, as)))]);
}

/** Flat OpenDocument, as somebody would write it there. */
const source = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><meta:initial-creator>A. Canary</meta:initial-creator><dc:creator>A. Canary</dc:creator></office:meta>
<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="R" style:family="paragraph"><style:paragraph-properties style:writing-mode="rl-tb"/></style:style>
<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-bullet text:level="2" text:bullet-char="•"/><text:list-level-style-number text:level="3" style:num-format="a"/></text:list-style>
</office:automatic-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>A. Canary</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info><text:p>canary-gone</text:p></text:deletion></text:changed-region>
<text:changed-region text:id="c2"><text:insertion><office:change-info><dc:creator>A. Canary</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Water first</text:h>
<text:p>Measured <text:span text:style-name="B">jointly</text:span> and <text:span text:style-name="I">yearly</text:span>.<text:note text:note-class="footnote" text:id="f1"><text:note-citation>1</text:note-citation><text:note-body><text:p>See the minutes of Termez.</text:p></text:note-body></text:note> Was <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>put in<text:change-end text:change-id="c2"/>.<office:annotation><dc:creator>A. Canary</dc:creator><text:p>canary-comment</text:p></office:annotation></text:p>
<text:h text:outline-level="2">Предложения</text:h>
<text:list text:style-name="N"><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>bullet</text:p><text:list><text:list-item><text:p>deep</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>
<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/><table:table-header-rows><table:table-row><table:table-cell><text:p>Gauge</text:p></table:table-cell><table:table-cell><text:p>مرکز</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>wide</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>
<text:p text:style-name="R">نخست آب را با هم می‌سنجیم، سپس <text:a xlink:href="https://unece.org/" xlink:type="simple">TIR</text:a>.</text:p>
<text:p>先测量，再谈分配。<draw:frame text:anchor-type="as-char" svg:width="1cm" svg:height="1cm"><draw:image><office:binary-data>iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==</office:binary-data></draw:image></draw:frame></text:p>
</office:text></office:body></office:document>`;

const nodes = (all: readonly DocNode[], type: string): DocNode[] => all.flatMap((node) => [...(node.type === type ? [node] : []), ...nodes(node.content ?? [], type)]);

function holds({ doc, left }: Brought, as: string): void {
  const text = plainText(doc);
  assert.deepEqual(nodes(doc.content, "heading").map(({ attrs, content }) => [attrs?.["level"], content?.[0]?.text]), [[2, "Water first"], [3, "Предложения"]], as);
  assert.match(text, /Measured jointly and yearly/);
  assert.match(text, /Was put in\./);
  const all = JSON.stringify(doc);
  assert.doesNotMatch(all, /canary/i, as);
  assert.match(all, /"text":"jointly","marks":\[\{"type":"strong"\}\]/);
  assert.match(all, /"text":"yearly","marks":\[\{"type":"em"\}\]/);
  assert.deepEqual(nodes(doc.content, "footnote").map(({ attrs }) => attrs?.["words"]), ["See the minutes of Termez."]);
  const [numbers] = nodes(doc.content, "ordered_list");
  assert.deepEqual(numbers?.content?.map((item) => item.content?.[0]?.content?.[0]?.text), ["one", "two"], as);
  assert.equal(nodes(doc.content, "bullet_list").length, 1);
  assert.equal(nodes(nodes(doc.content, "bullet_list"), "ordered_list").length, 1, "the third level stands in the second");
  assert.deepEqual(nodes(doc.content, "table_header").map((cell) => cell.content?.[0]?.content?.[0]?.text), ["Gauge", "مرکز"], as);
  assert.equal(nodes(doc.content, "table_row").length, 2);
  assert.match(text, /نخست آب را با هم می‌سنجیم/);
  assert.match(all, /"href":"https:\/\/unece\.org\/"/);
  assert.match(text, /先测量，再谈分配。/);
  assert.ok(left.changes >= 2, `${as}: corrections are told`);
  assert.deepEqual([left.comments, left.pictures, left.authors], [1, 1, 1], as);
}

for (const as of ["odt", "docx"]) {
  test(`a document that LibreOffice writes as ${as} is brought in with all that it holds`, { skip }, async () => {
    writeFileSync(join(folder, "source.fodt"), source);
    holds(await read(office("source.fodt", as)), as);
  });
}

test("what we print comes back from LibreOffice as what it was", { skip }, async () => {
  copyFileSync("../src/test/resources/bringing/parley.docx", join(folder, "ours.docx"));
  const before = await read(new Blob([readFileSync(join(folder, "ours.docx"))]));
  const there = await read(office("ours.docx", "odt"));
  assert.equal(plainText(there.doc).replace(/\s+/g, " "), plainText(before.doc).replace(/\s+/g, " "));
  for (const type of ["heading", "footnote", "list_item", "table_row", "ordered_list", "bullet_list"]) assert.equal(nodes(there.doc.content, type).length, nodes(before.doc.content, type).length, type);
  copyFileSync("../src/test/resources/bringing/parley.odt", join(folder, "mine.odt"));
  const odt = await read(new Blob([readFileSync(join(folder, "mine.odt"))]));
  assert.equal(plainText(odt.doc), plainText(before.doc), "our OpenDocument says what our Word file says");
  assert.equal(plainText((await read(office("mine.odt", "docx"))).doc).replace(/\s+/g, " "), plainText(before.doc).replace(/\s+/g, " "));
});
