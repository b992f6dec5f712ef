import assert from "node:assert/strict";
import { test } from "node:test";
import { Schema } from "prosemirror-model";

test("the editor's library loads outside a browser", () => {
  const schema = new Schema({ nodes: { doc: { content: "text*" }, text: {} } });
  assert.equal(schema.node("doc", null, [schema.text("a")]).textContent, "a");
});
