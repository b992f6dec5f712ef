// From what is selected on the page to a range of a contribution's plain text, in UTF-16 units.

export interface Selected {
  contribution: string;
  version: number;
  from: number;
  to: number;
}

/** What is selected within one contribution's text; undefined if nothing, or more than one, or a quotation. */
export function selected(): Selected | undefined {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const text = textOfContribution(range.startContainer);
  if (text === null || text !== textOfContribution(range.endContainer)) return undefined;
  const from = offsetOf(text, range.startContainer, range.startOffset);
  const to = offsetOf(text, range.endContainer, range.endOffset);
  const { contribution, version } = text.dataset;
  if (from === undefined || to === undefined || to <= from || contribution === undefined) return undefined;
  return { contribution, version: Number(version), from, to };
}

function textOfContribution(node: Node): HTMLElement | null {
  const el = node instanceof Element ? node : node.parentElement;
  return el?.closest<HTMLElement>("[data-contribution]") ?? null;
}

/** Offset of a place in the page within the plain text; in a quotation or between blocks: the next block's start, or the last one's end. */
function offsetOf(text: HTMLElement, node: Node, offset: number): number | undefined {
  const el = node instanceof Element ? node : node.parentElement;
  const block = el?.closest<HTMLElement>("[data-at]");
  if (block && text.contains(block)) return Number(block.dataset["at"]) + lengthBefore(block, node, offset);
  const place = document.createRange();
  place.setStart(node, offset);
  let end: number | undefined;
  for (const each of text.querySelectorAll<HTMLElement>("[data-at]")) {
    if (place.comparePoint(each, 0) >= 0) return Number(each.dataset["at"]);
    end = Number(each.dataset["at"]) + lengthBefore(each, each, each.childNodes.length);
  }
  return end;
}

/** Units of text before (node, offset) within the block; a line break counts one, the filler of an empty block none. */
function lengthBefore(block: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  const part = before.cloneContents();
  const filler = block.textContent === "" && block.childElementCount === 1;
  return (part.textContent ?? "").length + (filler ? 0 : part.querySelectorAll("br").length);
}
