// Small repairs of cleaned paragraphs.

/** Without line breaks at its ends; gone if nothing is left; and web mail writes a new paragraph as two line breaks. */
export function tidy(p: HTMLElement): void {
  while (p.lastChild?.nodeName === "BR") p.lastChild.remove();
  while (p.firstChild?.nodeName === "BR") p.firstChild.remove();
  const br = [...p.querySelectorAll(":scope > br")].find((each) => each.nextSibling?.nodeName === "BR");
  if (br !== undefined) {
    const rest = p.cloneNode(false) as HTMLElement;
    while (br.nextSibling) rest.append(br.nextSibling);
    br.remove();
    p.after(rest);
    tidy(rest);
  }
  if (p.textContent?.trim() === "") p.remove();
}

/** In preformatted text a line feed is a line break. */
export function breakLines(p: HTMLElement): void {
  const walker = p.ownerDocument.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const [first = "", ...others] = text.data.split("\n");
    text.replaceWith(first, ...others.flatMap((each) => [p.ownerDocument.createElement("br"), each]));
  }
}
