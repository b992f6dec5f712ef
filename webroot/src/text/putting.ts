// Changes that a page makes as its reader's own: they can be undone, and go the way of what is typed.
import { textSchema } from "../draft/schema.ts";
import type { Doc } from "../app/types.ts";
import type { Engine } from "./engine.ts";
import { squashed } from "./squash.ts";
import { withoutTakenOut } from "./tombstone.ts";

/** Words that lost their place become paragraphs at the end. */
export function putAtEnd(engine: Engine): void {
  const { state } = engine;
  const paragraphs = engine.lost.flatMap((words) => words.split("\n")).filter((line) => line.trim() !== "")
    .map((line) => textSchema.node("paragraph", null, [textSchema.text(line)]));
  engine.forgetLost();
  if (paragraphs.length > 0) engine.dispatch(engine.state.tr.insert(state.doc.content.size, paragraphs));
  if (engine.mode === "alone") engine.putIn();
}

/** An older version becomes the newest, as a change of today. */
export function putInstead(engine: Engine, doc: Doc): void {
  const { tr } = engine.state;
  for (const step of squashed(engine.state.doc, withoutTakenOut(textSchema.nodeFromJSON(doc)))) tr.step(step);
  if (tr.docChanged) engine.dispatch(tr);
  if (engine.mode === "alone") engine.putIn();
}

/** A document behind what is written; in an empty text, instead of its empty paragraph. It stays to be looked at before it is put in. */
export function putBehind(engine: Engine, doc: Doc): void {
  const { doc: now, tr } = engine.state;
  const isEmpty = now.childCount === 1 && now.firstChild!.isTextblock && now.firstChild!.content.size === 0;
  const { content } = textSchema.nodeFromJSON(doc);
  engine.dispatch(isEmpty ? tr.replaceWith(0, now.content.size, content) : tr.insert(now.content.size, content));
}
