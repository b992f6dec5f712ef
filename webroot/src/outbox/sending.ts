// Sending one item, and what the answer means for it.
import type { Api } from "../app/api.ts";
import { asTrouble, Problem, type Code, type Trouble } from "../app/problem.ts";
import type { Audience, Contribution, Id } from "../app/types.ts";
import { TranslationApi } from "../translation/api.ts";
import type { StoredItem } from "./queue.ts";

export type Outcome =
  | { readonly is: "sent"; readonly contribution: Id; readonly thread: Id }
  /** Perhaps done, perhaps not: the same command again. */
  | { readonly is: "again"; readonly why: "line" | "server"; readonly afterMs?: number }
  | { readonly is: "signedOut" }
  | { readonly is: "refused"; readonly code: Code; readonly field?: string }
  | { readonly is: "audienceChanged"; readonly now?: Audience };

export async function send(api: Api, item: StoredItem): Promise<Outcome> {
  try {
    const { id, thread } = await command(api, item);
    return { is: "sent", contribution: id, thread };
  } catch (error) {
    return outcome(asTrouble(error), item);
  }
}

async function command(api: Api, { command, shown: { cursor: shown }, target, text }: StoredItem): Promise<Pick<Contribution, "id" | "thread">> {
  const { forum, room } = target;
  switch (target.kind) {
    case "thread": {
      const words = { title: text.title ?? "", language: text.language, body: text.body };
      return (await api.openThread(forum, room, { command, shown, ...words })).contribution;
    }
    case "contribution": {
      const parent = target.parent === undefined ? {} : { parent: target.parent };
      const words = { language: text.language, body: text.body };
      return (await api.contribute(forum, room, target.thread, { command, shown, ...parent, ...words })).contribution;
    }
    case "edit": {
      const edit = { command, shown, version: target.version, body: text.body };
      return (await api.edit(forum, room, target.thread, target.contribution, edit)).contribution;
    }
    case "translation": {
      const words = { command, shown, version: target.version, language: text.language, body: text.body };
      await new TranslationApi(api.http).translate(target, words);
      return { id: target.contribution, thread: target.thread };
    }
    case "withdrawal":
      return (await api.withdraw(forum, room, target.thread, target.contribution, { command })).contribution;
  }
}

function outcome(trouble: Trouble, { target }: StoredItem): Outcome {
  if (!(trouble instanceof Problem)) return { is: "again", why: "line" };
  if (trouble.passing) {
    return { is: "again", why: "server", ...(trouble.retryAfterMs === undefined ? {} : { afterMs: trouble.retryAfterMs }) };
  }
  const { code, field, now } = trouble;
  if (code === "signed-out") return { is: "signedOut" };
  if (code === "withdrawn" && target.kind === "withdrawal") {
    return { is: "sent", contribution: target.contribution, thread: target.thread };
  }
  // A cursor that the server no longer knows says nothing of what was shown: the person is shown it again.
  if (code === "audience-changed" || code === "bad-cursor") return { is: "audienceChanged", ...(now === undefined ? {} : { now }) };
  return { is: "refused", code, ...(field === undefined ? {} : { field }) };
}
