import type { Person } from "../app/types.ts";

/** Whether the person still has a seat in the forum. */
export function isSeated(person: Person): boolean {
  return person.removed === undefined || person.removed === false;
}
