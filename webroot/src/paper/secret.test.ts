import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { grouped, hashOf, newSecret, read } from "./secret.ts";

test("a secret has 256 bits, and no two are the same", () => {
  const made = Array.from({ length: 50 }, newSecret);
  assert.equal(new Set(made).size, 50);
  for (const each of made) assert.equal(Buffer.from(each, "base64url").length, 32);
});

test("what the server keeps is the SHA-256 of what is written", async () => {
  const secret = newSecret();
  assert.equal(await hashOf(secret), createHash("sha256").update(secret).digest("base64url"));
});

test("it is read as it was shown, however it was copied, and nothing else is", () => {
  const secret = newSecret();
  assert.equal(read(` ${grouped(secret)}\n`), secret);
  for (const wrong of ["", secret.slice(1), `${secret}A`, secret.replace(/.$/, "*"), "not a secret"]) assert.equal(read(wrong), undefined);
});
