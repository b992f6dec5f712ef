import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Records } from "./records.ts";

test("a store that the browser closed a moment ago is opened again, for reading and for taking away", async () => {
  const opened: IDBDatabase[] = [];
  const factory = { open: (name: string, version: number): IDBOpenDBRequest => {
    const request = indexedDB.open(name, version);
    request.addEventListener("success", () => opened.push(request.result));
    return request;
  } } as IDBFactory;
  const records = new Records(factory, "closed");
  await records.change([{ name: "a", sealed: new Uint8Array(1) }], []);
  opened.at(-1)!.close();
  assert.equal((await records.beginning("")).length, 1);
  opened.at(-1)!.close();
  await records.change([], ["a"]);
  assert.deepEqual(await records.beginning(""), []);
});
