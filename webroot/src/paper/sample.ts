// Papers and pages for tests.
import type { Draft, NonPaper, Paper, PapersPage, Release } from "./types.ts";

export function paper(id: string, more: Partial<Paper> = {}): Paper {
  const circulated = more.circulated ?? "2026-11-20T10:00:00.000Z";
  return {
    id, symbol: `AFG/2026/${id}`, title: `Paper ${id}`, language: "en", withoutPrejudice: true, status: "circulated", revision: 0,
    circulated, revisions: [{ revision: 0, at: circulated }], ...more,
  };
}

export function draft(id: string, more: Partial<Draft> = {}): Draft {
  return { id, title: `Draft ${id}`, language: "en", by: "party", party: "RU", withoutPrejudice: true, created: "2026-11-19T10:00:00.000Z", circulations: [], state: "draft", annexes: [], ...more };
}

export function release(id: string, more: Partial<Release> = {}): Release {
  return { id, title: `Release ${id}`, parties: ["RU", "US"], created: "2026-11-19T10:00:00.000Z", state: "open", ...more };
}

export function nonPaper(id: string, more: Partial<NonPaper> = {}): NonPaper {
  return { id, title: `Non-paper ${id}`, language: "en", day: "2026-11-20", state: "open", ...more };
}

export function papersPage(more: Partial<PapersPage> = {}): PapersPage {
  return { drafts: [], papers: [], releases: [], nonPapers: [], mayDraft: true, mayChair: false, cursor: "c0", ...more };
}
