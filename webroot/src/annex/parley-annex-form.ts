import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import clip from "lucide-static/icons/paperclip.svg";
import { newCommand, type CommandId } from "../app/commands.ts";
import { t } from "../app/i18n.ts";
import { drawn } from "../app/icons.ts";
import { Light } from "../app/light.ts";
import { asTrouble, Problem } from "../app/problem.ts";
import { problemWords } from "../app/states.ts";
import type { Id } from "../app/types.ts";
import { line, lines, summary, type Mistake } from "../membership/form.ts";
import { send, tooLarge } from "./sending.ts";
import type { Laid, NewAnnex } from "./types.ts";

/** What a form does with a file: sends its parts, then lays it to the draft. */
export interface Laying {
  readonly part: (upload: Id, part: number, data: string) => Promise<unknown>;
  readonly lay: (command: CommandId, annex: NewAnnex) => Promise<Laid>;
}

const titleMax = 200;
const altMax = 1_000;
const own = ["document-unknown", "document-broken", "document-too-much"] as const;

/** Adds a picture or PDF to a draft: chosen, described, sent in parts, cleaned by the server. */
@customElement("parley-annex-form")
export class ParleyAnnexForm extends Light {
  @property({ attribute: false }) laying!: Laying;
  @property({ type: Number }) free = 12;
  @state() private file: File | undefined;
  @state() private mistakes: readonly Mistake[] = [];
  @state() private progress: { readonly done: number; readonly of: number } | undefined;
  @state() private laid: Laid | undefined;
  /** The same file again is the same upload, so that nothing is laid twice. */
  private upload: { readonly id: Id; readonly command: CommandId } | undefined;

  override render(): TemplateResult {
    return html`${this.laid === undefined ? nothing : told(this.laid)}
      ${this.file === undefined ? this.choice() : this.form(this.file)}`;
  }

  private choice(): TemplateResult {
    if (this.free <= 0) return html`<p class="quiet small">${t("annex.full")}</p>`;
    return html`${summary(this.mistakes)}<div class="row no-print"><label class="plain file-label">${drawn(clip)}${t("annex.add")}
      <input type="file" class="unseen" accept="image/png,image/jpeg,image/webp,application/pdf" @change=${(event: Event) => void this.choose(event.target as HTMLInputElement)}></label>
      <span class="quiet small">${t("annex.addWhat")}</span></div>`;
  }

  private form(file: File): TemplateResult {
    const { progress } = this;
    const busy = progress !== undefined;
    return html`<form class="note stack no-print" novalidate aria-label=${t("annex.add")} @submit=${this.save}>
      <h3 tabindex="-1"><bdi>${file.name}</bdi></h3>
      ${summary(this.mistakes)}
      ${line({ name: "annex-title", label: t("annex.title"), help: t("annex.titleHelp"), mistakes: this.mistakes })}
      ${isPicture(file) ? lines({ name: "annex-alt", label: t("annex.alt"), help: t("annex.altHelp"), mistakes: this.mistakes }) : nothing}
      <p class="quiet small">${t("annex.cleaned")}</p>
      ${busy ? html`<p role="status">${progress.done < progress.of ? t("annex.sending", { done: progress.done, of: progress.of }) : t("annex.cleaning")}</p>
        <progress max=${progress.of + 1} value=${progress.done}></progress>` : nothing}
      <div class="row"><button class="button primary" ?disabled=${busy}>${t("annex.lay")}</button>
        <button type="button" class="plain" ?disabled=${busy} @click=${this.reset}>${t("app.cancel")}</button></div></form>`;
  }

  private async choose(input: HTMLInputElement): Promise<void> {
    const chosen = input.files?.[0];
    input.value = "";
    this.laid = undefined;
    if (chosen === undefined) return;
    this.mistakes = tooLarge(chosen.size) || chosen.size === 0 ? [{ field: "", words: t("annex.problem.too-large") }] : [];
    if (this.mistakes.length > 0) return;
    this.file = chosen;
    this.upload = { id: newCommand(), command: newCommand() };
    await this.updateComplete;
    this.querySelector<HTMLElement>("h3")?.focus();
  }

  private readonly save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { file, upload } = this;
    if (file === undefined || upload === undefined || this.progress !== undefined) return;
    const title = this.value("annex-title");
    const alt = this.value("annex-alt");
    this.mistakes = missing(title, isPicture(file) ? alt : undefined);
    if (this.mistakes.length > 0) return this.toMistakes();
    try {
      const parts = await send(file, {
        put: (part, data) => this.laying.part(upload.id, part, data),
        wait: (ms) => new Promise((done) => setTimeout(done, ms)),
        arrived: (done, of) => (this.progress = { done, of }),
      });
      this.laid = await this.laying.lay(upload.command, { upload: upload.id, parts, title, ...(alt === "" ? {} : { alt }) });
      this.reset();
    } catch (error) {
      const trouble = asTrouble(error);
      // Refused, it may be asked for otherwise: then it is another command.
      if (trouble instanceof Problem && !trouble.passing) this.upload = { id: upload.id, command: newCommand() };
      this.mistakes = [{ field: "", words: words(trouble) }];
      this.toMistakes();
    } finally {
      this.progress = undefined;
    }
  };

  private readonly reset = (): void => {
    this.file = this.upload = undefined;
    this.mistakes = [];
  };

  private value(name: string): string {
    return this.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${name}`)?.value.replace(/\s+/g, " ").trim() ?? "";
  }

  private toMistakes(): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("[role=alert]")?.focus());
  }
}

function isPicture({ type, name }: File): boolean {
  return type !== "application/pdf" && !name.toLowerCase().endsWith(".pdf");
}

function missing(title: string, alt: string | undefined): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  if (title === "" || title.length > titleMax) mistakes.push({ field: "annex-title", words: t("annex.titleMissing") });
  if (alt !== undefined && (alt === "" || alt.length > altMax)) mistakes.push({ field: "annex-alt", words: t("annex.altMissing") });
  return mistakes;
}

function words(trouble: Error): string {
  const code = own.find((each) => trouble instanceof Problem && trouble.code === each);
  return code === undefined ? problemWords(trouble) : t(`annex.problem.${code}`);
}

function told({ annex, removed }: Laid): TemplateResult {
  return html`<div class="note calm" role="status"><p>${t("annex.laid", { title: annex.title })}</p>
    ${removed.length === 0 ? nothing : html`<p>${t("annex.removedToo")}</p><ul class="points">${removed.map((trace) => html`<li>${t(`annex.removed.${trace}`)}</li>`)}</ul>`}</div>`;
}
