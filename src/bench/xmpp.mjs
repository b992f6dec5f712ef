// ejabberd and prosody as they are unpacked in debian/: one room with an archive, for guests who need no account.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { Peer } from "./peer.mjs";
import { Socket } from "./socket.mjs";

const root = resolve("debian/usr");
const room = "room@conference.localhost";
const libraries = join(root, "lib/x86_64-linux-gnu");
const triesMax = 150;
const answerMs = 20_000;

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

const ejabberd = (port) => `hosts: [localhost]
loglevel: error
listen:
  - {port: ${port}, ip: "127.0.0.1", module: ejabberd_http, request_handlers: {"/ws": ejabberd_http_ws}}
auth_method: [anonymous]
anonymous_protocol: sasl_anon
acme: {auto: false}
modules:
  mod_mam: {default: always, db_type: mnesia}
  mod_muc:
    host: conference.localhost
    access: all
    access_create: all
    access_mam: all
    history_size: 0
    max_users: 5000
    default_room_options: {mam: true, max_users: 5000, presence_broadcast: [], members_by_default: true}
`;

const prosody = (port, folder) => `run_as_root = true
data_path = "${folder}"
log = { warn = "${folder}/log" }
modules_enabled = { "saslauth", "websocket", "disco" }
c2s_require_encryption = false
consider_websocket_secure = true
authentication = "anonymous"
http_ports = { ${port} }
http_interfaces = { "127.0.0.1" }
https_ports = {}
c2s_ports = {}
s2s_ports = {}
http_default_host = "localhost"
storage = "internal"
VirtualHost "localhost"
Component "conference.localhost" "muc"
  modules_enabled = { "muc_mam" }
  muc_log_by_default = true
  muc_room_locking = false
  muc_room_default_history_length = 0
  muc_room_default_presence_broadcast = { visitor = false, participant = false, moderator = false }
`;

/** Starts what is there: none, one, or both. */
export async function xmppPeers(folder, peers) {
  const before = peers.length;
  if (existsSync(join(root, "lib/erlang"))) {
    const at = join(folder, "ejabberd");
    const port = begin(at, "ejabberd.yml", ejabberd, await freePort());
    const erlang = join(root, "lib/erlang");
    const bin = join(erlang, readdirSync(erlang).find((name) => name.startsWith("erts-")), "bin");
    const env = { ...process.env, ROOTDIR: erlang, BINDIR: bin, EMU: "beam", PROGNAME: "erl", ERL_LIBS: libraries, HOME: at, EJABBERD_CONFIG_PATH: join(at, "ejabberd.yml"), EJABBERD_LOG_PATH: join(at, "log") };
    const child = spawn(join(bin, "erlexec"), ["-noinput", "+P", "250000", "-mnesia", "dir", JSON.stringify(at), "-s", "ejabberd"], { env, cwd: at, stdio: "ignore" });
    await ready(peers, "ejabberd", "Mnesia, told before it is on disk", "/ws", port, child);
  }
  if (existsSync(join(root, "lib/prosody"))) {
    const at = join(folder, "prosody");
    const port = begin(at, "prosody.cfg.lua", prosody, await freePort());
    const script = readFileSync(join(root, "bin/prosody"), "utf8").replaceAll("'/usr/lib/prosody", `'${root}/lib/prosody`);
    writeFileSync(join(at, "prosody"), script);
    const path = `${root}/share/lua/5.4/?.lua;${root}/share/lua/5.4/?/init.lua;;`;
    const env = { ...process.env, LD_LIBRARY_PATH: libraries, LUA_PATH_5_4: path, LUA_CPATH_5_4: `${libraries}/lua/5.4/?.so;;` };
    const child = spawn(join(root, "bin/lua5.4"), [join(at, "prosody"), "--config", join(at, "prosody.cfg.lua"), "-F"], { env, cwd: at, stdio: "ignore" });
    await ready(peers, "prosody", "files, told before they are on disk", "/xmpp-websocket", port, child);
  }
  return peers.slice(before);
}

function begin(folder, file, words, port) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), words(port, folder));
  return port;
}

async function ready(peers, name, durable, path, port, child) {
  const peer = Object.assign(new Peer(name, durable, { pid: child.pid, port }), { child, path });
  peers.push(peer);
  for (let tries = 0; ; tries++) {
    try {
      (await Guest.open(peer, "first")).close();
      return peer;
    } catch (notYet) {
      if (tries === triesMax || child.exitCode !== null) throw notYet;
      await new Promise((again) => setTimeout(again, 200));
    }
  }
}

/** Somebody in the room, by RFC 7395. */
export class Guest {
  static async open(peer, nick) {
    const socket = await Socket.open(peer.port, { path: peer.path, headers: { "sec-websocket-protocol": "xmpp", host: `localhost:${peer.port}` } });
    const begin = '<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="localhost" version="1.0"/>';
    const steps = [
      [begin, "features>"],
      ['<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="ANONYMOUS"/>', "<success"],
      [begin, "features>"],
      ['<iq type="set" id="b" xmlns="jabber:client"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/></iq>', "<jid>"],
      [`<presence to="${room}/${nick}" xmlns="jabber:client"><x xmlns="http://jabber.org/protocol/muc"/></presence>`, "110"],
    ];
    for (const [said, answer] of steps) {
      await new Promise((done, failed) => {
        const late = setTimeout(() => failed(new Error(`${peer.name} did not answer ${said}`)), answerMs);
        socket.heard = (bytes) => {
          if (bytes.includes(answer)) { clearTimeout(late); done(); }
        };
        socket.say(said);
      });
    }
    return socket;
  }

  static message(words) {
    return `<message to="${room}" type="groupchat" id="m${Math.random()}" xmlns="jabber:client"><body>${words}</body></message>`;
  }
}
