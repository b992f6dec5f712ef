// A message to a thousand sockets: frames of one length everywhere, open loop at twenty a second and as many as are taken.
import { Agent, request } from "node:http";
import { randomBytes } from "node:crypto";
import { build } from "hdr-histogram-js";
import { Socket } from "./socket.mjs";
import { ParleyTexts, YjsTexts } from "./texts.mjs";
import { lateMs, micros, pause, until } from "./time.mjs";
import { Guest } from "./xmpp.mjs";

const everyMs = 50;
const underway = 16;
const atOnce = 4;

/** How one joins and speaks, a peer. */
const ways = {
  async Parley(peer) {
    const texts = new ParleyTexts({ ...peer.scene, port: peer.port });
    const shown = await texts.shown();
    const body = (words, more = {}) => JSON.stringify({
      ...more, command: randomBytes(16).toString("base64url"), shown, language: "en",
      body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: words }] }] },
    });
    const { thread } = await texts.ask("POST", `${texts.room}/threads`, 0, body("First words", { title: "A thread" }));
    return {
      join: async (i) => {
        const headers = { cookie: peer.scene.cookies[i % peer.scene.cookies.length], origin: `http://127.0.0.1:${peer.port}` };
        const socket = await Socket.open(peer.port, { path: "/api/live", headers });
        await new Promise((done) => {
          socket.heard = (bytes) => bytes.includes('"subscribed"') && done();
          socket.say(JSON.stringify({ type: "subscribe", forum: peer.scene.forum, room: peer.scene.room }));
        });
        return socket;
      },
      say: (words, i) => texts.ask("POST", `${texts.room}/threads/${thread.id}/contributions`, i, body(words)),
    };
  },
  async "bare Vert.x"(peer) {
    const agent = new Agent({ keepAlive: true });
    return {
      join: () => Socket.open(peer.port),
      say: (words) => new Promise((done, failed) => {
        const asked = request({ agent, host: "127.0.0.1", port: peer.port, method: "POST" }, (answer) => answer.resume().on("end", done));
        asked.on("error", failed).end(words);
      }),
    };
  },
  async ws(peer) {
    const writer = await Socket.open(peer.port);
    return { join: () => Socket.open(peer.port), say: (words) => writer.say(words) };
  },
  async "socket.io"(peer) {
    const join = async () => {
      const socket = await Socket.open(peer.port, { path: "/socket.io/?EIO=4&transport=websocket" });
      await new Promise((done) => {
        socket.heard = (bytes) => {
          if (bytes.toString("latin1", 0, 2) === "40") done();
          else if (bytes[0] === 48) socket.say("40"); // opened: asks for the namespace
        };
      });
      return Object.assign(socket, { heard: () => {}, control: (bytes) => bytes.length === 1 && bytes[0] === 50 && socket.say("3") });
    };
    const writer = await join();
    writer.heard = writer.control;
    return { join, say: (words) => writer.say(`42${JSON.stringify(["m", words])}`) };
  },
  async "y-websocket"(peer) {
    const writer = await new YjsTexts(peer.port, false).client("fan", 0, () => {});
    const hello = Uint8Array.of(0, 0, 1, 0); // sync, step 1, knows nothing
    return {
      join: async () => {
        const socket = await Socket.open(peer.port, { path: "/fan" });
        socket.say(hello);
        return socket;
      },
      say: (words) => writer.put(words),
    };
  },
  async ejabberd(peer) {
    const writer = await Guest.open(peer, "writer");
    return { join: (i) => Guest.open(peer, `guest${i}`), say: (words) => writer.say(Guest.message(words)) };
  },
};
ways.prosody = ways.ejabberd;

export class Crowd {
  #intended = []; #latency; #length = 0; #words = 40;

  static async open(peer, sockets) {
    const crowd = Object.assign(new Crowd(), { peer, sockets: [], deliveries: 0, way: await ways[peer.name](peer) });
    for (let i = 0; i < sockets; i += atOnce) { // so few that no server's backlog overflows
      const some = Array.from({ length: Math.min(atOnce, sockets - i) }, (_, n) => crowd.way.join(i + n));
      for (const socket of await Promise.all(some)) {
        socket.heard = (bytes) => crowd.#hears(bytes, socket);
        crowd.sockets.push(socket);
      }
    }
    await pause(500);
    return crowd;
  }

  #hears(bytes, socket) {
    const at = bytes.indexOf("at=");
    if (at < 0) return socket.control?.(bytes);
    this.deliveries++;
    this.#length = bytes.length;
    const sent = this.#intended[Number.parseInt(bytes.latin1Slice(at + 3, at + 10), 10)];
    this.#latency?.recordValue(Math.max(1, micros() - sent));
  }

  async #say(intended) {
    const number = this.#intended.push(intended) - 1;
    await this.way.say(`at=${String(number).padStart(7, "0")} `.padEnd(this.#words, "a word "), number);
  }

  async #all() {
    const due = this.#intended.length * this.sockets.length;
    for (const end = Date.now() + lateMs; this.deliveries < due; await pause(1)) {
      const broken = this.sockets.find((socket) => socket.broken)?.broken;
      if (broken) throw broken;
      if (Date.now() > end) throw new Error(`${this.peer.name}: ${this.deliveries} deliveries of ${due}`);
    }
  }

  /** Has frames as long as this; the length that they have. */
  async fits(length) {
    await this.#say(micros());
    await this.#all();
    if (length) this.#words += length - this.#length;
    return this.#length;
  }

  async #measured(work) {
    this.#latency = build({ numberOfSignificantValueDigits: 3 });
    const [before, cpu, begun] = [this.deliveries, this.peer.cpu(), micros()];
    await work();
    await this.#all();
    const deliveries = this.deliveries - before;
    const at = (share) => this.#latency.getValueAtPercentile(share) / 1e3;
    return { deliveries, p50: at(50), p99: at(99), cpu: (this.peer.cpu() - cpu) / deliveries, perSecond: (deliveries * 1e6) / (micros() - begun) };
  }

  steady(seconds) {
    return this.#measured(async () => {
      const begun = micros();
      const said = [];
      for (let n = 0; n < (seconds * 1_000) / everyMs; n++) {
        const intended = begun + n * everyMs * 1_000;
        await until(intended);
        said.push(this.#say(intended));
      }
      await Promise.all(said);
    });
  }

  saturated(seconds) {
    return this.#measured(async () => {
      const end = Date.now() + seconds * 1_000;
      const writing = Array.from({ length: underway }, async () => {
        while (Date.now() < end) {
          await this.#say(micros());
          const due = (this.#intended.length - underway) * this.sockets.length;
          while (this.deliveries < due && Date.now() < end) await pause(1);
        }
      });
      await Promise.all(writing);
    });
  }

  close() { this.sockets.forEach((socket) => socket.close()); }
}
