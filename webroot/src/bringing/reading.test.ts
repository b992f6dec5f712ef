import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { DOMParser } from "linkedom";
import { plainText } from "../discussion/plain.ts";
import { read, type Brought } from "./reading.ts";
import { Unreadable } from "./zip.ts";

Object.assign(globalThis, { DOMParser });

const fixture = (name: string): Blob => new Blob([readFileSync(`../src/test/resources/bringing/${name}`)]);

/** A zip as small as one can be. */
function zip(parts: Readonly<Record<string, string | Uint8Array>>, flags = 0): Blob {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = typeof content === "string" ? deflateRawSync(Buffer.from(content)) : Buffer.from(content);
    const head = Buffer.alloc(30);
    head.writeUInt32BE(0x504b0304, 0);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32BE(0x504b0102, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    local.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32BE(0x504b0506, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(at, 16);
  return new Blob([Buffer.concat([...local, ...central, end])]);
}

const word = (body: string): string => `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:r="r"><w:body>${body}</w:body></w:document>`;
const p = (inner: string, look = ""): string => `<w:p>${look === "" ? "" : `<w:pPr>${look}</w:pPr>`}${inner}</w:p>`;
const r = (text: string, look = ""): string => `<w:r>${look === "" ? "" : `<w:rPr>${look}</w:rPr>`}<w:t>${text}</w:t></w:r>`;
const docx = (body: string, more: Record<string, string> = {}): Promise<Brought> => read(zip({ "word/document.xml": word(body), ...more }));

for (const name of ["parley.docx", "libreoffice.docx", "libreoffice.odt"]) {
  test(`${name}: headings, lists, table, footnotes, links and emphasis are there`, async () => {
    const { doc } = await read(fixture(name));
    const all = JSON.stringify(doc);
    assert.match(plainText(doc), /One form for the road/);
    assert.match(all, /"type":"heading"/);
    assert.match(all, /"type":"footnote","attrs":\{"words":"Conversations in Termez; see https:\/\/unece\.org\/transport\/tir"/);
    assert.match(all, /"type":"ordered_list"/);
    assert.match(all, /"type":"bullet_list"/);
    assert.match(all, /"type":"table_row"/);
    assert.match(all, /"text":"often","marks":\[\{"type":"em"\}\]/);
    assert.match(all, /"href":"https:\/\/unece\.org\/"/);
    assert.match(plainText(doc), /فارسی/);
    assert.match(plainText(doc), /After\.<w:p>&amp;/);
  });
}

test("corrections are flattened; comments, hidden words, pictures and names stay behind, and it is said", async () => {
  const { doc, left } = await docx(
    p(r("kept ") + `<w:ins w:author="A. Canary">${r("put in ")}</w:ins><w:del w:author="A. Canary"><w:r><w:delText>canary-gone</w:delText></w:r></w:del>`
      + r("canary-hidden", "<w:vanish/>") + '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>canary-box</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r>'),
    { "docProps/core.xml": "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:creator>A. Canary</dc:creator></cp:coreProperties>", "word/comments.xml": "<x>canary-comment</x>" },
  );
  assert.equal(plainText(doc), "kept put in ");
  assert.doesNotMatch(JSON.stringify(doc), /canary/i);
  assert.deepEqual(left, { changes: 2, comments: 1, hidden: 1, pictures: 1, merged: 0, tables: 0, authors: 1 });
});

const open = (body: string, styles = ""): Promise<Brought> => read(zip({ "content.xml": openText(body, styles) }));
const openText = (body: string, styles = ""): string =>
  `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:table="b" xmlns:dc="d"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
const style = (name: string, family: string, more: string, parent = ""): string =>
  `<style:style style:name="${name}" style:family="${family}" style:parent-style-name="${parent}">${more}</style:style>`;

test("of an OpenDocument text hidden sections and paragraphs stay behind, and comments in notes", async () => {
  const none = '<style:text-properties text:display="none"/>';
  const { doc, left } = await open(
    '<text:p text:style-name="Same">kept<text:note><text:note-body><text:p>The <text:span>note.</text:span><office:annotation><dc:creator>A. Canary</dc:creator><dc:date>2026</dc:date><text:p>canary-comment</text:p></office:annotation></text:p></text:note-body></text:note></text:p>'
      + '<text:section text:display="none"><text:p>canary-section</text:p></text:section><text:section><text:p>too</text:p></text:section>'
      + '<text:p text:style-name="P1">canary-paragraph</text:p><text:h text:style-name="P2">canary-heading</text:h>'
      + '<text:p><text:hidden-paragraph text:is-hidden="true"/>canary-field</text:p>',
    style("P1", "paragraph", none) + style("P2", "paragraph", "", "P1") + style("Same", "text", none) + style("Same", "paragraph", ""),
  );
  assert.equal(plainText(doc).replace(/\s+/g, " "), "kept too");
  assert.match(JSON.stringify(doc), /"words":"The note\."/);
  assert.doesNotMatch(JSON.stringify(doc), /canary/i);
  assert.deepEqual([left.hidden, left.comments], [4, 1]);
});

test("small files that unfold without end are refused, or read in no time", { timeout: 20_000 }, async () => {
  const reference = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
  const footnote = (id: number, inner: string): string => `<w:footnote w:id="${id}">${p(inner)}</w:footnote>`;
  const notes = (inner: string): Record<string, string> => ({ "word/footnotes.xml": `<w:footnotes xmlns:w="w">${inner}</w:footnotes>` });
  const doubling = Array.from({ length: 40 }, (_, i) => footnote(i, r(i === 0 ? "x".repeat(2_001) : `n${i}`) + (i === 0 ? "" : reference(i - 1).repeat(2)))).join("");
  assert.match(JSON.stringify((await docx(p(r("a") + reference(39)), notes(doubling))).doc), /"words":"n39"/);
  assert.match(JSON.stringify((await docx(p(r("a") + reference(1)), notes(footnote(1, r("round") + reference(1))))).doc), /"words":"round"/);
  assert.equal(await refusal(zip({ "word/document.xml": word(p(reference(1).repeat(2_000))), ...notes(footnote(1, r("x".repeat(100_000)))) })), "document-too-much");
  const nested = '<table:table><table:table-row><table:table-cell table:number-columns-repeated="60">'.repeat(6) + "<text:p>x</text:p>" + "</table:table-cell></table:table-row></table:table>".repeat(6);
  assert.equal(await refusal(zip({ "content.xml": openText(nested) })), "document-too-much");
  const quoted = performance.now();
  assert.notEqual(await refusal(zip({ "word/document.xml": '<a"'.repeat(300_000) })), "read");
  assert.equal(await refusal(zip({ "word/document.xml": "<é>".repeat(300) })), "document-too-much");
  assert.ok(performance.now() - quoted < 10_000);
});

test("lists nest as their levels say, and cells that span keep their room", async () => {
  const item = (level: number, text: string): string => p(r(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
  const { doc, left } = await docx(
    item(0, "a") + item(1, "b") + item(0, "c") + p(r("between")) + item(5, "deep")
      + `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p(r("wide"))}</w:tc></w:tr><w:tr><w:tc>${p(r("x"))}</w:tc><w:tc>${p(r("y"))}</w:tc></w:tr></w:tbl>`,
  );
  assert.deepEqual(doc.content.map(({ type }) => type), ["bullet_list", "paragraph", "bullet_list", "table"]);
  assert.equal(doc.content[0]?.content?.[0]?.content?.[1]?.type, "bullet_list");
  assert.equal(plainText(doc), "a\nb\nc\nbetween\ndeep\nwide\n\nx\ny");
  assert.equal(left.merged, 1);
});

async function refusal(file: Blob): Promise<string> {
  try {
    await read(file);
  } catch (error) {
    if (error instanceof Unreadable) return error.code;
    throw error;
  }
  return "read";
}

test("files that would do harm are refused, each with its reason", async () => {
  const good = word(p(r("x")));
  assert.equal(await refusal(new Blob(["%PDF-1.7 this is no such file at all"])), "document-unknown");
  assert.equal(await refusal(new Blob([""])), "document-unknown");
  assert.equal(await refusal(zip({ "a.txt": "x" })), "document-unknown");
  assert.equal(await refusal(new Blob([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), Buffer.from("EncryptedPackage", "utf16le")])), "document-locked");
  assert.equal(await refusal(zip({ "word/document.xml": good }, 1)), "document-locked");
  assert.equal(await refusal(zip({ "content.xml": "<x/>", "META-INF/manifest.xml": "<manifest:encryption-data/>" })), "document-locked");
  assert.equal(await refusal(zip({ "word/document.xml": good, "word/vbaProject.bin": "x" })), "document-active");
  assert.equal(await refusal(zip({ "content.xml": "<x/>", "Basic/Standard/Module1.xml": "x" })), "document-active");
  assert.equal(await refusal(zip({ "word/document.xml": good, "../../etc/passwd": "x" })), "document-broken");
  assert.equal(await refusal(zip({ "word/document.xml": `<!DOCTYPE x [<!ENTITY a "aaaa">]>${good}` })), "document-broken");
  assert.equal(await refusal(zip({ "word/document.xml": new Uint8Array([1, 2, 3, 4]) })), "document-broken");
  assert.equal(await refusal(zip({ "word/document.xml": "<w:document><w:body>".repeat(300) })), "document-too-much");
  assert.equal(await refusal(zip({ "word/document.xml": word(p(r("x".repeat(200_000)))) })), "document-too-much");
  assert.equal(await refusal(zip({ "word/document.xml": " ".repeat(40_000_000) })), "document-too-much");
  assert.equal(await refusal({ size: 100_000_000 } as Blob), "document-too-much");
  const cut = Buffer.from(await fixture("parley.docx").arrayBuffer()).subarray(0, 3_000);
  assert.equal(await refusal(new Blob([cut])), "document-broken");
});
