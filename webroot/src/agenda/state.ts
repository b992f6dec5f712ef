// Sessions and agendas as folds: the page read, then frames. Pure. Frames carry whole values, so one applied twice
// or over a newer page changes nothing in the end; what only I am told (mine) is kept from the page.
import type { RoomFrame } from "../push/frames.ts";
import type { Id } from "../app/types.ts";
import type { Adoption, AgendaPage, Amended, Item, Session, SessionsPage, Summary } from "./types.ts";

/** The sessions of a room after this frame. */
export function applySessions(page: SessionsPage, frame: RoomFrame): SessionsPage {
  const moved = { ...page, cursor: frame.cursor };
  switch (frame.type) {
    case "sessionChanged":
      return { ...moved, sessions: withSession(page.sessions, frame.session) };
    case "agendaChanged":
      return { ...moved, sessions: page.sessions.map((each) => (each.id === frame.session ? { ...counted(each, frame), status: frame.status } : each)) };
    case "itemChanged":
      return { ...moved, sessions: page.sessions.map((each) => (each.id === frame.session ? counted(each, frame) : each)) };
    case "planningChanged":
      return { ...moved, zones: frame.zones, holidays: frame.holidays, live: frame.live };
    default:
      // Whatever else happens in a room is not about its sessions.
      return moved;
  }
}

/** An agenda after this frame. */
export function applyAgenda(page: AgendaPage, frame: RoomFrame): AgendaPage {
  const moved = { ...page, cursor: frame.cursor };
  switch (frame.type) {
    case "sessionChanged":
      return frame.session.id === page.session.id ? { ...moved, session: mineKept(page.session, frame.session) } : moved;
    case "agendaChanged": {
      if (frame.session !== page.session.id) return moved;
      const { adoption: _, amended: __, ...rest } = moved;
      return {
        ...rest,
        session: { ...counted(page.session, frame), status: frame.status },
        introduction: frame.introduction,
        items: inOrder(page.items, frame.order),
        summary: summaryAfter(page.summary, frame.summary),
        ...(frame.adoption === undefined ? {} : { adoption: adoptionAfter(page.adoption, frame.adoption) }),
        ...(frame.amended === undefined ? {} : { amended: amendedAfter(page.amended, frame.amended) }),
      };
    }
    case "itemChanged":
      if (frame.session !== page.session.id) return moved;
      return {
        ...moved, session: counted(page.session, frame), items: inOrder(withItem(page.items, frame.item), frame.order),
        ...(page.amended === undefined ? {} : { amended: { ...page.amended, stale: frame.stale } }),
      };
    default:
      return moved;
  }
}

/** Those planned in their order, then the others as they stood. */
export function inOrder(items: readonly Item[], order: readonly Id[]): readonly Item[] {
  const place = new Map(order.map((id, index) => [id, index]));
  const rank = (item: Item): number => (item.state === "planned" ? 0 : items.length + order.length) + (place.get(item.id) ?? order.length);
  return [...items].sort((a, b) => rank(a) - rank(b));
}

/** The agenda with one item in another place, as it will be told: shown while the command is on its way. */
export function placed(page: AgendaPage, item: Id, after: Id | null): AgendaPage {
  const planned = plannedOf(page.items).map((each) => each.id).filter((each) => each !== item);
  const at = after === null ? 0 : planned.indexOf(after) + 1;
  return { ...page, items: inOrder(page.items, [...planned.slice(0, at), item, ...planned.slice(at)]) };
}

export function plannedOf(items: readonly Item[]): readonly Item[] {
  return items.filter((each) => each.state === "planned");
}

/** Whether I may change what stands in it: not while it is before the co-chairs, nor adopted, nor cancelled. */
export function mayChange({ mayDraft, session }: Pick<AgendaPage, "mayDraft" | "session">): boolean {
  return mayDraft && session.status === "provisional" && session.state === "planned";
}

/** The item an item would stand behind after going up (-1) or down (1) by one; undefined where it cannot go. */
export function neighbour(items: readonly Item[], item: Id, by: -1 | 1): Id | null | undefined {
  const planned = plannedOf(items);
  const at = planned.findIndex((each) => each.id === item);
  const target = at + by;
  if (at < 0 || target < 0 || target >= planned.length) return undefined;
  const behind = by === 1 ? target : target - 1;
  return behind < 0 ? null : planned[behind]!.id;
}

function withSession(sessions: readonly Session[], told: Session): readonly Session[] {
  const known = sessions.find((each) => each.id === told.id);
  const all = known === undefined ? [...sessions, told] : sessions.map((each) => (each === known ? mineKept(known, told) : each));
  return [...all].sort(inTurn);
}

/** By their beginning; two at one time always in the same order. */
export function inTurn(a: Session, b: Session): number {
  const [one, other] = [`${a.starts} ${a.id}`, `${b.starts} ${b.id}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

function withItem(items: readonly Item[], told: Item): readonly Item[] {
  return items.some((each) => each.id === told.id)
    ? items.map((each) => (each.id === told.id ? mineKept(each, told) : each))
    : [...items, told];
}

function mineKept<T extends { readonly mine?: unknown }>(known: T, told: T): T {
  return known.mine === undefined || told.mine !== undefined ? told : { ...told, mine: known.mine };
}

/** Asked anew, what I answered before counts no more. */
function adoptionAfter(known: Adoption | undefined, told: Adoption): Adoption {
  return known?.asked === told.asked ? mineKept(known, told) : told;
}

/** What only I am told of proposals is kept: which are mine, and what my party has said. */
function amendedAfter(known: Amended | undefined, told: Amended): Amended {
  const amendments = told.amendments.map((each) => {
    const mine = known?.amendments.find(({ id }) => id === each.id);
    return mine === undefined ? each : { ...each, ...(mine.own === undefined ? {} : { own: mine.own }), adoption: adoptionAfter(mine.adoption, each.adoption) };
  });
  return { ...told, amendments };
}

function counted(session: Session, { items, minutesPlanned }: Pick<Session, "items" | "minutesPlanned">): Session {
  return { ...session, items, minutesPlanned };
}

function summaryAfter(known: Summary, { text = known.text, issued }: Summary): Summary {
  const { mayWrite, mayIssue } = known;
  return {
    ...(text === undefined ? {} : { text }),
    ...(issued === undefined ? {} : { issued }),
    ...(mayWrite === undefined ? {} : { mayWrite }),
    ...(mayIssue === undefined ? {} : { mayIssue }),
  };
}
