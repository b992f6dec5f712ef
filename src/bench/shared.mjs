// One text and those who type into it. Open loop: letters have their instants, whatever the server does.
import { build } from "hdr-histogram-js";
import { ParleyTexts, YjsTexts } from "./texts.mjs";
import { lateMs, micros, pause, until } from "./time.mjs";

const letterMs = 50; // twenty a second

export const textsOf = (peer, port = peer.port) =>
  peer.name === "Parley" ? new ParleyTexts({ ...peer.scene, port: peer.port }, port) : new YjsTexts(port, peer.name === "hocuspocus");

/** Clients of one peer at one text, some of whom type. */
export class Desk {
  #intended = []; #left = []; #typist = []; #waiting = 0; #latency; #free = () => {};

  static async open(peer, clients, typists, texts = textsOf(peer)) {
    const desk = new Desk();
    Object.assign(desk, { peer, texts, typists, clients: [], letters: typists });
    desk.text = await texts.begin(Array.from({ length: typists }, () => "T"));
    for (let i = 0; i < clients; i++) {
      const client = await texts.client(desk.text, i, (edit, who) => desk.#seen(edit, who));
      client.types = i < typists;
      desk.clients.push(client);
    }
    return desk;
  }

  #seen(edit, who) {
    if (who === this.#typist[edit] || --this.#left[edit] > 0) return;
    this.#latency.recordValue(Math.max(1, micros() - this.#intended[edit]));
    this.#waiting--;
    this.#free(this.#typist[edit]);
  }

  #type(who, intended) {
    const edit = this.#intended.push(intended) - 1;
    this.#left.push(this.clients.length - 1);
    this.#typist.push(who);
    this.#waiting++;
    this.letters++;
    this.clients[who].edit(edit);
  }

  async #measured(work) {
    this.#latency = build({ numberOfSignificantValueDigits: 3 });
    const [before, cpu, begun] = [this.letters, this.peer.cpu(), micros()];
    await work();
    const end = Date.now() + lateMs;
    while (this.#waiting > 0) {
      const broken = this.clients.map(({ broken, socket }) => broken ?? socket.broken).find((error) => error);
      if (broken) throw broken;
      if (Date.now() > end) throw new Error(`${this.peer.name}: ${this.#waiting} letters were not seen by all`);
      await pause(1);
    }
    const edits = this.letters - before;
    const at = (share) => this.#latency.getValueAtPercentile(share) / 1e3;
    return { edits, p50: at(50), p95: at(95), p99: at(99), cpu: (this.peer.cpu() - cpu) / edits, perSecond: (edits * 1e6) / (micros() - begun) };
  }

  /** Letters at their instants: from each to when every other has it. */
  steady(seconds) {
    return this.#measured(async () => {
      const begun = micros() + 20_000;
      for (let n = 0; n < (seconds * 1_000) / letterMs; n++) {
        for (let who = 0; who < this.typists; who++) {
          const intended = begun + 1_000 * letterMs * (n + who / this.typists);
          await until(intended);
          this.#type(who, intended);
        }
      }
    });
  }

  /** So many letters of each typist under way as long as it lasts. */
  burst(seconds, underway) {
    return this.#measured(() => new Promise((over) => {
      let on = true;
      this.#free = (who) => on && this.#type(who, micros());
      for (let who = 0; who < this.typists; who++) for (let i = 0; i < underway; i++) this.#type(who, micros());
      setTimeout(() => {
        on = false;
        this.#free = () => {};
        over();
      }, seconds * 1_000);
    }));
  }

  /** All letters are in the text that a newcomer reads beside them, once. */
  async close() {
    const length = await this.texts.length(this.text);
    this.clients.forEach((client) => client.close());
    this.texts.end();
    if (length !== this.letters) throw new Error(`${this.peer.name}: ${length} letters of ${this.letters}`);
  }
}

/** Texts of 10,000 letters that are open at once, and the opening of one. */
export async function manyTexts(peer, count) {
  const texts = textsOf(peer);
  const words = Array.from({ length: 40 }, (_, i) => `${i} `.padEnd(250, "a word "));
  const names = [];
  const heap = await peer.heap();
  for (let i = 0; i < count; i++) names.push(await texts.begin(words));
  texts.end();
  await pause(3_000); // what is stored a while later is stored
  const [cpu, begun] = [peer.cpu(), micros()];
  const clients = [];
  for (const [i, name] of names.entries()) clients.push(await texts.client(name, i, () => {}));
  const [took, used] = [micros() - begun, peer.cpu() - cpu];
  const each = { kilobytes: ((await peer.heap()) - heap) / 1_024 / count, openedMs: took / 1e3 / count, openedCpu: used / count };
  clients.forEach((client) => client.close());
  return each;
}
