import assert from "node:assert/strict";
import { test } from "node:test";
import { DOMParser } from "linkedom";
import { clean, type Losses } from "./clean.ts";
import { disarmed } from "./inert.ts";

/** Cleans as a paste would; what the browser's own names (CSS, NodeFilter) give is lent by the DOM of the test. */
function cleaned(html: string): { html: string; losses: Losses } {
  Object.assign(globalThis, { CSS: { escape: (text: string) => text }, NodeFilter: { SHOW_TEXT: 4 } });
  const source = new DOMParser().parseFromString(`<html><body>${disarmed(html)}</body></html>`, "text/html") as unknown as Document;
  Object.defineProperty(source, "implementation", {
    value: { createHTMLDocument: () => new DOMParser().parseFromString("<html><body></body></html>", "text/html") },
  });
  const { root, losses } = clean(source);
  return { html: root.innerHTML.replace(/\s+/g, " "), losses };
}

const item = (level: number, sign: string, words: string): string =>
  `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${sign}<span>&nbsp;&nbsp; </span></span>${words}<o:p></o:p></p>\n`;

test("Word's painted lists become lists, nested by their level and numbered by their sign", () => {
  const { html } = cleaned(item(1, "·", "a") + item(2, "o", "b") + item(1, "·", "c") + "<p class=MsoNormal>between</p>" + item(1, "1.", "d") + item(1, "2.", "e"));
  assert.equal(html, "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul><p>between</p><ol><li><p>d</p></li><li><p>e</p></li></ol>");
});

test("headings, emphasis and links stay; fonts and underlining go and are told", () => {
  const { html, losses } = cleaned(
    "<h1>Title</h1><h4>Sub</h4><p><b>bold</b> <span style='font-style:italic'>slanted</span> <u>under</u> <a href='https://example.org/'>link</a></p>",
  );
  assert.equal(html, '<h2>Title</h2><h3>Sub</h3><p><strong>bold</strong> <em>slanted</em> under <a href="https://example.org/">link</a></p>');
  assert.equal(losses.looks, true);
});

test("a footnote stays where it was referred to, and its words stand nowhere else; one that is too long stands in brackets", () => {
  const noted = (words: string): { html: string; losses: Losses } => cleaned(
    `<p>Claim.<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p>
     <div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> ${words}</p></div></div>`,
  );
  assert.equal(noted("Source.").html, '<p>Claim.<sup data-words="Source."></sup></p>');
  assert.equal(noted("Source.").losses.footnotes, 0);
  const long = noted("word ".repeat(500));
  assert.match(long.html, /^<p>Claim. \[word word/);
  assert.equal(long.losses.footnotes, 1);
});

test("a table stays with its headings, a picture is counted", () => {
  const { html, losses } = cleaned("<table><tr><th>A</th><th><h2>yes</h2></th></tr><tr><td><p>B</p></td><td></td></tr></table><p><img src='x.png'>after</p>");
  assert.equal(html, "<table><tr><th><p>A</p></th><th><p>yes</p></th></tr><tr><td><p>B</p></td><td><p></p></td></tr></table><p>after</p>");
  assert.deepEqual(losses, { pictures: 1, tables: 0, footnotes: 0, looks: false });
});

test("cells that span keep their words once and their room; in a list a table becomes a paragraph a row", () => {
  const cells = (...words: string[]): string => `<tr>${words.map((each) => `<td><p>${each}</p></td>`).join("")}</tr>`;
  const spanned = cleaned("<table><tr><td rowspan=2>A</td><td colspan=2>B</td></tr><tr><td>C</td><td>D</td></tr><tr><td>E</td></tr></table>");
  assert.equal(spanned.html, `<table>${cells("A", "B", "")}${cells("", "C", "D")}${cells("E", "", "")}</table>`);
  const listed = cleaned("<ul><li><table><tr><td>A</td><td>B</td></tr></table></li></ul>");
  assert.equal(listed.html, "<ul><li><p>A | B</p></li></ul>");
  assert.equal(listed.losses.tables, 1);
});

test("nothing that could act comes through", () => {
  const { html } = cleaned(
    "<p onclick='x()'>text <a href='javascript:alert(1)'>bad</a><script>alert(1)</script></p><style>p{}</style><iframe src='https://e.org'></iframe><svg><script>1</script></svg>",
  );
  assert.equal(html, "<p>text bad</p>");
});

test("words that look like attributes are words", () => {
  assert.equal(cleaned("<p>set style=bold onclick= here</p>").html, "<p>set style=bold onclick= here</p>");
});

test("two line breaks of a web mail are a new paragraph; empty paragraphs go", () => {
  assert.equal(cleaned("<div>one<br><br>two<br>still two<div>three</div></div><p>&nbsp;</p>").html, "<p>one</p><p>two<br>still two</p><p>three</p>");
});

test("direction somebody set stays", () => {
  assert.equal(cleaned("<p dir=RTL style='direction:rtl'>سلام</p><p dir=ltr>text</p>").html, '<p dir="rtl">سلام</p><p>text</p>');
});
