// What stands in the middle of a room when its papers are read.
import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { PaperPlace } from "../app/places.ts";
import type { ForumView, RoomView } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";

interface Around { readonly feed: RoomFeed; readonly view: RoomView; readonly named: ForumView | undefined }

export function paperPart(place: PaperPlace, { feed, view, named }: Around): TemplateResult {
  switch (place.page) {
    case "papers":
      return html`<parley-papers .feed=${feed} .view=${view} .named=${named}></parley-papers>`;
    case "positions":
      return html`<parley-positions .feed=${feed} .view=${view} .named=${named}></parley-positions>`;
    case "paper":
      return html`${keyed(place.paper, html`<parley-paper .feed=${feed} .view=${view} .named=${named} .paper=${place.paper}></parley-paper>`)}`;
    case "rendition":
      return html`${keyed(`${place.paper} ${place.language}`, html`<parley-rendition .feed=${feed} .view=${view} .named=${named} .paper=${place.paper} .language=${place.language}></parley-rendition>`)}`;
    case "draft":
      return html`${keyed(place.draft, html`<parley-draft .feed=${feed} .view=${view} .named=${named} .draft=${place.draft}></parley-draft>`)}`;
  }
}
