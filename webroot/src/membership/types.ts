// The organiser's table of people, working groups and rooms.
import type { Id, Person, RoomKind, Text } from "../app/types.ts";

/** A side room or drafting group, and who is in it. */
export interface ManagedRoom {
  readonly id: Id;
  readonly kind: RoomKind;
  readonly name: Text;
  readonly group: Id;
  readonly closed: boolean;
  readonly members: readonly Id[];
}
export interface PeoplePage {
  readonly people: readonly Person[];
  /** `all`: the group of all, which nobody leaves but by leaving the forum. */
  readonly groups: readonly { readonly id: Id; readonly name: Text; readonly symbol: string; readonly all?: boolean; readonly closed?: boolean }[];
  readonly rooms: readonly ManagedRoom[];
  readonly cursor: string;
}
