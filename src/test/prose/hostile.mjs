// What no page of ours would send: true steps and documents, broken by chance.
import { schema, transform } from "./prosemirror.mjs";
import { marks, text } from "./documents.mjs";

const junk = [null, true, -1, 0, 1, 2, 3, 5, 1.5, 1e9, 2 ** 31, "", "x", "text", "doc", "list_item", "em", [], {}, [null], "\ud83d", "a\u0000b", { type: "text", text: "t" }, { type: "paragraph" }, { type: "blockquote" }];

/** Every place in a tree of JSON: an object or list, and a key of it. */
function places(json, out = []) {
  for (const key of Object.keys(json)) {
    out.push([json, key]);
    if (json[key] !== null && typeof json[key] === "object") places(json[key], out);
  }
  return out;
}

/** A copy with one to three places broken. */
export function broken(json, chance) {
  const copy = JSON.parse(JSON.stringify(json));
  const times = 1 + chance.below(3);
  for (let i = 0; i < times; i++) {
    const all = places(copy);
    const [holder, key] = chance.of(all);
    const [other, otherKey] = chance.of(all);
    const kind = chance.next();
    if (kind < 0.35 && typeof holder[key] === "number") holder[key] += chance.of([-3, -2, -1, 1, 2, 3, 20]);
    else if (kind < 0.55) holder[key] = structuredClone(chance.of(junk));
    else if (kind < 0.7) holder[key] = structuredClone(other[otherKey]);
    else if (kind < 0.8) Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key];
    else if (kind < 0.9 && Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(holder[key]));
    else if (Array.isArray(holder)) holder.push({ type: "text", text: text(chance), marks: marks(chance).map((one) => one.toJSON()) });
    else holder[chance.of(["marks", "attrs", "content", "text", "structure", "openStart", "openEnd", "extra"])] = structuredClone(chance.of(junk));
  }
  return copy;
}

/** What ProseMirror makes of a step: the document, if it takes it and the document is one. */
export function taken(doc, json) {
  try {
    const step = transform.Step.fromJSON(schema, structuredClone(json));
    const { doc: after } = step.apply(doc);
    if (!after) return null;
    after.check();
    return after.toJSON();
  } catch {
    return null;
  }
}

/** What ProseMirror makes of a document. */
export function read(json) {
  try {
    const doc = schema.nodeFromJSON(structuredClone(json));
    doc.check();
    return doc.toJSON();
  } catch {
    return null;
  }
}
