// Parley beside others, in turns: node run.mjs JOB FOLDER [rounds] [seconds of a turn] [fanout,shared,far,many] [sockets] [texts].
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { createInterface } from "node:readline";
import { longLine } from "./delay.mjs";
import { Crowd } from "./fanout.mjs";
import { Peer } from "./peer.mjs";
import { medians, page, write } from "./report.mjs";
import { Desk, manyTexts, textsOf } from "./shared.mjs";
import { xmppPeers } from "./xmpp.mjs";

const [, , file, folder, rounds = 5, seconds = 2.5, which = "fanout,shared,far,many", sockets = 1_000, texts = 1_000] = process.argv.map((word, i) => (i > 3 && /^[\d.]+$/.test(word) ? Number(word) : word));
const job = JSON.parse(readFileSync(file, "utf8"));
const underway = 64;
const [awayMs, awayTypists] = [75, 20];
const warm = Math.min(20, 8 * seconds);
const all = { rounds, seconds, sockets, texts, loadBefore: loadavg()[0], kept: {} };
const begun = Date.now();
const say = (what) => console.log(`${((Date.now() - begun) / 60_000).toFixed(1)} min  ${what}`);

function noted() {
  all.loadAfter = loadavg()[0];
  write(folder, all);
}

/** Each in its turn, again and again: the medians of what `measure` says. */
async function inTurn(what, peers, measure) {
  const turns = Object.fromEntries(peers.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const peer of round % 2 === 0 ? peers : peers.toReversed()) turns[peer.name].push(await measure(peer));
  }
  const figures = Object.fromEntries(peers.map(({ name }) => [name, medians(turns[name])]));
  for (const [name, { p50, p99, cpu, perSecond }] of Object.entries(figures)) say(`${what}: ${name} p50 ${p50} p99 ${p99} ms, CPU ${cpu.toFixed(1)} µs, ${perSecond.toFixed(0)}/s`);
  (all.turns ??= {})[what] = turns;
  return figures;
}

async function fanout(peers) {
  const crowds = new Map();
  for (const peer of peers) {
    const crowd = await Crowd.open(peer, sockets);
    crowds.set(peer, crowd);
    const length = await crowd.fits(all.frame);
    all.frame ??= length;
    await crowd.fits(all.frame);
    say(`${peer.name} is there, ${sockets} sockets`);
    await crowd.saturated(peer.pid === job.parley.pid || peer.pid === job.bare.pid ? warm : seconds);
  }
  const steady = await inTurn("fan-out at 20/s", peers, (peer) => crowds.get(peer).steady(seconds));
  const saturated = await inTurn("fan-out, saturated", peers, (peer) => crowds.get(peer).saturated(seconds));
  for (const crowd of crowds.values()) crowd.close();
  all.fanout = Object.fromEntries(peers.map(({ name }) => [name, { steady: steady[name], saturated: saturated[name] }]));
}

async function atOneText(what, peers, clients, typists, measure, port) {
  const desks = new Map();
  for (const peer of peers) desks.set(peer, await Desk.open(peer, clients, typists, textsOf(peer, port?.(peer) ?? peer.port)));
  const figures = await inTurn(what, peers, (peer) => measure(desks.get(peer)));
  for (const desk of desks.values()) await desk.close();
  return figures;
}

/** In a text of its own: a text holds 200,000 places, which some bursts fill. */
async function burst(peer, clients) {
  const desk = await Desk.open(peer, clients, 5);
  const figures = await desk.burst(seconds, underway);
  await desk.close();
  return figures;
}

async function shared(peers) {
  for (const peer of peers) {
    const ours = peer.pid === job.parley.pid;
    for (let spent = 0; spent < (ours ? warm : seconds); spent += seconds) await burst(peer, 20);
    const desk = await Desk.open(peer, 20, 5);
    await desk.steady(ours ? warm : seconds);
    await desk.close();
  }
  all.shared = {};
  for (const clients of [5, 20, 100]) {
    for (const typists of [1, 5]) {
      const what = `${clients} clients, ${typists} typing`;
      all.shared[what] = await atOneText(what, peers, clients, typists, (desk) => desk.steady(seconds));
    }
  }
  for (const clients of [5, 20]) {
    const what = `burst, ${clients} clients, 5 × ${underway} underway`;
    all.shared[what] = await inTurn(what, peers, (peer) => burst(peer, clients));
  }
}

async function far(peers) {
  const lines = new Map();
  for (const peer of peers) lines.set(peer, await longLine(peer.port, awayMs));
  all.far = await atOneText("20 typists, 75 ms each way", peers, awayTypists, awayTypists, (desk) => desk.steady(seconds), (peer) => lines.get(peer).port);
  lines.forEach((line) => line.end());
}

async function many(peers) {
  all.many = {};
  for (const peer of peers) {
    all.many[peer.name] = await manyTexts(peer, texts);
    say(`${texts} texts at ${peer.name}: ${JSON.stringify(all.many[peer.name])}`);
  }
}

/** The node is not a child of this process: its parent asks it. */
class Node extends Peer {
  #answers = [];
  #lines = createInterface({ input: process.stdin }).on("line", (line) => this.#answers.shift()(Number(line)));
  heap() {
    console.log("ask heap");
    return new Promise((done) => this.#answers.push(done));
  }
}

const started = [];
try {
  const parley = Object.assign(new Node("Parley", "durable before it is told", job.parley), { scene: job.parley });
  const node = async (name, kept) => {
    const peer = await Peer.node(name, kept, `${job.folder}/${name}`);
    started.push(peer);
    return peer;
  };
  const level = await node("y-websocket", "LevelDB, told before it is written, no sync");
  const writing = [parley, await node("hocuspocus", "SQLite, two seconds after a pause"), level];
  if (which.includes("fanout")) {
    const others = [new Peer("bare Vert.x", "nothing", job.bare), await node("ws", "nothing"), await node("socket.io", "nothing"), level];
    const xmpp = await xmppPeers(job.folder, started);
    await fanout([parley, ...others, ...xmpp]);
    for (const peer of xmpp) peer.end();
    noted();
  }
  for (const [name, part] of Object.entries({ shared, far, many })) {
    if (!which.includes(name)) continue;
    say(name);
    await part(writing);
    noted();
  }
  for (const peer of [parley, ...started]) all.kept[peer.name] = peer.durable;
  all.kept["bare Vert.x"] = "nothing";
  noted();
  console.log(page(all));
} finally {
  started.forEach((peer) => peer.end());
}
process.exit(0);
