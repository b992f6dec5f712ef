import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem, Unreachable } from "../app/problem.ts";
import { partBytes, send, tooLarge } from "./sending.ts";

function line(failures: (part: number, tries: number) => Error | undefined): { got: string[]; told: string[]; way: Parameters<typeof send>[1] } {
  const got: string[] = [];
  const told: string[] = [];
  const tries = new Map<number, number>();
  const way = {
    put: (part: number, data: string) => {
      const count = (tries.get(part) ?? 0) + 1;
      tries.set(part, count);
      const failure = failures(part, count);
      if (failure !== undefined) return Promise.reject(failure);
      got[part] = data;
      return Promise.resolve();
    },
    wait: () => Promise.resolve(),
    arrived: (done: number, of: number) => void told.push(`${done}/${of}`),
  };
  return { got, told, way };
}

const file = new Blob([Uint8Array.from({ length: partBytes * 2 + 7 }, (_, i) => i % 251)]);

test("a file arrives whole, in parts, over a line that breaks", async () => {
  const { got, told, way } = line((part, tries) => (part === 1 && tries < 3 ? new Unreachable("cut") : undefined));
  assert.equal(await send(file, way), 3);
  const whole = Buffer.concat(got.map((part) => Buffer.from(part, "base64")));
  assert.deepEqual(whole, Buffer.from(await file.arrayBuffer()));
  assert.deepEqual(told, ["0/3", "1/3", "2/3", "3/3"]);
});

test("a refusal is not tried again, and a dead line ends", async () => {
  let asked = 0;
  const refused = line(() => (asked++, new Problem({ status: 403, code: "forbidden" })));
  await assert.rejects(send(file, refused.way), Problem);
  assert.equal(asked, 1);
  asked = 0;
  const dead = line(() => (asked++, new Unreachable("dead")));
  await assert.rejects(send(file, dead.way), Unreachable);
  assert.equal(asked, 5);
});

test("what is larger than all parts is not begun", () => {
  assert.equal(tooLarge(partBytes * 48), false);
  assert.equal(tooLarge(partBytes * 48 + 1), true);
});
