import "../testing/page.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { app } from "../app/app.ts";
import type { Doc } from "../app/types.ts";
import { Desk, House } from "../testing/desk.ts";
import { keep, keptOf, looseOf, move } from "./kept.ts";

const said = (text: string): Doc => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });
const at = (paragraph: number) => ({ paper: "p", language: "fa", paragraph }) as const;

test("what lost its paragraph is put beside another, never over what was begun there in this tab or another", async () => {
  Object.defineProperty(app, "session", { value: { vault: (await Desk.open(new House(), "anna")).vault } });
  await keep(at(7), { body: said("lost"), revision: 1 });
  const rows = [0, 1, 2];
  assert.deepEqual((await looseOf("p", "fa", rows)).map(({ paragraph }) => paragraph), [7]);
  await keep(at(1), { body: said("begun meanwhile"), revision: 2 });
  assert.equal(await move(at(7), 1), false);
  assert.deepEqual([(await keptOf(at(1)))?.body, (await keptOf(at(7)))?.body], [said("begun meanwhile"), said("lost")]);
  assert.equal(await move(at(7), 2), true);
  assert.deepEqual([await keptOf(at(2)), await keptOf(at(7))], [{ body: said("lost"), revision: 1 }, undefined]);
  assert.deepEqual(await looseOf("p", "fa", rows), []);
  assert.equal(await move(at(7), 0), false, "it is gone already");
});
