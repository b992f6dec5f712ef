import assert from "node:assert/strict";
import { test } from "node:test";
import { address, placeOf, type Place } from "./places.ts";

const places: Place[] = [
  { page: "forums" }, { page: "fora" }, { page: "about" }, { page: "me" }, { page: "search" }, { page: "invitation" }, { page: "organiser" }, { page: "mailbox" }, { page: "calendar" },
  { page: "signedOut", left: "kept" }, { page: "signedOut", left: "wiped" }, { page: "signedOut", left: "part" },
  { page: "forum", forum: "F" }, { page: "organise", forum: "F" }, { page: "group", forum: "F", group: "G" },
  { page: "room", forum: "F", room: "R" }, { page: "thread", forum: "F", room: "R", thread: "T" },
  { page: "thread", forum: "F", room: "R", thread: "T", at: "C" },
  { page: "sessions", forum: "F", room: "R" }, { page: "agenda", forum: "F", room: "R", session: "S" },
  { page: "agenda", forum: "F", room: "R", session: "S", item: "I" },
  { page: "papers", forum: "F", room: "R" }, { page: "positions", forum: "F", room: "R" },
  { page: "paper", forum: "F", room: "R", paper: "P" }, { page: "draft", forum: "F", room: "R", draft: "D" },
];

test("every place is found again at its address", () => {
  for (const place of places) {
    const [path, hash] = address(place).split("#");
    assert.deepEqual(placeOf(path!, hash === undefined ? "" : `#${hash}`), place);
  }
});

test("anything else is unknown", () => {
  for (const path of ["/f", "/f/a b", "/f/F/x/Y", "/f/F/r/R/t", "/f/F/r/R/s/S/T", "/f/F/r/R/d", "/f/F/r/R/m/X", "/f/F/s", "/api/me", `/f/${"x".repeat(65)}`]) {
    assert.deepEqual(placeOf(path), { page: "unknown", path });
  }
});
