import { shows, textOf } from "../testing/page.ts";
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { messages } from "../app/i18n.ts";
import type { ForumView } from "../app/types.ts";
import type { RoomFeed } from "../room/feed.ts";
import { roomView } from "../testing/server.ts";
import { editionWords } from "./edition.ts";
import { agendaPage, item, session } from "./sample.ts";
import type { Adoption, AgendaPage, Amendment } from "./types.ts";
import type { ParleySettled } from "./parley-settled.ts";
import "./parley-amendments.ts";

const named = { parties: [{ code: "US", name: { en: "United States" } }, { code: "RU", name: { en: "Russia" } }] } as unknown as ForumView;
const feed = { forum: "F", room: "R", epoch: 1, cursor: "c0", recent: [], attach: () => undefined, shown: () => undefined } as unknown as RoomFeed;
const asked: Adoption = { asked: "2026-11-01T10:00:00Z", deadline: "2099-11-20T10:00:00Z", hidden: true, state: "asked", parties: [{ party: "RU" }, { party: "US" }] };
const words = { title: "Water and air", minutes: 20, affected: [] };
const amendment: Amendment = {
  id: "p1", base: 1, who: { party: "RU" } as Amendment["who"], reason: "It belongs together", adoption: asked,
  changes: [
    { kind: "change", item: "a", before: { title: "Water", minutes: 15, affected: [], lead: { party: "US" } }, then: words, notes: false },
    { kind: "remove", item: "b", before: { title: "Air", minutes: 10, affected: [] }, notes: false },
    { kind: "add", item: "x", after: "a", then: { title: "Fire", minutes: 5, affected: [] }, notes: false },
    { kind: "move", item: "c", before: { title: "Earth", minutes: 5, affected: [] }, notes: false },
  ],
};
const page = (more: Partial<AgendaPage> = {}, one: Partial<Amendment> = {}, stale: readonly string[] = []): AgendaPage => agendaPage({
  session: session("s1", { status: "adopted", starts: "2099-11-24T13:00:00.000Z" }), items: [item("a"), item("b"), item("c")],
  amended: { editions: [{ number: 1, at: "2026-11-01T10:00:00Z" }], amendments: [{ ...amendment, ...one }], settled: 0, stale }, ...more,
});
const shown = (of: AgendaPage): string => shows("parley-amendment", { feed, named, page: of, amendment: of.amended!.amendments[0] });
const whole = (of: AgendaPage): string => shows("parley-amendments", { feed, view: roomView("R", "c0"), named, page: of });

before(async () => {
  messages.zone = "Europe/Berlin";
  await messages.choose("en");
  // What is shown here was read already: nothing is to be asked for again and again.
  globalThis.fetch = () => Promise.resolve(new Response(JSON.stringify({ status: 404, code: "not-found" }), { status: 404 }));
});

test("a proposal is read as a difference that needs no colour, with its reason and who was asked", () => {
  const all = shown(page());
  for (const part of ["Before the co-chairs until", "Changed: Water and air Minutes 15 20 Lead United States", "Removed: Air", "New item: Fire (After “Item a”)", "Moved: Earth (at the beginning)", "Reason: It belongs together", "Whoever is not heard has not consented"]) {
    assert.ok(all.includes(part), `${part} in ${all}`);
  }
  assert.ok(!all.includes("Answer for my party"));
  assert.doesNotMatch(whole(page()), /Propose a change/);
  assert.match(whole(page({ mayAmend: true })), /Propose a change/);
});

test("who answers for a party is asked; only its author takes it back", () => {
  assert.match(shown(page({ mayDecide: true })), /What does your party say to this change\?.*The agenda stays as it is\..*Answer for my party/);
  assert.doesNotMatch(shown(page({ mayDecide: true })), /Withdraw it/);
  assert.match(shown(page({}, { own: true })), /Withdraw it/);
});

test("what no longer fits says so, cannot be answered, and can be proposed again", () => {
  const all = shown(page({ mayDecide: true, mayAmend: true }, {}, ["p1"]));
  assert.match(all, /No longer fits the agenda.*cannot be answered any more.*Propose it again/);
  assert.ok(!all.includes("Answer for my party"));
});

test("once amended the versions are named, the one that holds and the one before", () => {
  const editions = [{ number: 1, at: "2026-11-01T10:00:00Z" }, { number: 2, at: "2026-11-05T10:00:00Z", amendment: "p1" }];
  const adopted = { ...asked, state: "adopted" as const, decided: "2026-11-05T10:00:00Z" };
  const of = page({ amended: { editions, amendments: [{ ...amendment, adoption: adopted }], settled: 0, stale: [] } });
  assert.match(whole(of), /Versions of this agenda \(2\) Adopted, as amended \(1\) .*holds now.*Read it.*As first adopted/);
  assert.match(shown(of), /^Accepted .*Changed: Water and air/);
});

