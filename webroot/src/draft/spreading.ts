// Tables of pasted texts, as cells row by row: those that span several rows or columns stand in their first place only.

const SPAN_MAX = 100;

/** Each row's cells; null where a cell from above or before reaches. */
export function spread(table: Element): (Element | null)[][] {
  const rows = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);
  const made: (Element | null)[][] = rows.map(() => []);
  rows.forEach((row, r) => {
    let column = 0;
    for (const cell of row.children) {
      if (cell.tagName !== "TD" && cell.tagName !== "TH") continue;
      while (made[r]![column] !== undefined) column++;
      const [down, on] = [span(cell, "rowspan"), span(cell, "colspan")];
      for (let i = 0; i < down && r + i < rows.length; i++) {
        for (let j = 0; j < on; j++) made[r + i]![column + j] = i === 0 && j === 0 ? cell : null;
      }
      column += on;
    }
  });
  return made;
}

function span(cell: Element, name: string): number {
  return Math.min(SPAN_MAX, Math.max(1, Number.parseInt(cell.getAttribute(name) ?? "1", 10) || 1));
}

/** The words of a heading or quotation as a paragraph: in a cell stand no others. */
export function paragraphOf(block: Element): Element {
  const p = block.ownerDocument.createElement("p");
  p.append(...block.childNodes);
  for (const inner of p.querySelectorAll("p")) inner.replaceWith(...inner.childNodes, " ");
  return p;
}
