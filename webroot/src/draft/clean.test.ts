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

test("a footnote stands in brackets where it was referred to, and nowhere else", () => {
  const { html, losses } = cleaned(
    `<p>Claim.<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p>
     <div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Source.</p></div></div>`,
  );
  assert.equal(html, "<p>Claim. [Source.]</p>");
  assert.equal(losses.footnotes, 1);
});

test("a table becomes a paragraph a row, a picture is counted", () => {
  const { html, losses } = cleaned("<table><tr><td><p>A</p></td><td><p>yes</p></td></tr><tr><td>B</td><td>no</td></tr></table><p><img src='x.png'>after</p>");
  assert.equal(html, "<p>A | yes</p><p>B | no</p><p>after</p>");
  assert.deepEqual(losses, { pictures: 1, tables: 1, footnotes: 0, looks: false });
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
