import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { RoomFrame, Yours } from "../push/frames.ts";
import { applyAgenda, applySessions, inTurn } from "./state.ts";
import type { AgendaPage, SessionsPage } from "./types.ts";

/** The server holds itself to the same files (RecordedAgendaTest). */
const recorded = join(process.cwd(), "../src/test/resources/frames");
interface Recorded<P> { page: P; frames: (RoomFrame | Yours)[]; fresh: P }

function read<P extends { cursor: string }>(name: string): Recorded<P> & { told: RoomFrame[] } {
  const scene = JSON.parse(readFileSync(join(recorded, `${name}.json`), "utf8")) as Recorded<P>;
  const told = scene.frames.filter((frame): frame is RoomFrame => "after" in frame);
  told.reduce((cursor, frame) => {
    assert.equal(frame.after, cursor, "each frame follows on the one before");
    return frame.cursor;
  }, scene.page.cursor);
  return { ...scene, told };
}

/** What only I am told is asked for again, not told. */
function common(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, each: unknown) => (["mine", "own", "mayDraft", "mayConsent", "mayAmend", "mayDecide", "mayWrite", "mayIssue"].includes(key) ? undefined : each)));
}

test("recorded from the server: the sessions of a room", () => {
  const { page, told, fresh } = read<SessionsPage>("sessions");
  const sorted = (one: SessionsPage): SessionsPage => ({ ...one, sessions: [...one.sessions].sort(inTurn) });
  assert.deepEqual(common(sorted(told.reduce(applySessions, page))), common(sorted(fresh)));
  assert.equal(told.reduce(applySessions, page).sessions.find(({ title }) => title === "First")?.mine, "coming", "what I have answered stays");
});

test("recorded from the server: an agenda, composed, bid for, adopted, settled", () => {
  const { page, told, fresh } = read<AgendaPage>("agenda");
  assert.deepEqual(common(told.reduce(applyAgenda, page)), common(fresh));
});
