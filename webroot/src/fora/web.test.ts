import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { bounds, layout, towards, type Direction } from "./layout.ts";
import type { Fora, Row } from "./rows.ts";
import { emptyPlaces, partyId, placeFrom, placeHash, seatsOf, webOf } from "./web.ts";

const folder = "../config/fora";
const read = (file: string): unknown => JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
const fora = readdirSync(folder).filter((file) => /^\d\d-.*\.json$/.test(file)).sort().map((file) => read(file) as Row);
const web = webOf({ fora });
const places = layout(web);

test("every row and every seated party is a knot, and every tie joins two of them", () => {
  assert.equal(web.knots.length, 23 + new Set(fora.flatMap(seatsOf)).size);
  for (const { from, to } of web.ties) for (const id of [from, to]) assert.ok(web.knots.some((knot) => knot.id === id), id);
  assert.equal(web.ties.filter(({ kind }) => kind === "beside").length, 1);
});

test("the same web always looks the same", () => {
  assert.deepEqual([...layout(webOf({ fora }))], [...places]);
});

test("no box lies over another, and the whole fits a wide page", () => {
  for (const [at, a] of web.knots.entries()) {
    for (const b of web.knots.slice(at + 1)) {
      const [one, other] = [places.get(a.id)!, places.get(b.id)!];
      const clear = Math.abs(one.x - other.x) >= (a.width + b.width) / 2 || Math.abs(one.y - other.y) >= (a.height + b.height) / 2;
      assert.ok(clear, `${a.id} over ${b.id}`);
    }
  }
  const { width, height } = bounds(web.knots, places);
  assert.ok(width / height > 0.9 && width / height < 2.5 && width < 1300, `${width} × ${height}`);
});

test("arrow keys lead from anywhere to everywhere", () => {
  const reached = new Set([partyId("US")]);
  for (const id of reached) {
    for (const direction of ["up", "down", "left", "right"] satisfies Direction[]) {
      const next = towards(id, direction, web, places);
      if (next !== undefined) reached.add(next);
    }
  }
  assert.deepEqual(web.knots.filter(({ id }) => !reached.has(id)), []);
});

test("an empty place is a pair that shares no forum, never one that is kept apart on purpose", () => {
  const all = emptyPlaces(fora, "").map((pair) => pair.join("–"));
  assert.ok(all.some((pair) => pair === "CN–EU" || pair === "EU–CN"));
  for (const pair of ["IL–TR", "TR–IL", "US–RU", "RU–US", "IN–PK", "CN–IN"]) assert.ok(!all.includes(pair), pair);
  assert.deepEqual(emptyPlaces(fora, "climate"), []);
  const row = (id: string, ...parties: string[]): Row => ({ ...fora[0]!, id, issue: "balkans", parties: parties.map((party) => ({ party, namedBy: "source" })), optionalSeats: [], keptApartFrom: [] });
  assert.deepEqual(emptyPlaces([row("a", "US", "FR"), row("b", "US", "RU")], "balkans"), [["FR", "RU"]]);
});

test("an empty place goes to the form in the address's end, and nothing unknown comes out of it", () => {
  const known = { parties: (read("parties.json") as Pick<Fora, "parties">).parties, vocabulary: read("vocabulary.json") as Fora["vocabulary"] };
  const found = placeFrom(placeHash(["CN", "EU"], "climate"), known);
  assert.deepEqual([found.parties, found.issue?.id], [["CN", "EU"], "climate"]);
  assert.deepEqual(placeFrom("#XX+issue-nothing", known), { parties: [] });
});
