// Where one can be, and the address of it. Addresses carry opaque ids only, never a name.
import type { Left } from "./farewell.ts";
import type { Id, Language } from "./types.ts";

/** What is read of a room on a page of its own, besides its threads, sessions and papers. */
export type RoomPart = "languages" | "conduct";

/** The places of a room's papers. */
export type PaperPlace =
  | { readonly page: "papers" | "positions"; readonly forum: Id; readonly room: Id }
  | { readonly page: "paper"; readonly forum: Id; readonly room: Id; readonly paper: Id }
  | { readonly page: "rendition"; readonly forum: Id; readonly room: Id; readonly paper: Id; readonly language: Language }
  | { readonly page: "draft"; readonly forum: Id; readonly room: Id; readonly draft: Id };

export type Place =
  | { readonly page: "forums" | "fora" | "about" | "me" | "search" | "invitation" | "organiser" | "mailbox" | "proposals" | "calendar" | "letters" }
  /** Opening or proposing a forum: from a row of the web, from another forum, or from a proposal. */
  | { readonly page: "opening"; readonly row?: string; readonly from?: Id; readonly proposal?: Id }
  /** Where one is after signing out, and what became of what this browser kept. */
  | { readonly page: "signedOut"; readonly left: Left }
  | { readonly page: "forum" | "organise"; readonly forum: Id }
  | { readonly page: "group"; readonly forum: Id; readonly group: Id }
  | { readonly page: "room" | "sessions" | RoomPart; readonly forum: Id; readonly room: Id }
  | { readonly page: "agenda"; readonly forum: Id; readonly room: Id; readonly session: Id; readonly item?: Id }
  | PaperPlace
  | { readonly page: "thread"; readonly forum: Id; readonly room: Id; readonly thread: Id; readonly at?: Id }
  | { readonly page: "unknown"; readonly path: string };

export function isPaperPlace(place: Place): place is PaperPlace {
  return place.page === "papers" || place.page === "positions" || place.page === "paper" || place.page === "rendition" || place.page === "draft";
}

const id = "[A-Za-z0-9_-]{1,64}";
const inForum = new RegExp(`^/f/(?<forum>${id})(?:/(?<organise>organise)|/g/(?<group>${id})|/r/(?<room>${id})(?:/t/(?<thread>${id})|/(?<sessions>s)(?:/(?<session>${id}))?|/(?<papers>p)(?:/(?<paper>${id})(?:/(?<language>[a-z]{2}))?)?|/d/(?<draft>${id})|/(?<positions>m)|/(?<part>[lc]))?)?/?$`);
const parts = { l: "languages", c: "conduct" } as const;
const anchor = new RegExp(`^#c-(?<at>${id})$`);
const itemAnchor = new RegExp(`^#i-(?<item>${id})$`);
const plain = { "/": "forums", "/fora": "fora", "/about": "about", "/me": "me", "/search": "search", "/invitation": "invitation", "/organiser": "organiser", "/mailbox": "mailbox", "/proposals": "proposals", "/calendar": "calendar", "/letters": "letters" } as const;
const opening = new RegExp(`^/open(?:/(?<row>[a-z0-9-]{1,64})|/from/(?<from>${id})|/proposal/(?<proposal>${id}))?/?$`);

/** What stands where in a room and has no anchors. */
function paperPlace(forum: Id, room: Id, { papers, paper, language, draft, positions }: Readonly<Record<string, string | undefined>>): Place | undefined {
  if (paper !== undefined && language !== undefined) return { page: "rendition", forum, room, paper, language };
  if (paper !== undefined) return { page: "paper", forum, room, paper };
  if (papers !== undefined) return { page: "papers", forum, room };
  if (draft !== undefined) return { page: "draft", forum, room, draft };
  return positions === undefined ? undefined : { page: "positions", forum, room };
}

export function placeOf(path: string, hash = ""): Place {
  const page = plain[path as keyof typeof plain];
  if (page !== undefined) return { page };
  const opened = opening.exec(path)?.groups;
  if (opened !== undefined || path === "/open") return { page: "opening", ...Object.fromEntries(Object.entries(opened ?? {}).filter(([, value]) => value !== undefined)) };
  if (path === "/signed-out") return { page: "signedOut", left: hash === "#wiped" ? "wiped" : hash === "#part" ? "part" : "kept" };
  const { forum, organise, group, room, thread, sessions, session, part, ...of } = inForum.exec(path)?.groups ?? {};
  if (forum === undefined) return { page: "unknown", path };
  if (organise !== undefined) return { page: "organise", forum };
  if (group !== undefined) return { page: "group", forum, group };
  if (room === undefined) return { page: "forum", forum };
  if (session !== undefined) {
    const item = itemAnchor.exec(hash)?.groups?.["item"];
    return { page: "agenda", forum, room, session, ...(item === undefined ? {} : { item }) };
  }
  if (sessions !== undefined) return { page: "sessions", forum, room };
  if (part !== undefined) return { page: parts[part as keyof typeof parts], forum, room };
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
    case "proposals":
    case "calendar":
    case "letters":
      return `/${place.page}`;
    case "opening":
      return place.proposal !== undefined ? `/open/proposal/${place.proposal}` : place.from !== undefined ? `/open/from/${place.from}` : place.row !== undefined ? `/open/${place.row}` : "/open";
    case "signedOut":
      return place.left === "kept" ? "/signed-out" : `/signed-out#${place.left}`;
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
    case "languages":
      return `/f/${place.forum}/r/${place.room}/l`;
    case "conduct":
      return `/f/${place.forum}/r/${place.room}/c`;
    case "agenda":
      return `/f/${place.forum}/r/${place.room}/s/${place.session}${place.item === undefined ? "" : `#i-${place.item}`}`;
    case "papers":
      return `/f/${place.forum}/r/${place.room}/p`;
    case "positions":
      return `/f/${place.forum}/r/${place.room}/m`;
    case "paper":
      return `/f/${place.forum}/r/${place.room}/p/${place.paper}`;
    case "rendition":
      return `/f/${place.forum}/r/${place.room}/p/${place.paper}/${place.language}`;
    case "draft":
      return `/f/${place.forum}/r/${place.room}/d/${place.draft}`;
    case "thread":
      return `/f/${place.forum}/r/${place.room}/t/${place.thread}${place.at === undefined ? "" : `#c-${place.at}`}`;
    case "unknown":
      return place.path;
  }
}
