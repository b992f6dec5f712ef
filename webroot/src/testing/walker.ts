// Walks a document as the library that draws does, which sets where it stands; the one of linkedom cannot be told.
export class Walker {
  constructor(public currentNode: Node, private readonly kinds: number) {}

  nextNode(): Node | null {
    for (let node = after(this.currentNode); node !== null; node = after(node)) {
      if ((1 << (node.nodeType - 1)) & this.kinds) return (this.currentNode = node);
    }
    return null;
  }
}

function after(from: Node): Node | null {
  if (from.firstChild !== null) return from.firstChild;
  for (let node: Node | null = from; node !== null; node = node.parentNode) if (node.nextSibling !== null) return node.nextSibling;
  return null;
}
