import "../testing/page.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { messages } from "./i18n.ts";
import { actsOn, found, goalsOf, type Known } from "./goals.ts";
import type { ForumSummary, RoomView } from "./types.ts";

await messages.choose("en");
const asked: string[] = [];
Object.assign(globalThis, { fetch: (address: string) => { asked.push(address); return Promise.reject(new TypeError("no line")); } });

const room = (id: string, threads: string[]) => ({
  id, forum: "F", kind: "plenary", name: {}, groupName: { en: `Group ${id}` }, threads: threads.map((title, i) => ({ id: `${id}${i}`, title })),
}) as unknown as RoomView;
const forum = { id: "F", name: { en: "Hélène’s forum" }, rooms: [{ id: "R", kind: "plenary", name: {}, groupName: { en: "Group R" } }] } as unknown as ForumSummary;
const known: Known = { forums: [forum], rooms: [room("R", ["Transit by the passes"]), room("S", ["Water"])], inRoom: true, acts: [] };
const words = (typed: string, of = known) => found(goalsOf(of), typed).map((goal) => goal.words);

test("threads and parts of the room one is in come first, and all that was read is found", () => {
  assert.equal(words("")[0], "Transit by the passes");
  assert.ok(words("").includes("Sessions"));
  assert.ok(words("water").includes("Water"));
  assert.equal(words("", { ...known, inRoom: false })[0], "Hélène’s forum");
});

test("who presses Enter before typing only goes somewhere", () => {
  const acts = [{ words: "Sign out", act: () => undefined }];
  for (const of of [known, { ...known, inRoom: false }, { forums: [], rooms: [], inRoom: false, acts: [] }]) {
    assert.ok(found(goalsOf({ ...of, acts }), "")[0]?.address !== undefined);
  }
  assert.deepEqual(words("sign out", { ...known, acts }), ["Sign out"]);
});

test("words are found in any order, without case and accents, beginnings before the rest", () => {
  assert.deepEqual(words("passes transit"), ["Transit by the passes"]);
  assert.deepEqual(words("HELENE"), ["Hélène’s forum", "Group R"], "and what is in it");
  assert.equal(words("sea")[0], "Search");
  assert.deepEqual(words("nothing of that name"), []);
});

test("nothing is asked of the server as one types", () => {
  words("pass");
  assert.deepEqual(asked, []);
});

test("what may be pressed on the page may be done, once, and nothing else", () => {
  const page = document.body.appendChild(document.createElement("div"));
  page.innerHTML = `<button>Open  a thread</button><button>Open a thread</button><button disabled>Lock</button><button></button><button class="button danger">Wipe</button>
    <ul><li><button>Reply</button></li></ul><form><button>Save</button></form><a class="button" href="/x">Organise</a><a href="/y">Elsewhere</a>`;
  for (const each of page.querySelectorAll("*")) Object.assign(each, { checkVisibility: () => each.textContent !== "Organise" });
  assert.deepEqual(actsOn(page).map((act) => act.words), ["Open a thread"]);
  let pressed = 0;
  const [button] = page.querySelectorAll("button");
  button!.addEventListener("click", () => pressed++);
  Object.assign(button!, { focus: () => undefined });
  const { act } = actsOn(page)[0]!;
  act!();
  assert.equal(pressed, 1);
  button!.setAttribute("disabled", "");
  act!();
  button!.removeAttribute("disabled");
  button!.textContent = "End it now";
  act!();
  button!.textContent = "Open a thread";
  page.remove();
  act!();
  assert.equal(pressed, 1, "what is not any more what was shown is not pressed");
});
