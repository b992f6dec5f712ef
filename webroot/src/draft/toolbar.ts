// The row of tools over a sheet, whatever is written on it.
import { html, nothing, type TemplateResult } from "lit";
import type { EditorView } from "prosemirror-view";
import { t } from "../app/i18n.ts";
import { drawn } from "../app/icons.ts";
import { isInTable } from "./tabling.ts";
import { tableTools, type Tool } from "./tools.ts";

export function toolbar(tools: readonly Tool[], view: EditorView | undefined, use: (tool: Tool) => void): TemplateResult {
  const inTable = view !== undefined && isInTable(view.state);
  return html`${row(t("composer.tools"), tools, view, use)}${inTable ? row(t("composer.tableTools"), tableTools, view, use) : nothing}`;
}

function row(label: string, tools: readonly Tool[], view: EditorView | undefined, use: (tool: Tool) => void): TemplateResult {
  return html`<div class="tools" role="toolbar" aria-label=${label} @keydown=${steer}>
    ${tools.map((tool, i) => button(tool, i === 0, view, use))}</div>`;
}

function button(tool: Tool, isFirst: boolean, view: EditorView | undefined, use: (tool: Tool) => void): TemplateResult {
  const now = view?.state;
  const usable = now === undefined || (tool.command?.(now, undefined, view) ?? tool.usable?.(now) ?? true);
  const word = t(`composer.tool.${tool.name}`);
  return html`${tool.parts ? html`<span class="between"></span>` : nothing}
    <button type="button" tabindex=${isFirst ? 0 : -1} title=${tool.keys === undefined ? word : `${word} (${tool.keys})`}
      aria-pressed=${tool.isOn === undefined ? nothing : now !== undefined && tool.isOn(now)} aria-disabled=${usable ? nothing : "true"}
      @mousedown=${stay} @click=${() => use(tool)}>${drawn(tool.drawing)}<span class="word">${word}</span></button>`;
}

/** A tool must not take the focus, and with it the selection, from the text. */
function stay(event: Event): void {
  event.preventDefault();
}

/** In a toolbar the arrows go from tool to tool; Tab goes on to the text. */
function steer(event: KeyboardEvent): void {
  const bar = event.currentTarget as HTMLElement;
  const rtl = getComputedStyle(bar).direction === "rtl";
  const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (by === 0) return;
  const buttons = [...bar.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const next = buttons[(at + (rtl ? -by : by) + buttons.length) % buttons.length];
  for (const each of buttons) each.tabIndex = each === next ? 0 : -1;
  next?.focus();
  event.preventDefault();
}
