// One change of a proposal in words and marks: what goes is struck out, what comes is underlined, and what kind of change
// it is stands before it in words.
import { html, nothing, type TemplateResult } from "lit";
import { number } from "../app/format.ts";
import { t } from "../app/i18n.ts";
import type { ForumView, Id } from "../app/types.ts";
import { block } from "../text/blocks.ts";
import { differences } from "../text/difference.ts";
import type { Affected, AmendmentChange, ChangedNotes, ItemWords, Lead } from "./types.ts";
import { affectedName, leadWords } from "./words.ts";

export interface Around {
  readonly named: ForumView | undefined;
  /** How an item is called that something stands behind. */
  readonly title: (item: Id) => string;
  /** The notes that are to change, as far as they were read. */
  readonly notes: readonly ChangedNotes[];
}

export function changeLines(changes: readonly AmendmentChange[], around: Around): TemplateResult {
  return html`<ul class="changes differences">${changes.map((each) => html`<li class="change-${each.kind}">${changeLine(each, around)}</li>`)}</ul>`;
}

function changeLine(change: AmendmentChange, around: Around): TemplateResult {
  const { before, then } = change;
  const kind = html`<strong class="change-kind">${t(`amend.kind.${change.kind}`)}</strong>`;
  switch (change.kind) {
    case "add":
      return html`${kind} <ins><bdi>${then?.title}</bdi></ins> <span class="quiet">${place(change, around)}</span>
        ${facts(undefined, then, around)}${notesOf(change, around)}`;
    case "remove":
      return html`${kind} <del><bdi>${before?.title}</bdi></del>${before === undefined ? nothing : html` <span class="quiet">${t("agenda.minutes", { count: before.minutes })}</span>`}`;
    case "move":
      return html`${kind} <bdi>${before?.title}</bdi> <span class="quiet">${place(change, around)}</span>`;
    case "change":
      return html`${kind} ${titleWords(before?.title ?? "", then?.title ?? "")}${facts(before, then, around)}${notesOf(change, around)}`;
  }
}

function place({ after }: AmendmentChange, { title }: Around): TemplateResult {
  return html`(${after === undefined ? t("amend.first") : t("agenda.behind", { title: title(after) })})`;
}

function titleWords(before: string, then: string): TemplateResult {
  const doc = (text: string) => ({ type: "doc" as const, content: [{ type: "paragraph", content: [{ type: "text", text }] }] });
  const pieces = differences(doc(before), doc(then)).flatMap((each) => each.pieces);
  return html`<bdi>${pieces.map(({ is, text }) => (is === "gone" ? html`<del>${text}</del>` : is === "new" ? html`<ins>${text}</ins>` : text))}</bdi>`;
}

/** Minutes, lead, affected parties: only what is otherwise. */
function facts(before: ItemWords | undefined, then: ItemWords | undefined, { named }: Around): TemplateResult | typeof nothing {
  const lead = (of: Lead | undefined): string => (of === undefined ? "" : leadWords(of, named));
  const affected = (of: readonly Affected[] | undefined): string => (of ?? []).map((each) => affectedName(each, named)).join(", ");
  const minutes = (of: ItemWords | undefined): string => (of === undefined ? "" : number(of.minutes));
  const lines: [string, string, string][] = [
    [t("agenda.itemMinutes"), minutes(before), minutes(then)],
    [t("agenda.lead"), lead(before?.lead), lead(then?.lead)],
    [t("agenda.affected"), affected(before?.affected), affected(then?.affected)],
  ];
  const other = lines.filter(([, was, is]) => was !== is);
  if (other.length === 0) return nothing;
  return html`<dl class="facts small">${other.map(([label, was, is]) => html`<dt>${label}</dt><dd>
    ${was === "" ? nothing : html`<del><bdi>${was}</bdi></del>`} ${is === "" ? nothing : html`<ins><bdi>${is}</bdi></ins>`}</dd>`)}</dl>`;
}

function notesOf({ item, notes }: AmendmentChange, around: Around): TemplateResult | typeof nothing {
  if (!notes) return nothing;
  const read = around.notes.find((each) => each.item === item);
  const empty = { type: "doc" as const, content: [] };
  return html`<div class="changed-notes"><p class="small"><strong>${t("amend.notes")}</strong></p>
    ${read === undefined ? html`<p class="quiet small" aria-busy="true">${t("app.loading")}</p>` : html`<div class="prose">${differences(read.before ?? empty, read.then).map(block)}</div>`}</div>`;
}
