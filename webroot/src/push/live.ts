// Being told what happens: one line to the server a tab, made again whenever it breaks, by socket first and by long
// poll where sockets are blocked. Pages see its state; rooms follow it.
import type { Clock } from "../app/clock.ts";
import { Problem, type Trouble } from "../app/problem.ts";
import { Store } from "../app/store.ts";
import { keyOf, type Follower, type Line } from "./follower.ts";
import type { Frame } from "./frames.ts";
import { PollLine, type Poll } from "./poll.ts";
import { SocketLine, type Wire } from "./socket.ts";

export type LiveState = "idle" | "connecting" | "live" | "reconnecting" | "polling" | "offline" | "signedOut";
export type Standing = "fine" | "signedOut" | "unreachable";
export interface Surroundings {
  readonly clock: Clock;
  wire(): Wire;
  readonly poll: Poll;
  /** Asks the server over HTTP: a browser does not say why a socket was not opened. */
  standing(): Promise<Standing>;
  online(): boolean;
}

const backoffMsMin = 500;
const backoffMsMax = 30_000;
/** A line that dies sooner was let through only in appearance. */
const shortLivedMs = 3_000;
const socketTriesMax = 2;
const socketAgainMs = 60_000;

export class Live extends Store {
  state: LiveState = "idle";
  /** Since when it is so, milliseconds since 1970. */
  since = 0;
  private readonly followers = new Map<string, Follower>();
  private readonly subscribed = new Set<string>();
  private line: Line | undefined;
  private knocking: SocketLine | undefined;
  private tries = 0;
  private blocked = 0;
  /** Frames come, or are asked for, by this one; `line` may still be a socket that is not open. */
  private used: Line | undefined;
  /** The last line that was had is a poll. */
  private polled = false;
  private running = false;
  private cancelRetry = () => {};
  private cancelStanding = () => {};

  constructor(private readonly around: Surroundings) {
    super();
  }

  /** Signed in: from now on keeps a line. */
  start(): void {
    if (this.running) return;
    this.running = true;
    this.polled = false;
    this.tries = this.blocked = 0;
    this.become("connecting");
    this.connect();
  }

  stop(state: "idle" | "signedOut" = "idle"): void {
    this.running = false;
    this.letGo();
    this.become(state);
  }

  /** Now rather than when the wait is over: the line is said to be back, or the person asks. */
  retry(): void {
    if (!this.running) return;
    if (this.state === "live" || this.state === "polling") {
      this.line?.ping();
      return;
    }
    this.tries = 0;
    this.connect();
  }

  /** Tells the follower all that happens in its room, as soon as it stands at a cursor; returns what ends it. */
  follow(follower: Follower): () => void {
    this.followers.set(keyOf(follower), follower);
    this.again(follower);
    return () => {
      if (this.followers.get(keyOf(follower)) !== follower) return;
      this.followers.delete(keyOf(follower));
      this.line?.unsubscribe(follower);
      this.subscribed.delete(keyOf(follower));
    };
  }

  /** The follower has read its room (again) and goes on from there. */
  again(follower: Follower): void {
    if (this.followers.get(keyOf(follower)) !== follower || this.used === undefined) return;
    if (this.subscribed.has(keyOf(follower))) this.used.unsubscribe(follower);
    this.subscribe(this.used, follower);
  }

  private connect(): void {
    this.letGo();
    if (this.state !== "connecting") this.become(this.around.online() ? "reconnecting" : "offline");
    // Where no socket gets through, a line that breaks often has no time for anything that is not a poll.
    if (this.polled) this.pollInstead(false);
    else this.line = this.socket((line) => this.goLive(line));
  }

  private socket(opened: (line: SocketLine) => void): SocketLine {
    const line = new SocketLine(this.around.wire(), this.around.clock, {
      opened: () => opened(line),
      heard: (frame) => line === this.line && this.heard(frame),
      closed: (code, livedMs) => this.closed(line, code, livedMs),
    });
    return line;
  }

  private goLive(line: SocketLine): void {
    this.use(line);
    this.polled = false;
    this.become("live");
  }

