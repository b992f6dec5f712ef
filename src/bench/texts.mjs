// Who types into one text, at Parley and at the servers that merge Yjs. All of them: one socket a client, which hears the
// frames as they come off the line and does not draw them; a typist keeps what its protocol needs to write on.
import { Agent, request } from "node:http";
import { randomBytes } from "node:crypto";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { Socket } from "./socket.mjs";

const id = () => randomBytes(16).toString("base64url");

/** What a text is measured through: `edit(n)` types one letter, `seen(n)` is called at each client that hears of it. */
export class ParleyTexts {
  #agent = new Agent({ keepAlive: true, maxSockets: 200 });
  #agenda; #items = 0; #shown;

  constructor(scene, port = scene.port) {
    Object.assign(this, { scene, port, room: `/api/forums/${scene.forum}/rooms/${scene.room}` });
  }

  ask(method, path, client, body) {
    const headers = { cookie: this.scene.cookies[client % this.scene.cookies.length], host: `127.0.0.1:${this.scene.port}`, origin: `http://127.0.0.1:${this.scene.port}`, "sec-fetch-site": "same-origin" };
    if (body) Object.assign(headers, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
    return new Promise((done, failed) => {
      const asked = request({ agent: this.#agent, host: "127.0.0.1", port: this.port, method, path, headers }, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part)).on("end", () => {
          const json = JSON.parse(Buffer.concat(parts));
          if (answer.statusCode < 300) done(json);
          else failed(new Error(`${method} ${path}: ${JSON.stringify(json)}`));
        });
      });
      asked.on("error", failed).end(body);
    });
  }

  end() { this.#agent.destroy(); }

  async shown() { return (this.#shown ??= (await this.ask("GET", this.room, 0)).cursor); }

  /** A text with these paragraphs: where it is. */
  async begin(paragraphs) {
    if (this.#items++ % 100 === 0) { // an agenda has an end
      const starts = new Date(Date.UTC(2027, 0, 1 + this.#items / 100)).toISOString();
      const plan = { command: id(), title: "Texts", starts, minutes: 90 };
      const { sessions } = await this.ask("POST", `${this.room}/sessions`, 0, JSON.stringify(plan));
      this.#agenda = `${this.room}/sessions/${sessions.at(-1).id}/agenda`;
    }
    const { item } = await this.ask("POST", `${this.#agenda}/items`, 0, JSON.stringify({ command: id(), title: "A text", minutes: 1 }));
    const content = paragraphs.map((words) => ({ type: "paragraph", content: [{ type: "text", text: words }] }));
    await this.commit(item.id, 0, 0, [{ stepType: "replace", from: 0, to: 2, slice: { content } }]);
    return item.id;
  }

  async commit(text, client, version, steps, command = id()) {
    const body = JSON.stringify({ command, version, shown: await this.shown(), steps });
    return this.ask("POST", `${this.room}/texts/${text}/commits`, client, body);
  }

  async length(text) {
    const { doc } = await this.ask("GET", `${this.room}/texts/${text}`, 0);
    return doc.content.flatMap((block) => block.content ?? []).reduce((sum, piece) => sum + piece.text.length, 0);
  }

  async client(text, number, seen) {
    const { version } = await this.ask("GET", `${this.room}/texts/${text}`, number);
    const client = new ParleyClient(this, text, number, version);
    await client.listen(seen);
    return client;
  }
}

class ParleyClient {
  static #commits = new Map(); // which edits each carries
  #queue = []; #sent; #answered = true; #at;

  constructor(texts, text, number, version) {
    Object.assign(this, { texts, text, number, version });
    this.#at = 3 * number + 2; // the end of one's own paragraph, which began with one letter
  }

  async listen(seen) {
    const { scene, port, room } = this.texts;
    const headers = { cookie: scene.cookies[this.number % scene.cookies.length], origin: `http://127.0.0.1:${scene.port}` };
    this.socket = await Socket.open(port, { path: "/api/live", headers });
    const [, , , forum, , roomId] = room.split("/");
    await new Promise((subscribed) => {
      this.socket.heard = (frame) => frame.includes('"subscribed"') && subscribed();
      this.socket.say(JSON.stringify({ type: "subscribe", forum, room: roomId, text: this.text, cursor: String(this.version) }));
    });
    this.socket.heard = (bytes) => {
      const at = bytes.indexOf('"commit":"');
      if (at < 0) return;
      const commit = bytes.latin1Slice(at + 10, at + 32);
      for (const edit of ParleyClient.#commits.get(commit) ?? []) seen(edit, this.number);
      if (this.types) this.#hear(JSON.parse(bytes), commit);
    };
  }

  edit(number) {
    this.#queue.push(number);
    this.#send();
  }

  /** One commit is on its way at a time; what is typed meanwhile goes with the next. */
  #send() {
    if (this.#sent || !this.#answered || this.#queue.length === 0) return;
    const edits = this.#queue.splice(0);
    const steps = edits.map((_, i) => ({ stepType: "replace", from: this.#at + i, to: this.#at + i, slice: { content: [{ type: "text", text: "x" }] } }));
    this.#sent = id();
    this.#answered = false;
    ParleyClient.#commits.set(this.#sent, edits);
    this.texts.commit(this.text, this.number, this.version, steps, this.#sent).then(() => {
      this.#answered = true;
      this.#send();
    }, (refused) => { this.broken = refused; });
  }

  /** Only letters are put in: where one's own goes moves by what others put in before it. */
  #hear({ cursor, after, steps }, commit) {
    if (Number(after) !== this.version) this.broken = new Error(`heard ${after}, was at ${this.version}`);
    this.version = Number(cursor);
    for (const { from } of steps) if (from <= this.#at) this.#at++;
    if (commit === this.#sent) this.#sent = undefined;
    this.#send();
  }

  close() { this.socket.close(); }
}

const [sync, step1, step2, update, auth] = [0, 0, 1, 2, 2];

export class YjsTexts {
  static #texts = 0;
  #first;

  /** @param named whether the text's name stands before each message, as Hocuspocus has it, or in the address */
  constructor(port, named) { Object.assign(this, { port, named }); }

  async begin(paragraphs) {
    const text = `text${process.pid}-${YjsTexts.#texts++}`;
    const client = await this.client(text, 0, () => {});
    client.put(paragraphs.join(""));
    await this.until(text, paragraphs.join("").length);
    this.end();
    this.#first = client; // stays: a text that all have left is written late by some, and read before
    return text;
  }

  end() { this.#first?.close(); }

  /** The text as a new client gets it; asks again while letters are on their way. */
  async until(text, length) {
    for (let tries = 0; tries < 200; tries++) {
      if ((await this.length(text)) >= length) return;
      await new Promise((again) => setTimeout(again, 10));
    }
    throw new Error(`${text} did not get its ${length} letters`);
  }

  async length(text) {
    const client = await this.client(text, 0, () => {});
    client.close();
    return client.doc.getText().length;
  }

  async client(text, number, seen) {
    const client = new YjsClient(this.named ? text : undefined, number, seen);
    await client.open(this.port, text);
    return client;
  }
}

class YjsClient {
  static #edits = new Map(); // the numbers of what a Yjs client typed, in its order
  #mine = [];

  constructor(name, number, seen) {
    Object.assign(this, { name, number, seen, doc: new Y.Doc() });
    YjsClient.#edits.set(this.doc.clientID, this.#mine);
    this.doc.on("update", (made, from) => from !== this && this.#say(sync, update, made));
  }

  #say(kind, what, bytes) {
    const out = encoding.createEncoder();
    if (this.name !== undefined) encoding.writeVarString(out, this.name);
    encoding.writeVarUint(out, kind);
    encoding.writeVarUint(out, what);
    encoding.writeVarUint8Array(out, bytes);
    this.socket.say(encoding.toUint8Array(out));
  }

  async open(port, text) {
    this.socket = await Socket.open(port, { path: this.name === undefined ? `/${text}` : "/" });
    await new Promise((synced) => {
      this.socket.heard = (bytes) => this.#hear(bytes, synced);
      if (this.name !== undefined) this.#say(auth, 0, new Uint8Array());
      this.#say(sync, step1, Y.encodeStateVector(this.doc));
    });
  }

  #hear(bytes, synced) {
    const from = decoding.createDecoder(bytes);
    if (this.name !== undefined) decoding.readVarString(from);
    if (decoding.readVarUint(from) !== sync) return;
    const kind = decoding.readVarUint(from);
    if (kind === step2) {
      Y.applyUpdate(this.doc, decoding.readVarUint8Array(from), this);
      synced();
    } else if (kind === update) {
      const { from: since, to } = Y.parseUpdateMeta(decoding.readVarUint8Array(from));
      for (const [who, end] of to) {
        const edits = YjsClient.#edits.get(who);
        for (let i = since.get(who); edits && i < end; i++) if (edits[i] !== undefined) this.seen(edits[i], this.number);
      }
    }
  }

  put(words) { this.doc.getText().insert(0, words); }

  edit(number) {
    this.#mine.push(number);
    this.doc.getText().insert(this.#mine.length - 1, "x"); // what others put in is merged by the server
  }

  close() { this.socket.close(); }
}
