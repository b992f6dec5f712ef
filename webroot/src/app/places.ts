// Where one can be, and the address of it. Addresses carry opaque ids only, never a name.
import type { Id } from "./types.ts";

/** The places of a room's papers. */
export type PaperPlace =
  | { readonly page: "papers" | "positions"; readonly forum: Id; readonly room: Id }
  | { readonly page: "paper"; readonly forum: Id; readonly room: Id; readonly paper: Id }
  | { readonly page: "draft"; readonly forum: Id; readonly room: Id; readonly draft: Id };

export type Place =
  | { readonly page: "forums" | "fora" | "about" | "me" | "search" | "invitation" | "organiser" | "mailbox" }
  /** Where one is after signing out; `wiped` when this browser was to forget everything. */
  | { readonly page: "signedOut"; readonly wiped: boolean }
  | { readonly page: "forum" | "organise"; readonly forum: Id }
  | { readonly page: "group"; readonly forum: Id; readonly group: Id }
  | { readonly page: "room" | "sessions"; readonly forum: Id; readonly room: Id }
  | { readonly page: "agenda"; readonly forum: Id; readonly room: Id; readonly session: Id; readonly item?: Id }
  | PaperPlace
  | { readonly page: "thread"; readonly forum: Id; readonly room: Id; readonly thread: Id; readonly at?: Id }
  | { readonly page: "unknown"; readonly path: string };

export function isPaperPlace(place: Place): place is PaperPlace {
  return place.page === "papers" || place.page === "positions" || place.page === "paper" || place.page === "draft";
}

const id = "[A-Za-z0-9_-]{1,64}";
const inForum = new RegExp(`^/f/(?<forum>${id})(?:/(?<organise>organise)|/g/(?<group>${id})|/r/(?<room>${id})(?:/t/(?<thread>${id})|/(?<sessions>s)(?:/(?<session>${id}))?|/(?<papers>p)(?:/(?<paper>${id}))?|/d/(?<draft>${id})|/(?<positions>m))?)?/?$`);
const anchor = new RegExp(`^#c-(?<at>${id})$`);
const itemAnchor = new RegExp(`^#i-(?<item>${id})$`);
const plain = { "/": "forums", "/fora": "fora", "/about": "about", "/me": "me", "/search": "search", "/invitation": "invitation", "/organiser": "organiser", "/mailbox": "mailbox" } as const;

/** What stands where in a room and has no anchors. */
function paperPlace(forum: Id, room: Id, { papers, paper, draft, positions }: Readonly<Record<string, string | undefined>>): Place | undefined {
  if (paper !== undefined) return { page: "paper", forum, room, paper };
  if (papers !== undefined) return { page: "papers", forum, room };
  if (draft !== undefined) return { page: "draft", forum, room, draft };
  return positions === undefined ? undefined : { page: "positions", forum, room };
}

export function placeOf(path: string, hash = ""): Place {
  const page = plain[path as keyof typeof plain];
  if (page !== undefined) return { page };
  if (path === "/signed-out") return { page: "signedOut", wiped: hash === "#wiped" };
  const { forum, organise, group, room, thread, sessions, session, ...of } = inForum.exec(path)?.groups ?? {};
  if (forum === undefined) return { page: "unknown", path };
  if (organise !== undefined) return { page: "organise", forum };
  if (group !== undefined) return { page: "group", forum, group };
  if (room === undefined) return { page: "forum", forum };
  if (session !== undefined) {
    const item = itemAnchor.exec(hash)?.groups?.["item"];
    return { page: "agenda", forum, room, session, ...(item === undefined ? {} : { item }) };
  }
  if (sessions !== undefined) return { page: "sessions", forum, room };
  if (thread === undefined) return paperPlace(forum, room, of) ?? { page: "room", forum, room };
  const at = anchor.exec(hash)?.groups?.["at"];
  return { page: "thread", forum, room, thread, ...(at === undefined ? {} : { at }) };
}

export function address(place: Place): string {
  switch (place.page) {
    case "forums":
      return "/";
    case "fora":
    case "about":
    case "me":
    case "invitation":
    case "organiser":
    case "mailbox":
    case "search":
      return `/${place.page}`;
    case "signedOut":
      return place.wiped ? "/signed-out#wiped" : "/signed-out";
    case "forum":
      return `/f/${place.forum}`;
    case "organise":
      return `/f/${place.forum}/organise`;
    case "group":
      return `/f/${place.forum}/g/${place.group}`;
    case "room":
      return `/f/${place.forum}/r/${place.room}`;
    case "sessions":
      return `/f/${place.forum}/r/${place.room}/s`;
    case "agenda":
      return `/f/${place.forum}/r/${place.room}/s/${place.session}${place.item === undefined ? "" : `#i-${place.item}`}`;
    case "papers":
      return `/f/${place.forum}/r/${place.room}/p`;
    case "positions":
      return `/f/${place.forum}/r/${place.room}/m`;
    case "paper":
      return `/f/${place.forum}/r/${place.room}/p/${place.paper}`;
    case "draft":
      return `/f/${place.forum}/r/${place.room}/d/${place.draft}`;
    case "thread":
      return `/f/${place.forum}/r/${place.room}/t/${place.thread}${place.at === undefined ? "" : `#c-${place.at}`}`;
    case "unknown":
      return place.path;
  }
}