test("what is worked on is shown as it will be read, and nothing is proposed without a change", () => {
  const form = shows("parley-amend-form", { feed, view: roomView("R", "c0"), named, page: page({ mayAmend: true }), from: amendment });
  assert.match(form, /What you propose.*Removed: Item b.*Changed: .*New item: Fire .*Propose it to the co-chairs/);
  assert.match(shows("parley-amend-form", { feed, view: roomView("R", "c0"), named, page: page({ mayAmend: true }) }), /You have not changed anything yet/);
});

test("who reads an older version is told of notes that cannot be read", () => {
  const edition = { number: 1, at: "2026-11-01T10:00:00Z", introduction: { type: "doc" as const, content: [] }, items: [{ id: "a", title: "Water", minutes: 15, affected: [] }] };
  assert.match(textOf(editionWords(edition, { title: "First" }, named)), /Water 15 minutes.* The notes cannot be read\./);
  assert.equal(textOf(editionWords(edition, { title: "First" }, named)).split("cannot be read").length, 2);
});

test("the version that holds is the last one, whichever of those before one may read", () => {
  const editions = [{ number: 2, at: "2026-11-05T10:00:00Z", amendment: "p1" }, { number: 3, at: "2026-11-06T10:00:00Z", amendment: "p2" }];
  assert.match(whole(page({ amended: { editions, amendments: [], settled: 0, stale: [] } })), /\(2\) Adopted, as amended \(2\) .*holds now.*Adopted, as amended \(1\)/);
});

test("what is being written is neither lost to another proposal nor to a change of what one may do", () => {
  assert.match(shown(page({ mayAmend: true }, {}, ["p1"])), /Propose it again/);
  const of = page({ mayAmend: true }, {}, ["p1"]);
  assert.doesNotMatch(shows("parley-amendment", { feed, named, page: of, amendment: of.amended!.amendments[0], writing: true }), /Propose it again/);
  const none = page({ mayAmend: false, amended: { editions: [{ number: 1, at: "2026-11-01T10:00:00Z" }], amendments: [], settled: 0, stale: [] } });
  assert.equal(whole(none), "");
  assert.match(shows("parley-amendments", { feed, view: roomView("R", "c0"), named, page: none, writing: "new" }), /Proposed changes/);
  assert.match(shows("parley-amend-form", { feed, view: roomView("R", "c0"), named, page: none }), /You cannot propose changes to this agenda now/);
});

test("what is settled is counted, and read when it is unfolded", async () => {
  const failed = { ...amendment, id: "p2", adoption: { ...asked, state: "failed" as const } };
  const overtaken = { ...amendment, id: "p3", reason: "It came too late", adoption: { ...asked, state: "overtaken" as const } };
  const of = page({ amended: { editions: [{ number: 1, at: "2026-11-01T10:00:00Z" }], amendments: [], settled: 2, stale: [] } });
  const read: string[] = [];
  const answers: Record<string, object> = { "": { amendments: [failed], more: true }, "?before=p2": { amendments: [overtaken], more: false } };
  const fetched = globalThis.fetch;
  globalThis.fetch = (url) => {
    const asked = String(url).split("/amendments")[1] ?? "";
    read.push(asked);
    return Promise.resolve(new Response(JSON.stringify(answers[asked])));
  };
  try {
    const folded = shows("parley-settled", { feed, named, page: of });
    assert.match(folded, /^Decided and withdrawn \(2\)$/);
    const element = Object.assign(document.createElement("parley-settled"), { performUpdate: () => undefined, feed, named, page: of }) as unknown as ParleySettled;
    await element.unfold(true);
    assert.match(textOf(element.render()), /Show more$/);
    await element.further();
    assert.doesNotMatch(textOf(element.render()), /Show more/);
    assert.deepEqual(read, ["", "?before=p2"]);
    await element.load();
    assert.deepEqual(read, ["", "?before=p2", "", "?before=p2"]);
    await element.unfold(false);
    const again = element.unfold(true);
    assert.match(textOf(element.render()), /Loading/, "what may be gone meanwhile is not shown until it is read again");
    await again;
    assert.doesNotMatch(textOf(element.render()), /Loading/);
  } finally {
    globalThis.fetch = fetched;
  }
  assert.match(shown(page({ mayAmend: true, amended: { ...of.amended!, amendments: [overtaken] } })), /No longer fits the agenda.*It came too late.*Propose it again/);
});
