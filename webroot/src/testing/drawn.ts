// Lets the library draw into the page of the tests, as it does in a browser. Imported before it, and in place of page.ts.
import "./page.ts";
import { Walker } from "./walker.ts";

Object.assign(document, { createTreeWalker: (root: Node, kinds: number) => new Walker(root, kinds) });
