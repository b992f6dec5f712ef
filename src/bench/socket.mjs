// A WebSocket client that costs next to nothing: it shares the measured cores. No TLS, no fragments, no compression.
import { randomBytes } from "node:crypto";
import { connect } from "node:net";

const [text, binary, close, ping, pong] = [1, 2, 8, 9, 10];

export class Socket {
  /** What hears each message: its bytes, which are valid in this turn only. */
  heard = () => {};
  #left = Buffer.alloc(0);
  #line;

  static open(at, { path = "/", headers = {} } = {}) {
    return new Promise((opened, failed) => {
      const line = connect({ host: "127.0.0.1", port: at, noDelay: true });
      const socket = new Socket();
      socket.#line = line;
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join("");
      line.write(
        `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${at}\r\nupgrade: websocket\r\nconnection: Upgrade\r\n` +
          `sec-websocket-version: 13\r\nsec-websocket-key: ${randomBytes(16).toString("base64")}\r\n${lines}\r\n`,
      );
      let head = Buffer.alloc(0);
      const begin = (chunk) => {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf("\r\n\r\n");
        if (end < 0) return;
        line.off("data", begin);
        if (!head.toString("latin1", 0, 12).endsWith("101")) return failed(new Error(`no socket at ${at}${path}: ${head.toString("latin1", 0, end)}`));
        line.on("data", (bytes) => socket.#read(bytes));
        opened(socket);
        if (head.length > end + 4) setImmediate((rest) => socket.#read(rest), head.subarray(end + 4));
      };
      line.on("data", begin);
      line.on("error", failed);
      line.on("close", () => {
        if (!socket.ended) failed(socket.broken = new Error(`the socket at ${at}${path} was closed`));
      });
    });
  }

  #read(chunk) {
    let bytes = this.#left.length === 0 ? chunk : Buffer.concat([this.#left, chunk]);
    while (bytes.length >= 2) {
      let [length, at] = [bytes[1] & 127, 2];
      if (length === 126 && bytes.length >= 4) [length, at] = [bytes.readUInt16BE(2), 4];
      else if (length === 127 && bytes.length >= 10) [length, at] = [Number(bytes.readBigUInt64BE(2)), 10];
      else if (length > 125) break;
      if (bytes.length < at + length) break;
      const payload = bytes.subarray(at, at + length);
      const kind = bytes[0] & 15;
      bytes = bytes.subarray(at + length);
      if (kind === ping) this.#write(pong, payload);
      else if (kind === text || kind === binary) this.heard(payload);
    }
    this.#left = bytes;
  }

  say(message) {
    if (typeof message === "string") this.#write(text, Buffer.from(message));
    else this.#write(binary, message);
  }

  #write(kind, payload) {
    const size = payload.length;
    const head = Buffer.alloc(size < 126 ? 6 : size < 65_536 ? 8 : 14); // masked with zeros, which is a mask too
    head[0] = 128 | kind;
    head[1] = 128 | (size < 126 ? size : size < 65_536 ? 126 : 127);
    if (size >= 65_536) head.writeBigUInt64BE(BigInt(size), 2);
    else if (size >= 126) head.writeUInt16BE(size, 2);
    this.#line.write(Buffer.concat([head, payload]));
  }

  close() {
    this.ended = true;
    this.#write(close, Buffer.alloc(0));
    this.#line.destroySoon();
  }
}
