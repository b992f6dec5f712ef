// A table of people, pasted from a spreadsheet or read from a file: one line a person, comma, semicolon or tab between
// name, address, party, capacity, roles, working groups, language. What cannot be read is said by line.
import type { Capacity, Role } from "../app/types.ts";
import type { Invitee, MayInvite } from "./types.ts";

export type Unread = "columns" | "name" | "email" | "party" | "capacity" | "roles" | "groups" | "language";
export interface Line {
  /** In the table, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
  readonly person?: Invitee;
  readonly unread?: Unread;
}
/** What a word in the table means, whatever language it is written in. */
export interface Words {
  readonly capacities: ReadonlyMap<string, Capacity>;
  readonly roles: ReadonlyMap<string, Role>;
}

const languages: ReadonlySet<string> = new Set(["en", "ru", "zh", "fr", "ar", "fa"]);
const COLUMNS_MIN = 3;

export function linesOf(table: string, may: MayInvite, words: Words, otherwise: { language: string; horizon: "all" | "now" }): Line[] {
  const rows = table.replace(/^\uFEFF/, "").split(/\r?\n/).map((row, i) => ({ number: i + 1, row })).filter(({ row }) => row.trim() !== "");
  const between = separator(rows.map(({ row }) => row));
  const lines = rows.map(({ number, row }) => ({ number, cells: cellsOf(row, between) }));
  // A first line without an address names the columns.
  const people = lines.length > 0 && !lines[0]!.cells.some((cell) => cell.includes("@")) ? lines.slice(1) : lines;
  return people.map((line) => ({ ...line, ...person(line.cells, may, words, otherwise) }));
}

function person(cells: readonly string[], may: MayInvite, words: Words, otherwise: { language: string; horizon: "all" | "now" }): Pick<Line, "person" | "unread"> {
  if (cells.length < COLUMNS_MIN) return { unread: "columns" };
  const [name = "", email = "", party = "", capacity = "", roles = "", groups = "", language = ""] = cells;
  if (name === "") return { unread: "name" };
  if (!/^\S+@\S+$/.test(email)) return { unread: "email" };
  const code = may.parties.find((each) => each.toLowerCase() === party.toLowerCase());
  if (party !== "" && party !== "-" && code === undefined) return { unread: "party" };
  const quality = capacity === "" ? "personal" : words.capacities.get(plain(capacity));
  if (quality === undefined) return { unread: "capacity" };
  const parts = several(roles).map((role) => words.roles.get(plain(role)));
  if (parts.includes(undefined)) return { unread: "roles" };
  const symbols = several(groups).map((symbol) => may.groups.find((group) => plain(group.symbol) === plain(symbol))?.id);
  if (symbols.includes(undefined)) return { unread: "groups" };
  const spoken = language === "" ? otherwise.language : language.toLowerCase();
  if (!languages.has(spoken)) return { unread: "language" };
  return {
    person: {
      name, email, language: spoken, capacity: quality, roles: parts.length === 0 ? ["participant"] : (parts as Role[]),
      groups: symbols as string[], horizon: otherwise.horizon, ...(code === undefined ? {} : { party: code }),
    },
  };
}

/** Several in one cell stand with + or / between them: a co-chair who drafts is "coChair + drafter". */
function several(cell: string): string[] {
  return cell.split(/[+/]/).map((each) => each.trim()).filter((each) => each !== "" && each !== "-");
}

export function plain(word: string): string {
  return word.toLowerCase().replace(/[\s\p{Pd}]/gu, "");
}

function separator(rows: readonly string[]): string {
  return ["\t", ";", ","].find((each) => rows.some((row) => row.includes(each))) ?? ",";
}

/** With quotation marks round a cell that holds the separator, doubled inside. */
function cellsOf(row: string, between: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < row.length; i++) {
    const c = row[i]!;
    if (quoted && c === '"' && row[i + 1] === '"') cell += row[++i];
    else if (c === '"' && (quoted || cell.trim() === "")) quoted = !quoted;
    else if (c === between && !quoted) cells.push(cell), (cell = "");
    else cell += c;
  }
  cells.push(cell);
  return cells.map((each) => each.trim());
}
