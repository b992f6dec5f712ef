import assert from "node:assert/strict";
import { test } from "node:test";
import type { Capacity, Role } from "../app/types.ts";
import { linesOf, plain } from "./csv.ts";
import type { MayInvite } from "./types.ts";

const may: MayInvite = {
  parties: ["US", "RU"], noParty: true, capacities: ["personal"], roles: ["participant"], groups: [{ id: "G1", name: { en: "Transit" }, symbol: "WG1" }],
};
const words = {
  capacities: new Map<string, Capacity>([["personal", "personal"], ["наблюдатель", "observer"]]),
  roles: new Map<string, Role>([["participant", "participant"], ["cochair", "coChair"], ["drafter", "drafter"]]),
};
const read = (table: string) => linesOf(table, may, words, { language: "ru", horizon: "now" });

test("a table from a spreadsheet, with a line that names the columns", () => {
  const [nora, igor] = read("Name\tAddress\tParty\r\nNora\tnora@far.example\tus\r\n\r\nИгорь\tigor@far.example\t\tнаблюдатель\tCo-chair + drafter\tWG1\ten\r\n");
  assert.deepEqual(nora?.person, { name: "Nora", email: "nora@far.example", party: "US", capacity: "personal", roles: ["participant"], groups: [], language: "ru", horizon: "now" });
  assert.deepEqual(igor?.person, { name: "Игорь", email: "igor@far.example", capacity: "observer", roles: ["coChair", "drafter"], groups: ["G1"], language: "en", horizon: "now" });
  assert.deepEqual([nora?.number, igor?.number], [2, 4]);
});

test("commas within quotation marks belong to the name", () => {
  assert.equal(read('"Ellison, Margaret ""Peggy""",m@far.example,US')[0]?.person?.name, 'Ellison, Margaret "Peggy"');
});

test("what cannot be read is said, line by line", () => {
  const table = "Nora,nora@far.example\nNora,nora,US\n,n@far.example,US\nN,n@far.example,FR\nN,n@far.example,US,king\nN,n@far.example,US,,king\nN,n@far.example,US,,,WG9\nN,n@far.example,US,,,,de";
  const first = "A,a@far.example,US\n";
  assert.deepEqual(read(first + table).map(({ unread }) => unread), [undefined, "columns", "email", "name", "party", "capacity", "roles", "groups", "language"]);
});

test("words are compared without case, blanks and hyphens", () => {
  assert.equal(plain(" Co-Chair "), "cochair");
});
