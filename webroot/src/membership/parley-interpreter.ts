import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { app } from "../app/app.ts";
import { newCommand } from "../app/commands.ts";
import { languageName, t } from "../app/i18n.ts";
import { Light } from "../app/light.ts";
import { failed, problemWords } from "../app/states.ts";
import type { Id, Language, Person } from "../app/types.ts";
import { paperLanguages } from "../paper/types.ts";

/** Into which languages an interpreter translates: none chosen is all. */
@customElement("parley-interpreter")
export class ParleyInterpreter extends Light {
  @property() forum: Id = "";
  @property({ attribute: false }) person!: Person;
  @state() private chosen?: readonly Language[] | undefined;
  @state() private problem?: Error | undefined;
  @state() private said = "";
  @state() private wrong = "";
  private saved = Promise.resolve();

  override firstUpdated(): void {
    void this.load();
  }

  private get base(): string {
    return `/api/forums/${encodeURIComponent(this.forum)}`;
  }

  private readonly load = async (): Promise<void> => {
    this.problem = undefined;
    await app.api.http.get<{ interpreters: readonly { participant: Id; languages: readonly Language[] }[] }>(`${this.base}/interpreters`).then(
      ({ interpreters }) => (this.chosen = interpreters.find(({ participant }) => participant === this.person.participant)?.languages ?? []),
      (problem: Error) => (this.problem = problem),
    );
  };

  override render(): TemplateResult | typeof nothing {
    if (this.problem) return failed(this.problem, this.load);
    const { chosen } = this;
    if (chosen === undefined) return nothing;
    return html`<fieldset class="field"><legend>${t("interpreter.into")}</legend><p class="help">${t("interpreter.help")}</p>
      ${paperLanguages.map((each) => html`<label class="choice"><input type="checkbox" .checked=${chosen.includes(each)} @change=${() => this.turn(each)}><span>${languageName(each)}</span></label>`)}
      ${this.said === "" ? nothing : html`<p role="status">${this.said}</p>`}${this.wrong === "" ? nothing : html`<p class="wrong" role="alert">${this.wrong}</p>`}</fieldset>`;
  }

  /** One after the other, however quickly they are ticked: the last is what holds. */
  private turn(language: Language): void {
    const before = this.chosen ?? [];
    [this.said, this.wrong] = ["", ""];
    const languages = before.includes(language) ? before.filter((each) => each !== language) : [...before, language];
    this.chosen = languages;
    this.saved = this.saved.then(() => this.save(languages));
  }

  private async save(languages: readonly Language[]): Promise<void> {
    await app.api.http.put(`${this.base}/people/${encodeURIComponent(this.person.participant)}/languages`, { command: newCommand(), languages }).then(
      () => (this.said = t("interpreter.set")),
      (problem: Error) => {
        this.wrong = problemWords(problem);
        return this.load(); // what holds, not what was refused
      },
    );
  }
}
