// What is sent: each write carries a command id made once by this device, so that a retry is the same command.
import type { Tabs } from "../device/tabs.ts";
import type { Capacity, Contribution, Doc, Id, Language, PartyCode, Preset, Role, Rule, Text, ThreadSummary } from "./types.ts";

export type CommandId = string;

export interface ThreadCommand {
  readonly command: CommandId;
  readonly shown: string;
  readonly title: string;
  readonly language: Language;
  readonly body: Doc;
}
export interface ContributionCommand {
  readonly command: CommandId;
  readonly shown: string;
  readonly parent?: Id;
  readonly language: Language;
  readonly body: Doc;
}
export interface EditCommand {
  readonly command: CommandId;
  readonly shown: string;
  /** The version that was edited. */
  readonly version: number;
  readonly body: Doc;
}
export interface Opened { readonly thread: ThreadSummary; readonly contribution: Contribution; readonly cursor: string }
export interface Contributed { readonly contribution: Contribution; readonly cursor: string }

export interface NewGroup {
  readonly name: Text;
  readonly symbol: string;
  readonly mandate: Text;
  readonly preset: Preset;
  readonly members: readonly Id[];
}
export interface NewSeat {
  readonly email: string;
  readonly party?: PartyCode;
  readonly capacity: Capacity;
  readonly roles: readonly Role[];
  readonly groups: readonly Id[];
  readonly horizon: "all" | "now";
}
export type BareRule = Omit<Rule, "preset">;

const mintedMax = 500;
const minted = new Set<CommandId>();
let tell = (_command: CommandId): void => {};

/** 128 random bits as base64url, 22 characters. */
export function newCommand(): CommandId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const command = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  note(command);
  tell(command);
  return command;
}

function note(command: CommandId): void {
  minted.add(command);
  for (const oldest of minted) if (minted.size > mintedMax) minted.delete(oldest);
}

/** What the same person makes in other tabs of this browser is theirs in this one too. */
export function shareMine(tabs: Tabs, tag: () => string | undefined): void {
  tell = (command) => {
    const mine = tag();
    if (mine !== undefined) tabs.say({ is: "made", tag: mine, command });
  };
  tabs.listen((word) => {
    if (word.is === "made" && word.tag === tag()) note(word.command);
  });
}

/** Whether the same person made it in this browser, not long ago. */
export function isMine(command: CommandId): boolean {
  return minted.has(command);
}
