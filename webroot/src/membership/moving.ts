// What is marked in the table of people × working groups, and the moves that come of it.
import type { Id, Person } from "../app/types.ts";
import type { Move } from "./api.ts";

/** Who is to be in which groups, where that is not as it is: participant → groups. */
export type Wanted = ReadonlyMap<Id, ReadonlySet<Id>>;

export function isWanted(person: Person, group: Id, wanted: Wanted): boolean {
  return (wanted.get(person.participant) ?? new Set(person.groups)).has(group);
}

/** One mark set or taken away. */
export function marked(people: readonly Person[], group: Id, on: boolean, wanted: Wanted): Wanted {
  const after = new Map(wanted);
  for (const person of people) {
    const groups = new Set(after.get(person.participant) ?? person.groups);
    if (on) groups.add(group);
    else groups.delete(group);
    const same = groups.size === person.groups.length && person.groups.every((each) => groups.has(each));
    if (same) after.delete(person.participant);
    else after.set(person.participant, groups);
  }
  return after;
}

export function movesOf(people: readonly Person[], wanted: Wanted): Move[] {
  return people.flatMap((person) => {
    const groups = wanted.get(person.participant);
    if (groups === undefined) return [];
    const joins = [...groups].filter((each) => !person.groups.includes(each));
    const leaves = person.groups.filter((each) => !groups.has(each));
    return joins.length + leaves.length === 0 ? [] : [{ participant: person.participant, joins, leaves }];
  });
}
