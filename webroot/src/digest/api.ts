// The routes of letters (protocol.md). Everything may throw Problem or Unreachable, nothing else.
import type { Http } from "../app/http.ts";
import type { Choices, OwnLetters } from "./types.ts";

export class LettersApi {
  constructor(private readonly http: Http) {}

  letters(): Promise<OwnLetters> { return this.http.ask("/api/me/letters", {}); }
  choose(choices: Choices): Promise<OwnLetters> { return this.http.put("/api/me/letters", choices); }
  /** Whoever's letters these are: the token says it, no session does. */
  end(token: string): Promise<void> {
    return this.http.ask(`/letters/off/${encodeURIComponent(token)}`, { method: "POST", anyone: true, form: { "List-Unsubscribe": "One-Click" } });
  }
}
