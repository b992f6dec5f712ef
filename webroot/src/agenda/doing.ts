// One thing at a time that a person does on a page: busy while it is on its way, in words when it is refused, and the
// same command again when its outcome is unknown.
import type { ReactiveControllerHost } from "lit";
import { newCommand, type CommandId } from "../app/commands.ts";
import { asTrouble, Problem } from "../app/problem.ts";
import { problemWords } from "../app/states.ts";

export class Doing {
  busy = false;
  wrong = "";
  /** Why it was refused. */
  problem: Error | undefined;
  /** What was done last without an answer, and its command. */
  private open: { what: string; command: CommandId } | undefined;

  constructor(private readonly host: Pick<ReactiveControllerHost, "requestUpdate">) {}

  /**
   * @param what the command in words of the machine: said again unanswered, it is the same command
   * @returns whether it was done
   */
  async run(what: string, work: (command: CommandId) => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    const command = this.open?.what === what ? this.open.command : newCommand();
    this.open = { what, command };
    this.busy = true;
    this.wrong = "";
    this.problem = undefined;
    this.host.requestUpdate();
    const refusal = await work(command).then(() => undefined, asTrouble).finally(() => (this.busy = false));
    if (refusal !== undefined) {
      this.problem = refusal;
      this.wrong = problemWords(refusal);
    }
    if (refusal === undefined || (refusal instanceof Problem && !refusal.passing)) this.open = undefined;
    this.host.requestUpdate();
    return refusal === undefined;
  }

  /** What was refused is answered: it need not stand there any more. */
  settle(): void {
    this.wrong = "";
    this.problem = undefined;
    this.host.requestUpdate();
  }
}
