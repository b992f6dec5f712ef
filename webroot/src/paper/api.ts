// The routes of one room's papers (protocol.md). Everything may throw Problem or Unreachable, nothing else.
import type { CommandId } from "../app/commands.ts";
import type { Http } from "../app/http.ts";
import type { Laid, NewAnnex } from "../annex/types.ts";
import type { Doc, Id } from "../app/types.ts";
import type { Circulation, Deposit, Draft, NewDraft, NewNonPaper, NewRelease, Paper, PaperPage, PapersPage, RevisionPage } from "./types.ts";

const id = encodeURIComponent;

/** Each change takes the id of its command, which is given again only to repeat one whose outcome is unknown. */
export class PaperApi {
  private readonly base: string;

  constructor(private readonly http: Http, forum: Id, room: Id) {
    this.base = `/api/forums/${id(forum)}/rooms/${id(room)}`;
  }

  papers(): Promise<PapersPage> { return this.http.get(`${this.base}/papers`); }
  paper(paper: Id): Promise<PaperPage> { return this.http.get(this.one(paper)); }
  revision(paper: Id, revision: number): Promise<RevisionPage> { return this.http.get(`${this.one(paper)}/revisions/${revision}`); }
  withdraw(command: CommandId, paper: Id): Promise<unknown> { return this.http.put(`${this.one(paper)}/withdrawal`, { command }); }

  begin(command: CommandId, draft: NewDraft): Promise<{ draft: Draft }> { return this.http.post(`${this.base}/papers/drafts`, { command, ...draft }); }
  change(command: CommandId, draft: Id, to: NewDraft): Promise<unknown> { return this.http.put(this.draft(draft), { command, ...to }); }
  end(command: CommandId, draft: Id): Promise<unknown> { return this.http.put(`${this.draft(draft)}/end`, { command }); }
  circulate(command: CommandId, draft: Id, to: Circulation): Promise<{ paper?: Paper }> {
    return this.http.post(`${this.draft(draft)}/circulation`, { command, ...to });
  }
  deposit(command: CommandId, draft: Id, to: Deposit): Promise<unknown> { return this.http.post(`${this.draft(draft)}/deposit`, { command, ...to }); }

  part(draft: Id, upload: Id, part: number, data: string): Promise<unknown> { return this.http.put(`${this.draft(draft)}/uploads/${id(upload)}/parts/${part}`, { data }); }
  lay(command: CommandId, draft: Id, annex: NewAnnex): Promise<Laid> { return this.http.post(`${this.draft(draft)}/annexes`, { command, ...annex }); }
  take(command: CommandId, draft: Id, annex: Id): Promise<unknown> { return this.http.put(`${this.draft(draft)}/annexes/${id(annex)}/removal`, { command }); }

  planRelease(command: CommandId, release: NewRelease): Promise<unknown> { return this.http.post(`${this.base}/releases`, { command, ...release }); }

  /** Without a command: its secret's hash alone says that it is the same. */
  circulateNonPaper(paper: NewNonPaper): Promise<unknown> { return this.http.post(`${this.base}/nonpapers`, paper); }
  nonPaper(paper: Id): Promise<{ doc: Doc }> { return this.http.get(`${this.base}/nonpapers/${id(paper)}`); }
  withdrawNonPaper(paper: Id, secret: string): Promise<unknown> { return this.http.put(`${this.base}/nonpapers/${id(paper)}/withdrawal`, { secret }); }

  one(paper: Id): string { return `${this.base}/papers/${id(paper)}`; }
  draft(draft: Id): string { return `${this.base}/papers/drafts/${id(draft)}`; }
}
