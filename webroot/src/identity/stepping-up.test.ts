import "../testing/drawn.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { app } from "../app/app.ts";
import { messages, t } from "../app/i18n.ts";
import { Desk, House } from "../testing/desk.ts";
import { json } from "../testing/server.ts";
import { quiet } from "../testing/time.ts";
import { keep, take, type Pending } from "./pending.ts";
import { askToStepUp, backFromStepUp } from "./stepping-up.ts";

// A browser reads <?mark> as a comment, where the library draws; this parser drops it.
const template = Object.getPrototypeOf(document.createElement("template")) as object;
const reads = described(template);
Object.defineProperty(template, "innerHTML", {
  get(this: unknown) { return reads.get!.call(this) as string; },
  set(this: unknown, text: unknown) { reads.set!.call(this, String(text).replace(/<(\?[^>]*)>/g, "<!--$1-->")); },
});

function described(of: object): PropertyDescriptor {
  return Object.getOwnPropertyDescriptor(of, "innerHTML") ?? described(Object.getPrototypeOf(of) as object);
}

await messages.choose("en");
const { vault } = await Desk.open(new House());
document.body.append(document.createElement("parley-app"));
let left = 0;
Object.assign(app.session, { kept: vault, signInAnew: () => Promise.resolve(void left++) });
// As the page does, which loads it when it is first needed.
app.api.http.onStepUp = (path, ask) => void Promise.resolve().then(() => askToStepUp(path, ask));

const body = { command: "c", subject: "s" };
const act: Pending = { path: "/api/forums/f/rooms/r/purge", page: "/", at: 0, ask: { method: "PUT", body } };

/** What the server answers from now on, and whether it has seen who this is; and what was sent to it. */
function server(answers: () => Response, shown?: boolean): string[] {
  const sent: string[] = [];
  const factors = { asked: true, known: true, shown, factors: [] };
  Object.assign(globalThis, { fetch: (path: string, init: RequestInit) => {
    if (path === "/api/me/factors") return shown === undefined ? Promise.reject(new TypeError("no line")) : Promise.resolve(json(200, factors));
    sent.push(`${path} ${String(init.body)}`);
    return Promise.resolve().then(answers);
  } });
  return sent;
}

/** Somebody came back to what they had pressed. */
async function back(): Promise<void> {
  document.querySelector("#step-up")?.remove();
  await keep(vault, { ...act, at: Date.now() });
  await backFromStepUp();
}

async function press(): Promise<void> {
  document.querySelector<HTMLElement>("#step-up .button.primary")!.click();
  await quiet();
}

const dialogs = (): string[] => [...document.querySelectorAll("#step-up")].map((each) => each.querySelector("h2")!.textContent);
const said = (): string => document.querySelector("#step-up [role]")?.textContent ?? "";

test("who came back without having signed in once more is asked again at once, and keeps what they pressed", async () => {
  const sent = server(() => json(200, {}), false);
  await back();
  assert.deepEqual([sent.length, dialogs()], [0, [t("stepUp.title")]]);
  assert.match(document.querySelector("#step-up")!.textContent, new RegExp(t("stepUp.act.purge")));
  await press();
  assert.equal(left, 1);
  assert.deepEqual((await take(vault, "/", Date.now()))?.ask, act.ask);
});

test("what they pressed is lost neither while the server is slow nor because they are asked for something else meanwhile", async () => {
  document.querySelector("#step-up")?.remove();
  let says = (): void => {};
  Object.assign(globalThis, { fetch: () => new Promise((resolve) => { says = () => resolve(json(200, { asked: true, known: true, shown: true, factors: [] })); }) });
  await keep(vault, { ...act, at: Date.now() });
  const slow = backFromStepUp();
  await quiet();
  assert.deepEqual((await vault.find<Pending>({ kind: "act", name: "stepUp" }))?.ask, act.ask);
  const answer = says;
  const other = askToStepUp("/api/forums/f/rooms/r/retention", { method: "PUT", body });
  await quiet();
  answer();
  await slow;
  says();
  await other;
  assert.deepEqual(dialogs(), [t("stepUp.title")]);
  assert.deepEqual((await take(vault, "/", Date.now()))?.ask, act.ask);
});

test("who has shown who they are is offered what they pressed", async () => {
  const sent = server(() => json(200, {}), true);
  await back();
  assert.deepEqual(dialogs(), [t("stepUp.again")]);
  await press();
  assert.deepEqual([sent.length, said()], [1, t("stepUp.done")]);
});

test("the secret of a token is shown where it was made, as it is shown nowhere else", async () => {
  server(() => json(201, { token: "t", secret: "parley_secret" }), true);
  await back();
  await press();
  assert.equal(said(), t("stepUp.done"));
  assert.equal(document.querySelector<HTMLInputElement>("#step-up #token-secret")!.value, "parley_secret");
});

test("who thought about it for too long is asked again, once, and keeps what they pressed", async () => {
  const sent = server(() => json(403, { status: 403, code: "step-up" }), true);
  await back();
  assert.deepEqual(dialogs(), [t("stepUp.again")]);
  await press();
  assert.deepEqual([sent.length, dialogs()], [1, [t("stepUp.title")]]);
  left = 0;
  await press();
  assert.equal(left, 1);
  assert.deepEqual((await take(vault, "/", Date.now()))?.ask, act.ask);
});

test("what could not be done is said, and pressed again it is the same command", async () => {
  let line = false;
  const sent = server(() => { if (!line) throw new TypeError("no line"); return json(200, {}); });
  await back();
  await press();
  assert.deepEqual([said(), dialogs()], [t("problem.unreachable"), [t("stepUp.again")]]);
  line = true;
  await press();
  assert.equal(said(), t("stepUp.done"));
  assert.deepEqual(sent, [0, 1].map(() => `${act.path} ${JSON.stringify(body)}`));
});

test("whoever is asked while a dialog stands is asked once", async () => {
  document.querySelector("#step-up")?.remove();
  server(() => json(200, {}));
  await Promise.all([askToStepUp(act.path, act.ask), askToStepUp(act.path, act.ask)]);
  assert.deepEqual(dialogs(), [t("stepUp.title")]);
});
