import assert from "node:assert/strict";
import { test } from "node:test";
import type { RoomFrame } from "../push/frames.ts";
import { applyComments, asksComments } from "./state.ts";
import type { Comment, CommentPage } from "./types.ts";

const by = { name: "Ana", capacity: "personal", roles: [] } as unknown as Comment["by"];
const comment = (id: string, more: Partial<Comment> = {}): Comment => ({ id, at: "2026-01-01T12:00:00Z", by, words: id, suggests: false, takenBack: false, outcome: "open", answers: [], ...more }) as Comment;
const page: CommentPage = { on: "paper", comments: [comment("a", { mine: true })], places: [], version: 0, mayComment: true, maySuggest: false, maySettle: false, cursor: "0" } as unknown as CommentPage;
const told = (about: Comment, on = "paper"): RoomFrame => ({ type: "commentChanged", room: "r", cursor: "1", after: "0", on, comment: about }) as unknown as RoomFrame;

test("a comment told is put in its place, and what is mine stays mine", () => {
  const after = applyComments(page, told(comment("a", { outcome: "resolved" })));
  assert.equal(after.comments[0]!.mine, true);
  assert.equal(after.comments[0]!.outcome, "resolved");
  assert.equal(after.cursor, "1");
  assert.deepEqual(applyComments(after, told(comment("a", { outcome: "resolved" }))), after);
  assert.deepEqual(applyComments(page, told(comment("b"))).comments.map(({ id }) => id), ["a", "b"]);
});

test("what is about another text only moves the place", () => {
  assert.deepEqual(applyComments(page, told(comment("b"), "other")).comments, page.comments);
});

test("what a frame cannot say is asked for", () => {
  const asks = (frame: RoomFrame): boolean => asksComments(page, page, frame);
  assert.equal(asks(told(comment("b"))), true);
  assert.equal(asks(told(comment("a", { outcome: "resolved" }))), false);
  assert.equal(asks(told(comment("b"), "other")), false);
});