  private use(line: Line): void {
    if (this.line !== line) this.line?.close();
    this.cancelStanding();
    this.line = this.used = line;
    this.knocking = undefined;
    this.subscribed.clear();
    for (const follower of this.followers.values()) this.subscribe(line, follower);
  }

  private subscribe(line: Line, follower: Follower): void {
    if (follower.cursor === undefined) return;
    follower.subscribing();
    line.subscribe(follower);
    this.subscribed.add(keyOf(follower));
  }

  private heard(frame: Frame): void {
    if ("room" in frame) this.followers.get(keyOf(frame))?.hear(frame);
    else if (frame.type === "forumsChanged") this.dispatchEvent(new Event("forumsChanged"));
  }

  private closed(line: SocketLine, code: number, livedMs: number): void {
    if (line === this.knocking) {
      this.knocking = undefined;
      this.knockLater();
    } else if (line === this.line) {
      this.line = this.used = undefined;
      if (livedMs >= shortLivedMs) this.tries = this.blocked = 0;
      else this.blocked++;
      this.lost(code, livedMs < 0);
    }
  }

  private lost(code: number, neverOpened: boolean): void {
    if (code === 4401) return this.signedOut();
    this.become(this.around.online() ? "reconnecting" : "offline");
    if (code === 1012) this.retryIn(200 + 2_800 * this.around.clock.random());
    else if (code === 4408) this.retryIn(500 * this.around.clock.random());
    else if (neverOpened || this.blocked >= socketTriesMax) void this.askWhy();
    else this.backOff();
  }

  private async askWhy(): Promise<void> {
    const standing = await this.around.standing();
    if (!this.running || this.line !== undefined) return;
    switch (standing) {
      case "signedOut":
        return this.signedOut();
      case "unreachable":
        return this.backOff();
      case "fine":
        return this.blocked >= socketTriesMax ? this.pollInstead(true) : this.backOff();
    }
  }

  /**
   * @param answers the server does, as was just seen; else the line stands once something is answered, or once it was not
   *   broken for a while: perhaps nothing happens
   */
  private pollInstead(answers: boolean): void {
    const line: PollLine = new PollLine(this.around.poll, this.around.clock, {
      heard: (frame) => {
        if (line !== this.line) return;
        this.stands();
        this.heard(frame);
      },
      failed: (trouble) => line === this.line && this.pollFailed(trouble),
    });
    this.use(line);
    this.polled = true;
    if (answers) this.stands();
    else this.cancelStanding = this.around.clock.after(shortLivedMs, () => this.stands());
    this.knockLater();
  }

  private stands(): void {
    this.cancelStanding();
    this.tries = 0;
    this.become("polling");
  }

  private pollFailed(trouble: Trouble): void {
    this.letGo();
    if (trouble instanceof Problem && trouble.code === "signed-out") return this.signedOut();
    this.become(this.around.online() ? "reconnecting" : "offline");
    this.backOff();
  }

  /** While polling, a socket is tried now and then: networks change. */
  private knockLater(): void {
    this.cancelRetry();
    this.cancelRetry = this.around.clock.after(socketAgainMs * (1 + this.around.clock.random()), () => {
      this.knocking = this.socket((line) => this.goLive(line));
    });
  }

  private backOff(): void {
    const most = Math.min(backoffMsMax, backoffMsMin * 2 ** this.tries++);
    this.retryIn(most / 2 + (most / 2) * this.around.clock.random());
  }

  private retryIn(ms: number): void {
    this.cancelRetry();
    this.cancelRetry = this.around.clock.after(ms, () => this.connect());
  }

  private signedOut(): void {
    this.stop("signedOut");
    this.dispatchEvent(new Event("signedOut"));
  }

  private letGo(): void {
    this.cancelRetry();
    this.cancelStanding();
    this.line?.close();
    this.knocking?.close();
    this.line = this.used = this.knocking = undefined;
  }

  private become(state: LiveState): void {
    if (this.state === state) return;
    this.state = state;
    this.since = this.around.clock.now();
    this.changed();
    if (state === "live" || state === "polling") for (const each of this.followers.values()) each.lineStands();
  }
}
