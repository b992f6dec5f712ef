// Makes each icon of lucide-static that is imported a Lit template, so that no markup is made from
// strings in the browser. The drawing only: size, colour and stroke are set by src/app/icons.ts.
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

export const icons = {
  name: "icons",
  setup(build) {
    build.onLoad({ filter: /lucide-static[\\/]icons[\\/].*\.svg$/ }, async ({ path }) => {
      const drawing = (await readFile(path, "utf8"))
        .replace(/<!--.*?-->/gs, "")
        .replace(/^\s*<svg[^>]*>\s*|\s*<\/svg>\s*$/g, "")
        .replace(/\s+/g, " ");
      const notice = "/*! Icons: Lucide, ISC License, © Lucide contributors; parts © Cole Bemis (Feather), MIT License */";
      return { contents: `${notice}\nimport { svg } from "lit";\nexport default svg\`${drawing}\`;`, loader: "js", resolveDir: here };
    });
  },
};
