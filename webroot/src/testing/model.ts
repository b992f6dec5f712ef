// A room as a server would keep it, for trying the fold: seeded random acts, the frame of each, and fresh pages.
import type { Contribution, DocNode, Id, RoomView, Spoken, ThreadPage, ThreadSummary } from "../app/types.ts";
import { isWithdrawn } from "../app/types.ts";
import type { DiscussionFrame } from "../push/frames.ts";
import { at, audience, roomView, rule, saying } from "./server.ts";

/** Mulberry32: small, and the same everywhere. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export class ModelRoom {
  readonly frames: DiscussionFrame[] = [];
  private readonly contributions: Contribution[] = [];
  private readonly threads: ThreadSummary[] = [];
  private people = 23;
  private second = 0;

  constructor(private readonly random: () => number) {}

  get cursor(): string {
    return `c${this.frames.length}`;
  }

  /** Something happens; returns its frame. */
  act(): DiscussionFrame {
    const chance = this.random();
    const after = this.cursor;
    const cursor = `c${this.frames.length + 1}`;
    const what = this.threads.length === 0 || chance < 0.1 ? this.openThread() : this.inThread(chance);
    const frame = { ...what, room: "r1", cursor, after } as DiscussionFrame;
    this.frames.push(frame);
    return frame;
  }

  /** What a resume tells since then: the same frames, with what they carry as it stands today. */
  since(from: number): DiscussionFrame[] {
    return this.frames.slice(from).map((frame) => {
      if (frame.type === "audienceChanged") return frame;
      const now = this.contributions.find((each) => each.id === frame.contribution.id)!;
      const contribution = this.shown(now);
      const quotedIn = this.contributions.filter((each) => !isWithdrawn(each) && quotes(each, now.id)).map((each) => each.id);
      const thread = this.threads.find((each) => each.id === now.thread)!;
      switch (frame.type) {
        case "threadOpened":
          return { ...frame, thread, contribution };
        case "contributed":
          return { ...frame, contribution, lastActivity: thread.lastActivity };
        case "edited":
          return { ...frame, contribution };
        case "withdrawn":
          return { ...frame, quotedIn };
      }
    });
  }

  room(): RoomView {
    const threads = [...this.threads].sort((a, b) => (a.lastActivity < b.lastActivity ? 1 : -1));
    return { ...roomView("r1", this.cursor), threads, audience: { ...audience, people: this.people } };
  }

  /** As the server pages it. */
  thread(id: Id, after: Id | undefined, limit: number): ThreadPage {
    const all = this.contributions.filter((each) => each.thread === id).map((each) => this.shown(each));
    const from = after === undefined ? 0 : all.findIndex((each) => each.id === after) + 1;
    const contributions = all.slice(from, from + limit);
    const thread = this.threads.find((each) => each.id === id)!;
    return { thread, contributions, mine: [], cursor: this.cursor, more: from + limit < all.length };
  }

  threadIds(): Id[] {
    return this.threads.map((each) => each.id);
  }

  private inThread(chance: number): object {
    const spoken = this.contributions.filter((each): each is Spoken => !isWithdrawn(each));
    if (chance < 0.6 || spoken.length === 0) return this.contribute(this.pick(this.threads).id);
    if (chance < 0.75) return this.edit(this.pick(spoken));
    if (chance < 0.9) return this.withdraw(this.pick(spoken));
    this.people++;
    return { type: "audienceChanged", audience: { ...audience, people: this.people } };
  }

  private openThread(): object {
    const id = `t${this.threads.length}`;
    const time = this.tick();
    this.threads.push({ id, title: id, opened: time, lastActivity: time, contributions: 1, rule });
    const contribution = this.made(id, time);
    return { type: "threadOpened", thread: this.threads.at(-1), contribution };
  }

  private contribute(thread: Id): object {
    const time = this.tick();
    const index = this.threads.findIndex((each) => each.id === thread);
    const known = this.threads[index]!;
    this.threads[index] = { ...known, lastActivity: time, contributions: known.contributions + 1 };
    return { type: "contributed", contribution: this.made(thread, time), lastActivity: time };
  }

  private made(thread: Id, time: string): Contribution {
    const parents = this.contributions.filter((each) => each.thread === thread);
    const parent = parents.length > 0 && this.random() < 0.6 ? this.pick(parents).id : undefined;
    const contribution: Spoken = {
      id: `k${this.contributions.length}`, thread, at: time, author: { name: "Ben", capacity: "personal", roles: [] }, rule,
      version: 1, language: "en", body: { type: "doc", content: this.words() }, ...(parent === undefined ? {} : { parent }),
    };
    this.contributions.push(contribution);
    return this.shown(contribution);
  }

  private edit(contribution: Spoken): object {
    const edited = { ...contribution, version: contribution.version + 1, editedAt: this.tick(), body: { type: "doc", content: this.words() } } as Spoken;
    this.contributions[this.contributions.indexOf(contribution)] = edited;
    return { type: "edited", contribution: this.shown(edited) };
  }

  private withdraw(contribution: Spoken): object {
    const { id, thread, parent, at: time } = contribution;
    const tombstone = { id, thread, at: time, withdrawn: this.tick(), ...(parent === undefined ? {} : { parent }) };
    this.contributions[this.contributions.indexOf(contribution)] = tombstone;
    const quotedIn = this.contributions.filter((each) => !isWithdrawn(each) && quotes(each, id)).map((each) => each.id);
    return { type: "withdrawn", contribution: tombstone, quotedIn };
  }

  private words(): readonly DocNode[] {
    const said = saying(`words ${this.second}`).content;
    if (this.contributions.length === 0 || this.random() < 0.5) return said;
    const quote = { type: "quote", attrs: { contribution: this.pick(this.contributions).id, version: 1, from: 0, to: 5 } };
    return this.random() < 0.5 ? [quote, ...said] : [{ type: "blockquote", content: [quote] }, ...said];
  }

  /** With the words that quotes refer to, or gone, as of now. */
  private shown(contribution: Contribution): Contribution {
    if (isWithdrawn(contribution)) return contribution;
    const show = (node: DocNode): DocNode => {
      if (node.type !== "quote") return node.content === undefined ? node : { ...node, content: node.content.map(show) };
      const quoted = this.contributions.find((each) => each.id === node.attrs!["contribution"])!;
      const more = isWithdrawn(quoted) ? { gone: true } : { text: "words", author: quoted.author };
      return { type: "quote", attrs: { ...node.attrs, ...more } };
    };
    return { ...contribution, body: { type: "doc", content: contribution.body.content.map(show) } };
  }

  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!;
  }

  private tick(): string {
    return at(++this.second);
  }
}

function quotes(contribution: Spoken, id: Id): boolean {
  const within = (node: DocNode): boolean => node.attrs?.["contribution"] === id || (node.content ?? []).some(within);
  return contribution.body.content.some(within);
}
