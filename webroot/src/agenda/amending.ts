// Amending an adopted agenda: a copy of it that one works on, and the small changes that lead from the one to the
// other. Pure.
import type { Doc } from "../app/types.ts";
import { staying } from "./arranging.ts";
import { plannedOf } from "./state.ts";
import type { Affected, AgendaPage, Amendment, Item, ItemWords, Lead, NewChange } from "./types.ts";

/** An item as it is to be. */
export interface Row {
  /** The item's id, or a word for one that is added. */
  readonly item: string;
  /** The item as it stands; absent for one that is added. */
  readonly was?: Item;
  /** Where it stands. */
  readonly stood: number;
  readonly title: string;
  readonly minutes: number;
  readonly lead?: Lead;
  readonly affected: readonly Affected[];
  readonly removed: boolean;
  /** New notes; absent to leave them. */
  readonly notes?: Doc;
}

/** The agenda as it stands, to be worked on. */
export function begun(items: readonly Item[]): readonly Row[] {
  return plannedOf(items).map((was, stood) => ({ item: was.id, was, stood, ...words(was), removed: false }));
}

/** With all that is said of it: a lead that is not said is none. */
function told({ lead: _, ...row }: Row, then: ItemWords): Row {
  return { ...row, ...words(then) };
}

function words({ title, minutes, lead, affected }: ItemWords): ItemWords {
  return { title, minutes, affected, ...(lead === undefined ? {} : { lead }) };
}

/** Another one at the end. */
export function added(rows: readonly Row[], title: string, minutes: number): readonly Row[] {
  let n = rows.length + 1;
  while (rows.some(({ item }) => item === `new${n}`)) n++;
  return [...rows, { item: `new${n}`, stood: -1, title, minutes, affected: [], removed: false }];
}

/** With one removed, or left where it is after all; one that was only added is not there any more. */
export function removed(rows: readonly Row[], item: string, on: boolean): readonly Row[] {
  return rows.flatMap((row) => (row.item !== item ? [row] : row.was === undefined ? [] : [{ ...row, removed: on }]));
}

export function moved(rows: readonly Row[], item: string, by: -1 | 1): readonly Row[] {
  const at = rows.findIndex((row) => row.item === item);
  const to = at + by;
  if (at < 0 || to < 0 || to >= rows.length) return rows;
  const all = [...rows];
  all.splice(to, 0, ...all.splice(at, 1));
  return all;
}

export function changed(rows: readonly Row[], item: string, to: Partial<Row>): readonly Row[] {
  return rows.map((row) => (row.item === item ? { ...row, ...to } : row));
}

/** What is to be done to the agenda, in the order in which it is to be done. */
export function changesOf(rows: readonly Row[]): readonly NewChange[] {
  const left = rows.filter((row) => !row.removed);
  const known = left.filter(({ was }) => was !== undefined);
  const fixed = staying([...known].sort((a, b) => a.stood - b.stood).map(({ item }) => item), known.map(({ item }) => item));
  const changes: NewChange[] = rows.filter((row) => row.removed).map(({ item }) => ({ kind: "remove", item }));
  changes.push(...left.filter(differs).map((row): NewChange => ({ kind: "change", item: row.item, ...said(row) })));
  left.forEach((row, at) => {
    const after = at === 0 ? {} : { after: left[at - 1]!.item };
    if (row.was === undefined) changes.push({ kind: "add", item: row.item, ...after, ...said(row) });
    else if (!fixed.has(row.item)) changes.push({ kind: "move", item: row.item, ...after });
  });
  return changes;
}

function differs(row: Row): boolean {
  return row.was !== undefined && (row.notes !== undefined || JSON.stringify(words(row.was)) !== JSON.stringify(words(row)));
}

function said({ title, minutes, lead, affected, notes }: Row): Omit<NewChange, "kind" | "item"> {
  const named = affected.map(({ party, name }) => ({ ...(party === undefined ? {} : { party }), ...(name === undefined ? {} : { name }) }));
  return { title: title.trim(), minutes, affected: named, ...(lead === undefined ? {} : { lead }), ...(notes === undefined ? {} : { notes }) };
}

/** What was proposed before, laid on the agenda as it stands now as far as it still fits: the beginning of another proposal. */
export function again(page: Pick<AgendaPage, "items">, { changes }: Pick<Amendment, "changes">): readonly Row[] {
  let rows = begun(page.items);
  for (const { kind, item, after, then } of changes) {
    if (kind === "remove") rows = removed(rows, item, true);
    else if (kind === "change" && then !== undefined) rows = rows.map((row) => (row.item === item ? told(row, then) : row));
    else if (kind === "add" && then !== undefined && !rows.some((row) => row.item === item)) {
      rows = put([...rows, { item, stood: -1, ...words(then), removed: false }], item, after);
    } else if (kind === "move" && rows.some((row) => row.item === item)) rows = put(rows, item, after);
  }
  return rows;
}

function put(rows: readonly Row[], item: string, after: string | undefined): readonly Row[] {
  const row = rows.find((each) => each.item === item)!;
  const others = rows.filter((each) => each !== row);
  const at = after === undefined ? 0 : others.findIndex((each) => each.item === after) + 1;
  return at === 0 && after !== undefined ? rows : [...others.slice(0, at), row, ...others.slice(at)];
}
